import { MOST_OFFICES, type OfficeListFault, type OfficeProblem } from '#shared/domain/card-making.ts';
import type { CardOffice } from '#shared/domain/site-card.ts';
import { officeListFaultText } from '#shared/messages/offices.ts';
import { RosterError } from '../staff/errors.ts';
import type { TableRow } from '../staff/roster/table.ts';
import { columnsOf, type Columns } from './columns.ts';
import { OfficeListError } from './errors.ts';
import { readOffice } from './office-row.ts';

/** Rows as they are read, or all of them. */
type Table = AsyncIterable<TableRow> | Promise<readonly TableRow[]>;

/** A list of offices, read whole. */
export interface OfficeList {
  readonly offices: readonly CardOffice[];
  readonly problems: readonly OfficeProblem[];
  /** Headings that count for nothing. */
  readonly unknown: readonly string[];
}

/** Lists have a title above their headings. */
const HEADINGS_WITHIN = 20;
const READ_AT_ONCE = 20;

/**
 * Reads a list of offices: CSV in whatever encoding and separator Excel saves it, or XLSX.
 * @param table its rows. @throws RosterError where it is no table: it is passed on as OfficeListError
 * @param policies the ids of the policies that this version ships
 * @throws OfficeListError where it is no such list as a whole
 */
export async function readOffices(table: Table, policies: readonly string[]): Promise<OfficeList> {
  const offices: CardOffice[] = [];
  const problems: OfficeProblem[] = [];
  const rowOf = new Map<string, number>();
  let columns: Columns | null = null;
  let rows = 0;
  for await (const { row, cells } of rowsOf(table)) {
    if (columns === null) {
      columns = columnsOf(cells);
      if (columns === null && row >= HEADINGS_WITHIN) break;
      const [double] = columns?.doubled ?? [];
      if (double !== undefined) throw invalid({ code: 'COLUMN_TWICE', column: double });
      continue;
    }
    if (cells.every((cell) => cell === null || cell === '')) continue;
    rows += 1;
    if (rows > MOST_OFFICES) throw invalid({ code: 'TOO_MANY_ROWS' });
    // Whoever stands at the scanner meanwhile has a turn.
    if (rows % READ_AT_ONCE === 0) await new Promise(setImmediate);
    const office = readOffice(cells, row, columns, policies);
    if (Array.isArray(office)) problems.push(...office);
    else {
      const before = rowOf.get(office.code);
      if (before === undefined) offices.push(office);
      else problems.push({ row, column: 'code', code: 'SAME_CODE', before });
      rowOf.set(office.code, before ?? row);
    }
  }
  if (columns === null) throw invalid({ code: 'NO_HEADINGS' });
  if (rows === 0) throw invalid({ code: 'NO_ROWS' });
  return { offices, problems, unknown: columns.unknown };
}

async function* rowsOf(table: Table): AsyncGenerator<TableRow> {
  try {
    yield* await table;
  } catch (cause) {
    if (cause instanceof RosterError) throw invalid({ code: cause.code }, cause);
    throw cause;
  }
}

function invalid(fault: OfficeListFault, cause?: unknown): OfficeListError {
  const said = officeListFaultText(fault, 'en');
  const where = fault.column === undefined ? '' : ` (${fault.column})`;
  return new OfficeListError(`the list of offices: ${said}${where}`, fault, { cause });
}
