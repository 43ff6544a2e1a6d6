/** Where something is on the desktop that all displays make up, in its own pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DisplayFacts {
  /** The system's own name for it: the same when it is plugged in again. */
  readonly id: string;
  readonly primary: boolean;
  readonly bounds: Area;
}

/** Which display is whose. */
export interface Arrangement {
  /** The officer's; where it is the only one, the visitors' too. */
  readonly desk: DisplayFacts;
  /** The visitors': all others. No display is left to the desktop behind. */
  readonly visitors: readonly DisplayFacts[];
}

/**
 * Shares the displays out. The officer's is the primary one, where the keyboard and the system's own dialogs are,
 * unless an admin chose another that is there.
 * @param displays in any order
 * @param chosen the id of the officer's; null: nobody chose
 * @returns null where there is no display at all, as in the moment in which the last one is unplugged
 */
export function arrange(displays: readonly DisplayFacts[], chosen: string | null): Arrangement | null {
  const sorted = inOrder(displays);
  const desk = sorted.find(({ id }) => id === chosen) ?? sorted.find(({ primary }) => primary) ?? sorted[0];
  return desk ? { desk, visitors: sorted.filter((each) => each !== desk) } : null;
}

/**
 * The display to which the officer's desk goes when an admin moves it on: the next from left to right.
 * @returns its id; null where there is no other
 */
export function nextDesk(displays: readonly DisplayFacts[], chosen: string | null): string | null {
  const sorted = inOrder(displays);
  const { desk } = arrange(displays, chosen) ?? {};
  const next = desk && sorted[(sorted.indexOf(desk) + 1) % sorted.length];
  return next && next !== desk ? next.id : null;
}

function inOrder(displays: readonly DisplayFacts[]): readonly DisplayFacts[] {
  return displays.toSorted(
    ({ bounds: a, id }, { bounds: b, id: other }) => a.x - b.x || a.y - b.y || (id < other ? -1 : 1),
  );
}
