import { OfficeColumn, type OfficeProblem } from '#shared/domain/card-making.ts';
import { WHO_LIST } from '#shared/domain/fetch-address.ts';
import type { Language } from '#shared/domain/locale.ts';
import type { OfficeKind } from '#shared/domain/office.ts';
import { CardOffice } from '#shared/domain/site-card.ts';
import { DEFAULT_TIME_ZONE } from '#shared/domain/site.ts';
import type { Column, Columns } from './columns.ts';

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

/**
 * Reads one office. Every cell is somebody else's text: it is taken only where it is exactly what its column is for.
 * @param policies the ids of the policies that this version ships
 */
export function readOffice(
  cells: readonly unknown[],
  row: number,
  { places }: Columns,
  policies: readonly string[],
): CardOffice | OfficeProblem[] {
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
  return OfficeColumn.options
    .filter((column) => wrong.has(column))
    .map((column) => ({ row, column, code: 'TAKES' }));
}

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
