/** Something that is done when it is first asked for. */
export interface Demand {
  ask(): void;
  /** Resolves when it was asked for, or time is up. */
  readonly made: Promise<void>;
}

/** @param ms after so many milliseconds it is done unasked */
export function demandWithin(ms: number): Demand {
  let ask = (): void => undefined;
  const made = new Promise<void>((resolve) => (ask = resolve));
  const late = setTimeout(ask, ms);
  return {
    ask: () => {
      clearTimeout(late);
      ask();
    },
    made,
  };
}
