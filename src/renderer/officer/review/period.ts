import { addDays, type CivilDate } from '#shared/domain/civil-date.ts';
import { civilDay } from '#shared/domain/civil-day.ts';

export const PERIODS = ['today', 'yesterday', 'week', 'month', 'lastMonth', 'year', 'custom'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** Whole civil days at the office, both included. */
export interface Days {
  readonly first: CivilDate;
  readonly last: CivilDate;
}

export type Period = { readonly name: Exclude<PeriodName, 'custom'> } | ({ readonly name: 'custom' } & Days);

/** The days that a period means on a given day. */
export function daysOf(period: Period, today: CivilDate): Days {
  switch (period.name) {
    case 'today':
      return { first: today, last: today };
    case 'yesterday':
      return { first: addDays(today, -1), last: addDays(today, -1) };
    case 'week':
      return { first: addDays(today, -6), last: today };
    case 'month':
      return { first: `${today.slice(0, 8)}01`, last: today };
    case 'lastMonth': {
      const last = addDays(`${today.slice(0, 8)}01`, -1);
      return { first: `${last.slice(0, 8)}01`, last };
    }
    case 'year':
      return { first: addDays(today, -364), last: today };
    case 'custom':
      return { first: period.first, last: period.last };
  }
}

/** From the first day's first instant (inclusive) to the last one's end (exclusive), in UTC. */
export function instantsOf({ first, last }: Days, timeZone: string): { from: string; to: string } {
  return {
    from: new Date(civilDay(first, timeZone).from).toISOString(),
    to: new Date(civilDay(last, timeZone).to).toISOString(),
  };
}
