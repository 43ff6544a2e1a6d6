import type { Batches, Cell, Table } from './table.ts';

/** Excel refuses longer texts. */
const LONGEST_TEXT = 32_767;

/**
 * A table as a workbook: a header that stays in sight, dates that are dates, texts that are nothing but texts, sums
 * beneath. Past Excel's last row it goes on in a second sheet.
 */
export async function* xlsx<Row>(
  table: Table<Row>,
  batches: Batches<Row>,
  rowsPerSheet?: number,
): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  yield* writeXlsxStream(rowsOf(table, batches), {
    name: table.title,
    columns: table.columns.map(({ header, width }) => ({ header, width })),
    freezePane: { rows: 1 },
    ...(rowsPerSheet === undefined ? {} : { maxRowsPerSheet: rowsPerSheet }),
  });
}

type Value = string | number | Date | null;

async function* rowsOf<Row>(table: Table<Row>, batches: Batches<Row>): AsyncGenerator<Value[]> {
  for await (const rows of batches) {
    for (const row of rows) yield table.columns.map(({ value }) => valueOf(value(row)));
  }
  const totals = table.totals();
  if (totals.length > 0) yield [null];
  for (const [label, count] of totals) yield [label, count];
}

function valueOf(cell: Cell): Value {
  if (cell === null || typeof cell === 'number') return cell;
  // A workbook's moments belong to no zone: it shows what is written.
  if (typeof cell !== 'string') return new Date(`${cell.date}T${cell.time}Z`);
  return writable(cell).slice(0, LONGEST_TEXT);
}

/** XML has no words for these characters: one of them and Excel takes the whole file for damaged. */
function writable(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\uFFFD').toWellFormed();
}
