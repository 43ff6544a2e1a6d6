import * as z from 'zod';

/**
 * A calendar date that may lack its day or its month, as certificates have them: `2021`, `2021-06` or
 * `2021-06-15` (EU DCC schema 1.3, `dob` and `dt`). An empty birth date of a certificate is no PartialDate.
 */
export const PartialDate = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/);
export type PartialDate = z.infer<typeof PartialDate>;

/**
 * A date as somebody wrote it: shaped like a partial date, though perhaps of no calendar (`2022-02-30`, `2022-17-01`). What it means is
 * unclear then, and the policy says so.
 */
export const WrittenDate = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
export type WrittenDate = z.infer<typeof WrittenDate>;

/** A whole calendar date, `2021-06-15`. */
export const CivilDate = z.iso.date();
export type CivilDate = z.infer<typeof CivilDate>;

const DAY_MS = 86_400_000;

/**
 * The civil date at a place.
 * @param at the instant
 * @param timeZone an IANA name, for instance `Asia/Makassar`
 * @returns the date there, `YYYY-MM-DD`
 * @throws RangeError where the zone is unknown
 */
export function civilDate(at: Date, timeZone: string): CivilDate {
  return formatter(timeZone).format(at);
}

/** The first day that a partial date can mean: `2021` is `2021-01-01`. */
export function earliestDay(date: PartialDate): CivilDate {
  return `${date}-01-01`.slice(0, 10);
}

/** The last day that a partial date can mean: `2024-02` is `2024-02-29`. */
export function latestDay(date: PartialDate): CivilDate {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  if (day !== undefined) return date;
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** `days` after `date`; negative numbers go back. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one civil date to another; negative where `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Whether a name is an IANA time zone's. */
export function isTimeZone(name: string): boolean {
  try {
    formatter(name);
    return true;
  } catch {
    return false;
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs more than the whole rest of a verdict: keep one a zone. */
function formatter(timeZone: string): Intl.DateTimeFormat {
  let found = formatters.get(timeZone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, found);
  }
  return found;
}
