import type { OfficesKey } from './offices.id.ts';

/** What is said of a list of offices in English. */
export const officesEn: Readonly<Record<OfficesKey, string>> = {
  'takes.name': 'takes a name of 1 to 120 letters on one line, that does not begin with = + - or @',
  'takes.code': 'takes a code of up to 24 of A–Z, 0–9, dots and hyphens',
  'takes.kind': 'takes skpd, kecamatan, kelurahan, desa, puskesmas or lain',
  'takes.timeZone': 'takes WIB, WITA, WIT or an IANA time zone',
  'takes.languages': 'takes id, en, or both, the screen’s first',
  'takes.policy': 'takes the id of a policy that Gerbang ships, or of an own one whose file is given',
  'takes.trust': 'takes who, file, or up to 4 https addresses',
  'takes.capacity': 'takes a whole number from 1, or nothing',
  'takes.retentionDays': 'takes a whole number of days from 1 to 3650',
  SAME_CODE: 'row {before, number} has the same',
  FILE_UNREADABLE: 'the file cannot be read; copy it to this computer and try again',
  FILE_TOO_LARGE: 'the file is too large: 8 MB at most',
  TOO_MUCH_INSIDE: 'there is more in the file than any list of offices has',
  TOO_MANY_ROWS: 'a list has at most {most, number} offices',
  OLD_OR_LOCKED: 'an old Excel file, or one with a password; save it as .xlsx without a password',
  NOT_A_TABLE: 'this is no table; choose an .xlsx or .csv file',
  NO_HEADINGS: 'no row has headings for names (Office, or Nama Kantor) and codes (Code, or Kode)',
  NO_ROWS: 'there is no office below the headings',
  COLUMN_TWICE: 'two columns have the same heading',
};
