import { useId, type InputHTMLAttributes } from 'react';

type Props = InputHTMLAttributes<HTMLInputElement> & {
  readonly label: string;
  readonly note?: string | undefined;
  /** What is wrong with the value; stands in place of the note. */
  readonly problem?: string | null | undefined;
  readonly 'data-testid'?: string;
};

export function Field({ label, note, problem, className = '', ...input }: Props) {
  const id = useId();
  return (
    <div className={`field ${className}`}>
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className="field__input"
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-note`}
        autoComplete="off"
        spellCheck={false}
      />
      <p
        id={`${id}-note`}
        className="field__note"
        data-problem={problem ? '' : undefined}
        role={problem ? 'alert' : undefined}
      >
        {problem ?? note}
      </p>
    </div>
  );
}
