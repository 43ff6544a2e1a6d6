import type { ButtonHTMLAttributes } from 'react';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `primary`: the one thing to do on a screen. */
  readonly look?: 'primary' | 'plain' | 'quiet';
};

export function Button({ look = 'plain', className = '', type = 'button', ...rest }: Props) {
  return <button type={type} className={`button button--${look} ${className}`} {...rest} />;
}
