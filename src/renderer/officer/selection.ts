export type Step = 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last';

const PAGE = 10;

/** The place in the log that a key leads to, from the one chosen so far; null where there is no row. */
export function move(
  rows: readonly { readonly seq: number }[],
  from: number | null,
  step: Step,
): number | null {
  const last = rows.length - 1;
  const at = rows.findIndex((row) => row.seq === from);
  const to = at < 0 ? start(step, last) : target(at, step, last);
  return rows[Math.min(Math.max(to, 0), last)]?.seq ?? null;
}

/** Nothing is chosen yet: any key but End begins at the newest. */
function start(step: Step, last: number): number {
  return step === 'last' ? last : 0;
}

function target(at: number, step: Step, last: number): number {
  switch (step) {
    case 'next':
      return at + 1;
    case 'previous':
      return at - 1;
    case 'page-down':
      return at + PAGE;
    case 'page-up':
      return at - PAGE;
    case 'first':
      return 0;
    case 'last':
      return last;
  }
}
