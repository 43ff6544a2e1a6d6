/** How long something took, over many samples. Milliseconds. */
export interface Timing {
  readonly median: number;
  readonly p95: number;
  readonly samples: number;
}

/** Does the work once; `i` counts up, so that it can take another input each time. */
export type Subject = (i: number) => unknown;

export interface Plan {
  readonly rounds: number;
  readonly warmUp: number;
  /** How many times each in a row before it is the next one's turn. Default 1. */
  readonly block?: number;
}

/** How much is done for a figure. */
export interface Effort {
  /** The plan itself, or one of fewer rounds. */
  few(plan: Plan): Plan;
  /** So many, or fewer. */
  most(count: number): number;
  /** Of a long log. */
  readonly rows: number;
}

/** @param rounds at most; none: as many as a good figure takes */
export function effortOf(rounds: number | null, rows: number): Effort {
  const most = (count: number): number => Math.min(count, rounds ?? count);
  const few = (plan: Plan): Plan => ({ ...plan, rounds: most(plan.rounds), warmUp: most(plan.warmUp) });
  return { few, most, rows };
}

/**
 * Times subjects one after the other in turns (A B A B), so that what disturbs the machine disturbs all of them.
 * @returns a timing each, under its subject's name
 */
export async function alternate<Name extends string>(
  subjects: Readonly<Record<Name, Subject>>,
  { rounds, warmUp, block = 1 }: Plan,
): Promise<Record<Name, Timing>> {
  const names = keysOf(subjects);
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let i = 0; i < warmUp + rounds; i++) {
    for (const name of names) {
      for (let j = 0; j < block; j++) {
        const begin = performance.now();
        const result = subjects[name](i * block + j);
        if (result instanceof Promise) await result;
        const took = performance.now() - begin;
        if (i >= warmUp) samples.get(name)?.push(took);
      }
    }
  }
  return fromNames(names, (name) => timing(samples.get(name) ?? []));
}

/** Median and 95th percentile (nearest rank). */
export function timing(samples: readonly number[]): Timing {
  const sorted = [...samples].sort((a, b) => a - b);
  return { median: rank(sorted, 0.5), p95: rank(sorted, 0.95), samples: sorted.length };
}

function rank(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}

/** Now, on the one clock that all processes of this machine share; milliseconds with a fraction. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

function keysOf<Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] {
  const names: Name[] = [];
  for (const name in record) names.push(name);
  return names;
}

function fromNames<Name extends string, T>(names: readonly Name[], make: (name: Name) => T): Record<Name, T> {
  const record: Partial<Record<Name, T>> = {};
  for (const name of names) record[name] = make(name);
  if (!isWhole(record, names)) throw new Error('a name was lost');
  return record;
}

function isWhole<Name extends string, T>(
  record: Partial<Record<Name, T>>,
  names: readonly Name[],
): record is Record<Name, T> {
  return names.every((name) => name in record);
}
