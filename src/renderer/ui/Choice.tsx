import type { InputHTMLAttributes } from 'react';

type Props = InputHTMLAttributes<HTMLInputElement> & {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly 'data-testid'?: string;
};

/** One of several, as a large target. */
export function Choice({ title, detail, ...input }: Props) {
  return (
    <label className="choice">
      <input type="radio" {...input} />
      <span className="choice__text">
        <span className="choice__title">{title}</span>
        {detail === undefined ? null : <span className="choice__detail">{detail}</span>}
      </span>
    </label>
  );
}
