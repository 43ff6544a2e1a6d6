import { FieldFrame } from './Field.tsx';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly said: string;
}

interface BareProps<Value extends string> {
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly testId?: string | undefined;
  readonly className?: string | undefined;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-invalid'?: true | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'data-set'?: '' | undefined;
}

/** One of several, without a label to be seen. */
export function BareSelect<Value extends string>(props: BareProps<Value>) {
  const { value, options, onChange, testId, ...rest } = props;
  return (
    <select
      {...rest}
      data-testid={testId}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.said}
        </option>
      ))}
    </select>
  );
}

interface Props<Value extends string> {
  readonly label: string;
  readonly note?: string | undefined;
  readonly problem?: string | null | undefined;
  readonly className?: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly testId?: string;
}

/** One of several, as a field. */
export function Select<Value extends string>(props: Props<Value>) {
  const { label, note, problem, className, ...select } = props;
  return (
    <FieldFrame {...{ label, note, problem, className }}>
      {(bound) => <BareSelect {...select} {...bound} />}
    </FieldFrame>
  );
}
