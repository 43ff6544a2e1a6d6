import type { OfficeColumn } from '#shared/domain/card-making.ts';

export type Column = OfficeColumn;

/** Headings in Indonesian and English, without case, blanks and signs. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  name: ['nama', 'namakantor', 'kantor', 'name', 'office', 'officename'],
  code: ['kode', 'kodekantor', 'code', 'officecode'],
  kind: ['jenis', 'jeniskantor', 'tipe', 'type', 'kind', 'officetype'],
  timeZone: ['zonawaktu', 'zona', 'timezone', 'zone'],
  languages: ['bahasa', 'language', 'languages'],
  policy: ['kebijakan', 'aturan', 'policy', 'rules'],
  trust: ['daftarkunci', 'kunci', 'trust', 'trustlist', 'trustlists'],
  capacity: ['kapasitas', 'kapasitasorang', 'capacity'],
  retentionDays: ['masasimpan', 'masasimpanhari', 'simpanhari', 'retention', 'retentiondays'],
};

const COLUMNS = [
  'name',
  'code',
  'kind',
  'timeZone',
  'languages',
  'policy',
  'trust',
  'capacity',
  'retentionDays',
] as const satisfies readonly Column[];

export interface Columns {
  readonly places: Readonly<Partial<Record<Column, number>>>;
  /** Headings that are none of ours: people should hear that these columns count for nothing. */
  readonly unknown: readonly string[];
  /** Columns of which there are two. */
  readonly doubled: readonly Column[];
}

/**
 * What a row of headings says.
 * @returns null where it is none: it has to have at least a name and a code
 */
export function columnsOf(cells: readonly unknown[]): Columns | null {
  const places: Partial<Record<Column, number>> = {};
  const unknown: string[] = [];
  const doubled: Column[] = [];
  for (const [place, cell] of cells.entries()) {
    if (typeof cell !== 'string' || cell.trim() === '') continue;
    const heading = cell.toLowerCase().replace(/[^a-z]/g, '');
    const column = COLUMNS.find((each) => HEADINGS[each].includes(heading));
    if (column === undefined) unknown.push(cell.trim());
    else if (places[column] === undefined) places[column] = place;
    else doubled.push(column);
  }
  return places.name === undefined || places.code === undefined ? null : { places, unknown, doubled };
}
