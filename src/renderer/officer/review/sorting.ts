import { STANDINGS, type Visit } from '#shared/domain/visit.ts';
import { CATEGORIES } from '#shared/domain/verdict.ts';

export const COLUMNS = ['seq', 'time', 'category', 'name', 'decision', 'reason', 'person'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sorting {
  readonly column: Column;
  readonly down: boolean;
}

/** As the log gives them: the newest first. */
export const NEWEST_FIRST: Sorting = { column: 'time', down: true };

export function isNewestFirst({ column, down }: Sorting): boolean {
  return down && column === 'time';
}

/** A press on a column's head: the other way round where it is sorted by it already. */
export function pressed(sorting: Sorting, column: Column): Sorting {
  if (sorting.column === column) return { column, down: !sorting.down };
  return { column, down: column === 'time' || column === 'seq' };
}

/** Sorts what is loaded; of equal ones the newest stays first. Who has no name comes last, either way. */
export function sorted(rows: readonly Visit[], { column, down }: Sorting): readonly Visit[] {
  const sign = down ? -1 : 1;
  return [...rows].sort((a, b) => {
    if (column === 'name' && (a.holder === null || b.holder === null)) {
      return Number(a.holder === null) - Number(b.holder === null);
    }
    return sign * compare(a, b, column) || b.seq - a.seq;
  });
}

function compare(a: Visit, b: Visit, column: Column): number {
  switch (column) {
    case 'seq':
      return a.seq - b.seq;
    case 'time':
      return Date.parse(a.at) - Date.parse(b.at);
    case 'category':
      return CATEGORIES.indexOf(a.verdict.category) - CATEGORIES.indexOf(b.verdict.category);
    case 'name':
      return (a.holder?.name ?? '').localeCompare(b.holder?.name ?? '', 'id');
    case 'decision':
      return STANDINGS.indexOf(a.state.decision) - STANDINGS.indexOf(b.state.decision);
    case 'reason':
      return (a.verdict.reasons[0]?.code ?? '').localeCompare(b.verdict.reasons[0]?.code ?? '');
    case 'person':
      return a.person.localeCompare(b.person);
  }
}
