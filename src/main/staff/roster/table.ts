import { RosterError } from '../errors.ts';

/** A cell as it stands in the file; null: nothing in it. */
export type Cell = string | number | boolean | Date | null;

export interface TableRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** No roster of a regency has more: 20,000 rows of CSV are 2 MB. */
export const LARGEST_FILE = 8 * 1024 * 1024;
/** 20,000 rows of fifteen columns are 20 MB of XML. */
const LARGEST_INSIDE = 32 * 1024 * 1024;
/** A real sheet packs to a tenth or a thirtieth; what packs to less than a hundredth is blanks, or made to be. */
const MOST_PACKED = { times: 100, from: 4 * 1024 * 1024 } as const;
const MOST_PARTS = 2000;
/** No table of ours reads further to the right, nor so long a cell. */
const MOST_CELLS = 100;
const LONGEST_CELL = 2000;
/** How much all cells of a table are together: each counts for its letters and a few bytes more. */
const LARGEST_TABLE = 32 * 1024 * 1024;
const CELL_BYTES = 8;
/** Rows with something in them; lists of people have fewer. */
const MOST_ROWS = 25_000;

/**
 * The rows of a spreadsheet's first sheet (XLSX), or of a text with separators (CSV).
 * @param bytes the whole file
 * @throws RosterError
 */
export async function* readTable(bytes: Uint8Array): AsyncGenerator<TableRow> {
  if (bytes.length > LARGEST_FILE)
    throw new RosterError('FILE_TOO_LARGE', `a roster has at most ${LARGEST_FILE} bytes`);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new RosterError('OLD_OR_LOCKED', 'save it as XLSX (Excel 2007 or later) without a password');
  yield* within(startsWith(bytes, [0x50, 0x4b]) ? readXlsx(bytes) : readCsv(bytes));
}

/** Rows with something in them, no wider than any list, and no more of them than there is room for. */
async function* within(table: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  let rows = 0;
  let bytes = 0;
  for await (const { row, cells: all } of table) {
    const cells = all.slice(0, MOST_CELLS).map((cell) => shortened(cell));
    if (cells.every((cell) => cell === null)) continue;
    rows += 1;
    for (const cell of cells) bytes += CELL_BYTES + (typeof cell === 'string' ? cell.length : 0);
    if (rows > MOST_ROWS) throw new RosterError('TOO_MANY_ROWS', `it has more than ${MOST_ROWS} rows`);
    if (bytes > LARGEST_TABLE)
      throw new RosterError('TOO_MUCH_INSIDE', `it has more in it than ${LARGEST_TABLE} bytes`);
    yield { row, cells };
  }
}

function shortened(cell: Cell): Cell {
  return typeof cell === 'string' && cell.length > LONGEST_CELL ? cell.slice(0, LONGEST_CELL) : cell;
}

async function* readXlsx(bytes: Uint8Array): AsyncGenerator<TableRow> {
  const { streamXlsxRows } = await import('hucre/xlsx');
  const whole = await unpackedWithin(bytes);
  try {
    for await (const { index, values } of streamXlsxRows(whole)) yield { row: index + 1, cells: values };
  } catch (cause) {
    if (cause instanceof RosterError) throw cause;
    throw new RosterError('NOT_A_TABLE', 'it is a zip, but no XLSX spreadsheet', { cause });
  }
}

async function* readCsv(bytes: Uint8Array): AsyncGenerator<TableRow> {
  const text = decoded(bytes);
  // A picture or a program read as text would be one endless cell.
  if (text.includes('\0')) throw new RosterError('NOT_A_TABLE', 'it is neither XLSX nor CSV');
  const { detectDelimiter, streamCsvRows } = await import('hucre/csv');
  let row = 0;
  for (const cells of streamCsvRows(text, { delimiter: detectDelimiter(text) })) {
    row += 1;
    yield { row, cells: cells.map((cell) => (cell === '' ? null : cell)) };
  }
}

/**
 * The same archive, unpacked: no part may be larger than it says, nor all of them together than any roster, so that
 * whatever reads it next needs no more memory than that: it is refused before the first part is expanded. Names of parts are never names of files.
 */
async function unpackedWithin(bytes: Uint8Array): Promise<Uint8Array> {
  const { unzipSync, zipSync } = await import('fflate');
  const most = Math.min(LARGEST_INSIDE, Math.max(MOST_PACKED.from, bytes.length * MOST_PACKED.times));
  let inside = 0;
  let parts = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        inside += originalSize;
        parts += 1;
        if (inside > most || parts > MOST_PARTS)
          throw new RosterError('TOO_MUCH_INSIDE', `it unpacks to more than ${most} bytes`);
        return true;
      },
    });
    return zipSync(files, { level: 0 });
  } catch (cause) {
    if (cause instanceof RosterError) throw cause;
    throw new RosterError('NOT_A_TABLE', 'the XLSX file is damaged', { cause });
  }
}

/** Excel saves CSV in UTF-8, in UTF-16 ("Unicode text"), or in the code page of its Windows. */
function decoded(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte);
}
