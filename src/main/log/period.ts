import type { CivilDate } from '#shared/domain/civil-date.ts';
import { civilDay, type Span } from '#shared/domain/civil-day.ts';

/** Which entries: of a civil day at a place, or from one instant (inclusive) to another (exclusive). */
export type Period =
  { readonly day: CivilDate; readonly timeZone: string } | { readonly from: Date; readonly to: Date };

export type EntryQuery = Period & {
  readonly limit: number;
  /** The `seq` of the last entry of the page before; its entry is within the period. */
  readonly before?: number;
};

export function spanOf(period: Period): Span {
  if ('day' in period) return civilDay(period.day, period.timeZone);
  return { from: period.from.getTime(), to: period.to.getTime() };
}
