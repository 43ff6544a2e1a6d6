import type { Language } from '#shared/domain/locale.ts';
import { neutral } from './neutral.ts';
import type { Batches, Cell, Table } from './table.ts';

/** Excel takes a file without this for one in its own code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What Excel expects in each language: where the comma is in numbers, it parts no cells. */
export const CSV_SEPARATOR: Readonly<Record<Language, string>> = { id: ';', en: ',' };

/** A table as CSV (RFC 4180, UTF-8), every cell in quotes, none of which a spreadsheet takes for a formula. */
export async function* csv<Row>(
  table: Table<Row>,
  batches: Batches<Row>,
  language: Language,
): AsyncGenerator<string> {
  const separator = CSV_SEPARATOR[language];
  const line = (cells: readonly Cell[]) => `${cells.map(cellOf).join(separator)}\r\n`;
  yield BYTE_ORDER_MARK + line(table.columns.map(({ header }) => header));
  for await (const rows of batches) {
    let text = '';
    for (const row of rows) text += line(table.columns.map(({ value }) => value(row)));
    yield text;
  }
}

function cellOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = typeof cell === 'string' ? neutral(cell) : `${cell.date} ${cell.time}`;
  return `"${text.replaceAll('"', '""')}"`;
}
