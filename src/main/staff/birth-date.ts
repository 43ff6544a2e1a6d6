import type { CivilDate } from '#shared/domain/civil-date.ts';

const MONTHS: Readonly<Record<string, number>> = {
  ...named(1, 'jan januari january'),
  ...named(2, 'feb peb februari pebruari february'),
  ...named(3, 'mar mrt maret march'),
  ...named(4, 'apr april'),
  ...named(5, 'mei may'),
  ...named(6, 'jun juni june'),
  ...named(7, 'jul juli july'),
  ...named(8, 'agu agt ags agst agustus aug august'),
  ...named(9, 'sep sept september'),
  ...named(10, 'okt oct oktober october'),
  ...named(11, 'nov nop november nopember'),
  ...named(12, 'des dec desember december'),
};

/** Excel's day 0, with the leap day of 1900 that never was: right from 1 March 1900 on. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** 1 March 1900 to the end of 2099. */
const isSerial = (days: number) => days >= 61 && days < 73_051;

/**
 * A birth date as rosters write it: `24/02/1985`, `24-2-1985`, `1985-02-24`, `24 Februari 1985`, `Penajam,
 * 24 Februari 1985`, `19850224`, and Excel's day numbers. A year has four digits; the day stands before the month, as
 * in all of Indonesia.
 * @param cell as the spreadsheet gives it
 * @returns null where it is none
 */
export function readBirthDate(cell: string | number | Date): CivilDate | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return fromSerial(cell);
  // Place and date in one cell: the date comes last.
  const text = (cell.split(',').at(-1) ?? '').trim().toLowerCase();
  if (/^\d{5}$/.test(text)) return fromSerial(Number(text));
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]0{1,2}:00(?::00(?:\.0+)?)?z?)?$/.exec(text);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return dateOf(compact[1], compact[2], compact[3]);
  const numeric = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: 0{1,2}:00(?::00)?)?$/.exec(text);
  if (numeric) return dateOf(numeric[3], numeric[2], numeric[1]);
  const spoken = /^(?:[a-z]+ )?(\d{1,2})[-/. ]+([a-z]+)[-/., ]+(\d{4})$/.exec(text);
  const month = spoken && MONTHS[spoken[2] ?? ''];
  return spoken && month ? dateOf(spoken[3], String(month), spoken[1]) : null;
}

function fromSerial(days: number): CivilDate | null {
  const whole = Math.floor(days);
  return isSerial(whole) ? new Date(SERIAL_EPOCH + whole * DAY_MS).toISOString().slice(0, 10) : null;
}

function dateOf(year = '', month = '', day = ''): CivilDate | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(text);
  // 31 February is a day in March to some, and no date to us.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text;
}

function named(month: number, words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word) => [word, month]));
}
