import type { CivilDate } from '#shared/domain/civil-date.ts';
import { MOST_EMPLOYEES, type EmployeePerson, type PreviewRow } from '#shared/domain/staff.ts';
import { RosterError } from '../errors.ts';
import { nameKey } from '../name-key.ts';
import { columnsOf, type Columns } from './columns.ts';
import { readRow, type RosterRow } from './row.ts';
import type { TableRow } from './table.ts';

/** Whom the office knows already. */
export interface Known {
  readonly id: number;
  readonly person: EmployeePerson;
  readonly active: boolean;
}

/** What taking a roster does. */
export interface RosterPlan {
  readonly added: readonly EmployeePerson[];
  readonly changed: readonly { readonly id: number; readonly person: EmployeePerson }[];
  /** Active employees who do not stand in it. */
  readonly missing: readonly number[];
  readonly rows: readonly PreviewRow[];
}

/** Rosters have a title, the office's name and a date above their headings. */
const HEADINGS_WITHIN = 20;

/** So many rows are read before others get their turn: the door goes on meanwhile. */
const TURN = 200;

/**
 * Reads a roster and compares it with whom the office knows: by number, else by name and birth date. Changes nothing.
 * @param today the office's civil day
 * @throws RosterError where the file is no roster as a whole
 */
export async function planRoster(
  table: Iterable<TableRow>,
  known: readonly Known[],
  today: CivilDate,
): Promise<RosterPlan> {
  let columns: Columns | null = null;
  const read: RosterRow[] = [];
  for (const row of table) {
    if (columns === null) {
      columns = columnsOf(row.cells);
      if (columns === null && row.row >= HEADINGS_WITHIN) break;
      continue;
    }
    const found = readRow(row, columns, today);
    if (found) read.push(found);
    if (read.length > MOST_EMPLOYEES)
      throw new RosterError('TOO_MANY_ROWS', `a roster has at most ${MOST_EMPLOYEES} people`);
    if (row.row % TURN === 0) await new Promise(setImmediate);
  }
  if (columns === null)
    throw new RosterError(
      'NO_HEADINGS',
      'no row has headings for names (nama) and birth dates (tanggal lahir)',
    );
  if (read.length === 0) throw new RosterError('NO_ROWS', 'there is nobody below the headings');
  return compare(read, known);
}

function compare(read: readonly RosterRow[], known: readonly Known[]): RosterPlan {
  const byNumber = new Map(
    known.flatMap((each) => (each.person.number === undefined ? [] : [[each.person.number, each] as const])),
  );
  const byName = new Map(known.map((each) => [nameAndBirth(each.person), each]));
  const seen = new Seen();
  const met = new Set<number>();
  const added: EmployeePerson[] = [];
  const changed: { id: number; person: EmployeePerson }[] = [];

  const rows = read.map((each): PreviewRow => {
    const { row, person } = each;
    if (person === null) return { row, effect: 'refused', person, problems: [...each.problems] };
    const earlier = seen.add(row, person);
    if (earlier) return { row, effect: 'refused', person, problems: [{ code: 'DUPLICATE', ...earlier }] };
    const before = foundIn(person, byNumber, byName);
    if (before && !met.has(before.id)) {
      met.add(before.id);
      const merged = { ...before.person, ...person };
      if (before.active && isSame(before.person, merged))
        return { row, effect: 'same', person, problems: [] };
      changed.push({ id: before.id, person: merged });
      return { row, effect: 'changed', person: merged, problems: [] };
    }
    added.push(person);
    return { row, effect: 'new', person, problems: [] };
  });
  const missing = known.filter(({ id, active }) => active && !met.has(id)).map(({ id }) => id);
  return { added, changed, missing, rows };
}

/** Who stood in the rows before. Namesakes of one birthday are two people where each has a number of their own. */
class Seen {
  readonly #numbers = new Map<string, number>();
  readonly #names = new Map<string, { readonly row: number; readonly numbered: boolean }>();

  /** Takes note of a row; returns the earlier one of the same person, and by what it is the same. */
  add(row: number, person: EmployeePerson): { row: number; column: 'number' | 'name' } | null {
    const { number } = person;
    const name = nameAndBirth(person);
    const byNumber = number === undefined ? undefined : this.#numbers.get(number);
    if (byNumber !== undefined) return { row: byNumber, column: 'number' };
    const byName = this.#names.get(name);
    if (byName && !(byName.numbered && number !== undefined)) return { row: byName.row, column: 'name' };
    if (number !== undefined) this.#numbers.set(number, row);
    if (!byName) this.#names.set(name, { row, numbered: number !== undefined });
    return null;
  }
}

function foundIn(
  person: EmployeePerson,
  byNumber: ReadonlyMap<string, Known>,
  byName: ReadonlyMap<string, Known>,
): Known | undefined {
  const numbered = person.number === undefined ? undefined : byNumber.get(person.number);
  if (numbered) return numbered;
  const named = byName.get(nameAndBirth(person));
  const differ =
    named?.person.number !== undefined &&
    person.number !== undefined &&
    named.person.number !== person.number;
  return differ ? undefined : named;
}

function nameAndBirth({ name, birthDate }: EmployeePerson): string {
  return `${birthDate} ${nameKey(name)}`;
}

function isSame(one: EmployeePerson, other: EmployeePerson): boolean {
  return (['name', 'birthDate', 'number', 'unit', 'phone'] as const).every(
    (field) => one[field] === other[field],
  );
}
