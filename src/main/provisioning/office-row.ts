import { WHO_LIST } from '#shared/domain/fetch-address.ts';
import type { Language } from '#shared/domain/locale.ts';
import type { OfficeKind } from '#shared/domain/office.ts';
import { CardOffice } from '#shared/domain/site-card.ts';
import { DEFAULT_TIME_ZONE } from '#shared/domain/site.ts';
import type { Column, Columns } from './columns.ts';

/** What is wrong in one row. The message is for whoever wrote the list; the cell itself is not in it. */
export interface RowProblem {
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  readonly column: Column;
  readonly message: string;
}

const ZONES: ReadonlyMap<string, string> = new Map([
  ['WIB', 'Asia/Jakarta'],
  ['WITA', 'Asia/Makassar'],
  ['WIT', 'Asia/Jayapura'],
]);

const LANGUAGE_WORDS: ReadonlyMap<string, Language> = new Map([
  ['id', 'id'],
  ['indonesia', 'id'],
  ['indonesian', 'id'],
  ['en', 'en'],
  ['inggris', 'en'],
  ['english', 'en'],
]);

const KIND_WORDS: ReadonlyMap<string, OfficeKind> = new Map([
  ['skpd', 'skpd'],
  ['opd', 'skpd'],
  ['dinas', 'skpd'],
  ['badan', 'skpd'],
  ['department', 'skpd'],
  ['kecamatan', 'kecamatan'],
  ['subdistrict', 'kecamatan'],
  ['kelurahan', 'kelurahan'],
  ['desa', 'desa'],
  ['village', 'desa'],
  ['puskesmas', 'puskesmas'],
  ['healthcentre', 'puskesmas'],
  ['healthcenter', 'puskesmas'],
  ['lain', 'lain'],
  ['lainnya', 'lain'],
  ['other', 'lain'],
]);

/** What each column takes, for people. */
const TAKES: Readonly<Record<Column, string>> = {
  name: 'a name of 1 to 120 letters on one line, that does not begin with = + - or @',
  code: 'a code of up to 24 of A–Z, 0–9, dots and hyphens',
  kind: 'skpd, kecamatan, kelurahan, desa, puskesmas or lain',
  timeZone: 'WIB, WITA, WIT or an IANA time zone',
  languages: 'id, en, or both, the screen’s first',
  policy: 'the id of a policy that Gerbang ships',
  trust: 'who, file, or up to 4 https addresses',
  capacity: 'a whole number from 1, or nothing',
  retentionDays: 'a whole number of days from 1 to 3650',
};

/**
 * Reads one office. Every cell is somebody else's text: it is taken only where it is exactly what its column is for.
 * @param policies the ids of the policies that this version ships
 */
export function readOffice(
  cells: readonly unknown[],
  row: number,
  { places }: Columns,
  policies: readonly string[],
): CardOffice | RowProblem[] {
  const cell = (column: Column) => {
    const place = places[column];
    return place === undefined ? '' : textOf(cells[place]);
  };
  const office = {
    name: cell('name'),
    code: cell('code').toUpperCase(),
    kind:
      cell('kind') === ''
        ? 'lain'
        : KIND_WORDS.get(
            cell('kind')
              .toLowerCase()
              .replace(/[^a-z]/g, ''),
          ),
    timeZone:
      cell('timeZone') === ''
        ? DEFAULT_TIME_ZONE
        : (ZONES.get(cell('timeZone').toUpperCase()) ?? cell('timeZone')),
    languages: cell('languages') === '' ? ['id', 'en'] : languagesOf(cell('languages')),
    policy: policyOf(cell('policy'), policies),
    trust: trustOf(cell('trust')),
    capacity: cell('capacity') === '' ? null : numberOf(cell('capacity')),
    retentionDays: cell('retentionDays') === '' ? 90 : numberOf(cell('retentionDays')),
  };
  const read = CardOffice.safeParse(office);
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return COLUMNS.filter((column) => wrong.has(column)).map((column) => ({
    row,
    column,
    message: `${column}: takes ${TAKES[column]}`,
  }));
}

const COLUMNS = CardOffice.keyof().options;

function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'number' ? String(cell) : '';
}

function languagesOf(text: string): (Language | undefined)[] {
  return wordsOf(text.toLowerCase().replaceAll('/', ' ')).map((word) => LANGUAGE_WORDS.get(word));
}

function policyOf(text: string, policies: readonly string[]): string | undefined {
  const id = text === '' ? 'ppu' : text.toLowerCase();
  return policies.includes(id) ? id : undefined;
}

function trustOf(text: string): string[] {
  const word = text.toLowerCase();
  if (word === '' || word === 'who') return [WHO_LIST];
  if (word === 'file' || word === 'berkas') return [];
  return wordsOf(text).map((each) => (each.toLowerCase() === 'who' ? WHO_LIST : each));
}

/** Undefined where it is no plain number: `1e3` and `0x10` are none. */
function numberOf(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,;|]+/).filter((word) => word !== '');
}
