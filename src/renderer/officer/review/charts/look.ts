/** What the charts have in common; their colours are those of tokens.css. */
export const AXIS = {
  stroke: 'var(--rule-strong)',
  tickLine: false,
  tick: { fill: 'var(--ink-soft)', fontSize: 13 },
} as const;

/** Numbers on the bars themselves: nobody has to measure with the eye. */
export const LABEL = { fill: 'var(--ink)', fontSize: 13, fontWeight: 600 } as const;

export const MARGIN = { top: 20, right: 8, bottom: 0, left: 0 } as const;
