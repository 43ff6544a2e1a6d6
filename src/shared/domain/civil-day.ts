import { civilDate, type CivilDate } from './civil-date.ts';

/** From the first (inclusive) to the last (exclusive) millisecond since 1970 UTC. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** No place is further from UTC than that. */
const FARTHEST_MS = 15 * 3_600_000;
const DAY_MS = 86_400_000;

/**
 * When a civil day begins and ends at a place, whatever its clocks did that day.
 * @param timeZone an IANA name
 * @throws RangeError where the zone is unknown
 */
export function civilDay(day: CivilDate, timeZone: string): Span {
  const midnight = Date.parse(day);
  const next = new Date(midnight + DAY_MS).toISOString().slice(0, 10);
  return { from: firstInstant(day, timeZone, midnight), to: firstInstant(next, timeZone, midnight + DAY_MS) };
}

/** The first instant whose date at the place is `day` or later: dates only ever rise, so halving finds it. */
function firstInstant(day: CivilDate, timeZone: string, utcMidnight: number): number {
  let before = utcMidnight - FARTHEST_MS;
  let reached = utcMidnight + FARTHEST_MS;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (civilDate(new Date(middle), timeZone) >= day) reached = middle;
    else before = middle;
  }
  return reached;
}
