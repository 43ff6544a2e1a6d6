/**
 * Nomor Induk Kependudukan: sixteen digits, of which the first six are the district of registration, the next six
 * the birth date (day, month, year; the day of a woman's is 40 higher) and the last four a serial number
 * (Perpres 96/2018; its structure is that of Permendagri 29/2008).
 */
export type NikProblem = 'LENGTH' | 'PROVINCE' | 'DISTRICT' | 'DATE' | 'SERIAL';

export type NikCheck =
  | {
      readonly ok: true;
      readonly sex: 'female' | 'male';
      /** Day, month and the last two digits of the year: the century is not in it. */
      readonly birth: { readonly day: number; readonly month: number; readonly year: number };
    }
  | { readonly ok: false; readonly problem: NikProblem };

/** Provinces have numbers from 11 (Aceh) to 97 (Papua Pegunungan). */
const PROVINCES = { first: 11, last: 97 };

/** @param text sixteen digits; anything else is a problem of `LENGTH` */
export function checkNik(text: string): NikCheck {
  const found = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{4})$/.exec(text);
  if (!found) return { ok: false, problem: 'LENGTH' };
  const [province = 0, regency = 0, district = 0, rawDay = 0, month = 0, year = 0, serial = 0] = found
    .slice(1)
    .map(Number);
  if (province < PROVINCES.first || province > PROVINCES.last) return { ok: false, problem: 'PROVINCE' };
  if (regency === 0 || district === 0) return { ok: false, problem: 'DISTRICT' };
  const day = rawDay > 40 ? rawDay - 40 : rawDay;
  // Whichever century it is: 2000 had the leap days that any year of these two digits may have.
  const date = new Date(Date.UTC(2000 + year, month - 1, day));
  const isDate = month >= 1 && month <= 12 && date.getUTCDate() === day && date.getUTCMonth() === month - 1;
  if (!isDate) return { ok: false, problem: 'DATE' };
  if (serial === 0) return { ok: false, problem: 'SERIAL' };
  return { ok: true, sex: rawDay > 40 ? 'female' : 'male', birth: { day, month, year } };
}

/** Whether a birth date (`YYYY-MM-DD`) is the one in a NIK, whose century it cannot tell. */
export function nikHasBirthDate(check: Extract<NikCheck, { ok: true }>, birthDate: string): boolean {
  const [year, month, day] = birthDate.split('-').map(Number);
  const { birth } = check;
  return year !== undefined && year % 100 === birth.year && month === birth.month && day === birth.day;
}
