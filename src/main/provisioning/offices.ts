import type { CardOffice } from '#shared/domain/site-card.ts';
import { RosterError } from '../staff/errors.ts';
import { readTable, type TableRow } from '../staff/roster/table.ts';
import { columnsOf, type Columns } from './columns.ts';
import { ProvisioningError } from './errors.ts';
import { readOffice, type RowProblem } from './office-row.ts';

/** A list of offices, read whole. */
export interface OfficeList {
  readonly offices: readonly CardOffice[];
  readonly problems: readonly RowProblem[];
  /** Headings that count for nothing. */
  readonly unknown: readonly string[];
}

/** More than any regency has. */
const MOST = 2000;
/** Lists have a title above their headings. */
const HEADINGS_WITHIN = 20;

/**
 * Reads a list of offices: CSV in whatever encoding and separator Excel saves it, or XLSX.
 * @param policies the ids of the policies that this version ships
 * @throws ProvisioningError `OFFICES_INVALID` where it is no such list as a whole
 */
export async function readOffices(bytes: Uint8Array, policies: readonly string[]): Promise<OfficeList> {
  const offices: CardOffice[] = [];
  const problems: RowProblem[] = [];
  const rowOf = new Map<string, number>();
  let columns: Columns | null = null;
  for await (const { row, cells } of rowsOf(bytes)) {
    if (columns === null) {
      columns = columnsOf(cells);
      if (columns === null && row >= HEADINGS_WITHIN) break;
      const [double] = columns?.doubled ?? [];
      if (double !== undefined) throw invalid(`two columns are headed as ${double}`);
      continue;
    }
    if (cells.every((cell) => cell === null || cell === '')) continue;
    const office = readOffice(cells, row, columns, policies);
    if (Array.isArray(office)) problems.push(...office);
    else {
      const before = rowOf.get(office.code);
      if (before === undefined) offices.push(office);
      else problems.push({ row, column: 'code', message: `code: row ${before} has the same` });
      rowOf.set(office.code, before ?? row);
    }
    if (offices.length + problems.length > MOST) throw invalid(`a list has at most ${MOST} offices`);
  }
  if (columns === null) throw invalid('no row has headings for names (nama) and codes (kode)');
  if (offices.length + problems.length === 0) throw invalid('there is no office below the headings');
  return { offices, problems, unknown: columns.unknown };
}

async function* rowsOf(bytes: Uint8Array): AsyncGenerator<TableRow> {
  try {
    yield* readTable(bytes);
  } catch (cause) {
    if (cause instanceof RosterError) throw invalid(`it does not read (${cause.code})`, cause);
    throw cause;
  }
}

function invalid(why: string, cause?: unknown): ProvisioningError {
  return new ProvisioningError('OFFICES_INVALID', `the list of offices: ${why}`, { cause });
}
