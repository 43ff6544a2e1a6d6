import { civilDate, type PartialDate } from '#shared/domain/civil-date.ts';
import type { Language } from '#shared/domain/locale.ts';

/** The zones of Indonesia by the names people there have for them. */
const INDONESIAN_ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Ujung_Pandang': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const satisfies Record<Language, string>;

/** `WITA` for Asia/Makassar; elsewhere what the system calls the zone at that moment. */
export function zoneName(timeZone: string, at: Date): string {
  const known = INDONESIAN_ZONES[timeZone];
  if (known) return known;
  const parts = formatter('en', { timeZone, timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** The time of day at a place: `14.05` in Indonesian, `14:05` in English. */
export function clockTime(at: Date, timeZone: string, language: Language): string {
  return formatter(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** With seconds: `14.05.09`. */
export function exactTime(at: Date, timeZone: string, language: Language): string {
  return formatter(language, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** A moment of any day, short: `24 Feb 2022, 14.05`. */
export function dayAndTime(at: Date, timeZone: string, language: Language): string {
  return `${shortDate(civilDate(at, timeZone), language)}, ${clockTime(at, timeZone, language)}`;
}

/** `Kamis, 24 Februari 2022`; `Thursday, 24 February 2022`. */
export function longDate(at: Date, timeZone: string, language: Language): string {
  const weekday = formatter(language, { timeZone, weekday: 'long' }).format(at);
  const date = formatter(language, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(at);
  return `${weekday}, ${date}`;
}

/** A date as far as it is known: `24 Feb 2022`, `Feb 2022`, `2022`. */
export function shortDate(date: PartialDate, language: Language): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const at = new Date(Date.UTC(2000, Number(month) - 1, 1));
  const name = formatter(language, { timeZone: 'UTC', month: 'short' }).format(at);
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** Milliseconds until the next full minute: when a clock without seconds has to move. */
export function untilNextMinute(now: number): number {
  return 60_000 - (now % 60_000);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(LOCALES[language], options);
    formatters.set(key, found);
  }
  return found;
}
