import { earliestDay, latestDay, PartialDate, WrittenDate } from '#shared/domain/civil-date.ts';
import type { Credential } from '#shared/domain/credential.ts';

const DATE_PART = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?$/;
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d{2}(?::?\d{2})?)$/;

/**
 * The civil date of a certificate's date: whole or partial, with the time of day cut off that some issuers add
 * (EU DCC technical specification: verifiers shall accept it).
 * @returns undefined where it is no date, or one that no calendar has
 */
export function toPartialDate(text: string): PartialDate | undefined {
  const date = DATE_PART.exec(text.trim())?.[1];
  if (date === undefined || !PartialDate.safeParse(date).success) return undefined;
  return date.length < 10 || isRealDay(date) ? date : undefined;
}

/** As `toPartialDate`; a date that no calendar has stays as it is written. */
export function toWrittenDate(text: string): WrittenDate | undefined {
  const date = DATE_PART.exec(text.trim())?.[1];
  return date !== undefined && WrittenDate.safeParse(date).success ? date : undefined;
}

const UNKNOWN_PARTS = /(?:-00)+(?=$|-)/;

/** As `toPartialDate`, for birthdays: a month or a day that is not known may be written as `00`. */
export function toBirthDate(text: string): PartialDate | undefined {
  const date = DATE_PART.exec(text.trim())?.[1];
  // What comes behind an unknown month means nothing without it.
  return date === undefined ? undefined : toPartialDate(date.slice(0, UNKNOWN_PARTS.exec(date)?.index ?? 10));
}

/**
 * An ISO 8601 instant with its time zone, in UTC. Offsets may lack their colon or their minutes, and the time its
 * seconds, as real issuers write them.
 * @returns undefined where it is none; a time without a zone is none
 */
export function toInstant(text: string): string | undefined {
  const parts = INSTANT.exec(text.trim());
  if (!parts) return undefined;
  const [, day = '', minutes = '', seconds = '00', fraction = '', zone = ''] = parts;
  if (!isRealDay(day)) return undefined;
  const at = new Date(
    `${day}T${minutes}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${normalZone(zone)}`,
  );
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The days of a period of validity, from the first that its dates can mean to the last. */
export function daysOf(
  from: PartialDate | undefined,
  until: PartialDate | undefined,
): Credential['validDays'] {
  return { first: from && earliestDay(from), last: until && latestDay(until) };
}

function normalZone(zone: string): string {
  if (/^z$/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the calendar has the day `YYYY-MM-DD`: `Date` takes 30 February for 2 March. */
function isRealDay(day: string): boolean {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  const isLeapDay = month === 2 && date === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isLeapDay || (date >= 1 && date <= (MONTH_LENGTHS[month - 1] ?? 0));
}
