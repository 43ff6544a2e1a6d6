import { FieldFrame } from '../../ui/Field.tsx';
import { fieldText, isWrong, typeNumber } from './draft.ts';
import type { NumberField } from './fields.ts';
import type { FormProps } from './form.ts';
import { problemText } from './problem-text.ts';
import { usePolicyText } from './texts.en.ts';

type Props = Pick<FormProps, 'draft' | 'change' | 'problems'> & {
  readonly field: NumberField;
  readonly label: string;
  readonly note: string;
};

/** A number with its unit, what it means, and what is wrong with it in that place. */
export function NumberRow({ field, label, note, draft, change, problems }: Props) {
  const { t } = usePolicyText();
  const found = problems.find(({ path }) => path === field.path);
  const problem = isWrong(draft, field)
    ? t('problem.number', { min: field.min, max: field.max })
    : found && problemText(found, t);
  return (
    <FieldFrame className="field--row" {...{ label, note, problem }}>
      {(bound) => (
        <span className="field__entry">
          <input
            {...bound}
            aria-invalid={found?.severity === 'warning' ? undefined : bound['aria-invalid']}
            inputMode="numeric"
            autoComplete="off"
            data-testid={`field-${field.path}`}
            value={fieldText(draft, field)}
            onChange={(event) => change(typeNumber(draft, field, event.target.value))}
          />
          <span className="field__unit">{t(`unit.${field.unit}`)}</span>
        </span>
      )}
    </FieldFrame>
  );
}
