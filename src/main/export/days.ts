import { civilDate } from '#shared/domain/civil-date.ts';
import type { VisitFilter } from '#shared/domain/visit.ts';

export interface Days {
  readonly first: string;
  readonly last: string;
}

/** The civil days of a filter at the office; the filter's end is exclusive. */
export function daysOf(options: { readonly filter: VisitFilter; readonly timeZone: string }): Days {
  const { filter, timeZone } = options;
  const first = civilDate(new Date(filter.from), timeZone);
  const last = civilDate(new Date(Date.parse(filter.to) - 1), timeZone);
  return { first, last: last < first ? first : last };
}
