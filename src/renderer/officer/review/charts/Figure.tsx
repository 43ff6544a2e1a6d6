import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** What is most to be seen in it, in words: those who cannot see it know as much. */
  readonly said: string;
  readonly testId: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A chart with its title and what it says. */
export function Figure({ title, said, testId, wide = false, children }: Props) {
  return (
    <figure className="chart" data-testid={testId} data-wide={wide ? '' : undefined}>
      <figcaption className="chart__caption">
        <strong className="chart__title">{title}</strong>
        <span className="soft">{said}</span>
      </figcaption>
      {children}
    </figure>
  );
}
