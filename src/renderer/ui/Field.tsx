import { useId, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react';

/** What a field has besides its input. */
interface Frame {
  readonly label: string;
  readonly note?: string | undefined;
  /** What is wrong with the value; stands in place of the note. */
  readonly problem?: string | null | undefined;
  readonly className?: string | undefined;
}

interface Bound {
  readonly id: string;
  readonly className: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string;
}

/** A label, the input that it is given to, and what is to be said of the value. */
export function FieldFrame(props: Frame & { readonly children: (bound: Bound) => ReactNode }) {
  const { label, note, problem, className = '', children } = props;
  const id = useId();
  return (
    <div className={`field ${className}`}>
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        className: 'field__input',
        'aria-invalid': problem ? true : undefined,
        'aria-describedby': `${id}-note`,
      })}
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

type FieldProps = Frame & InputHTMLAttributes<HTMLInputElement> & { readonly 'data-testid'?: string };

/** One line. */
export function Field({ label, note, problem, className, ...input }: FieldProps) {
  return (
    <FieldFrame {...{ label, note, problem, className }}>
      {(bound) => <input {...input} {...bound} autoComplete="off" spellCheck={false} />}
    </FieldFrame>
  );
}

type AreaProps = Frame & TextareaHTMLAttributes<HTMLTextAreaElement> & { readonly 'data-testid'?: string };

/** Several lines. */
export function Area({ label, note, problem, className, ...input }: AreaProps) {
  return (
    <FieldFrame {...{ label, note, problem, className }}>
      {(bound) => <textarea {...input} {...bound} spellCheck={false} />}
    </FieldFrame>
  );
}
