import type { CivilDate } from '#shared/domain/civil-date.ts';
import { EmployeePerson, type RowProblem } from '#shared/domain/staff.ts';
import { readBirthDate } from '../birth-date.ts';
import type { Column, Columns } from './columns.ts';
import type { Cell, TableRow } from './table.ts';

/** A row of a roster, read: a person, or what is wrong with it. */
export type RosterRow =
  | { readonly row: number; readonly person: EmployeePerson; readonly problems: readonly [] }
  | { readonly row: number; readonly person: null; readonly problems: readonly RowProblem[] };

/** No name, unit or number is longer; what is, is somebody's joke or an attack. */
const LONGEST_CELL = 120;
const YOUNGEST = 14;
const OLDEST = 100;

/** What a spreadsheet would run as a formula. A telephone number may begin with a plus. */
const FORMULA = /^[=@\t\r]|^[+-](?![\d ()-]*$)/;
const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * Reads one row.
 * @param today the office's civil day
 * @returns null for a row with nothing in it
 */
export function readRow({ row, cells }: TableRow, columns: Columns, today: CivilDate): RosterRow | null {
  if (cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''))) return null;
  const problems: RowProblem[] = [];
  const cell = (column: Column) => cells[columns[column] ?? -1] ?? null;
  const text = (column: Column) => {
    const taken = textOf(cell(column));
    const code = taken === null ? null : faultOf(taken);
    if (taken !== null && code) problems.push({ code, column, value: shown(taken) });
    return code ? null : taken;
  };

  const name = text('name');
  if (name === null && !problems.some(({ column }) => column === 'name'))
    problems.push({ code: 'NAME_MISSING', column: 'name' });
  const birthDate = birthDateOf(cell('birthDate'), today, problems);
  const number = numberOf(cell('number'), text('number'), problems);
  const unit = text('unit');
  const phone = phoneOf(text('phone'), problems);
  if (name === null || birthDate === null || problems.length > 0) return { row, person: null, problems };

  const person = EmployeePerson.safeParse({
    name,
    birthDate,
    ...(number !== null && { number }),
    ...(unit !== null && { unit }),
    ...(phone !== null && { phone }),
  });
  if (person.success) return { row, person: person.data, problems: [] };
  const column = COLUMN_OF[String(person.error.issues[0]?.path[0])] ?? 'name';
  return { row, person: null, problems: [{ code: 'CELL_CONTROL', column }] };
}

const COLUMN_OF: Readonly<Record<string, Column>> = {
  name: 'name',
  birthDate: 'birthDate',
  number: 'number',
  unit: 'unit',
  phone: 'phone',
};

function birthDateOf(cell: Cell, today: CivilDate, problems: RowProblem[]): CivilDate | null {
  if (cell === null || cell === '') {
    problems.push({ code: 'BIRTH_DATE_MISSING', column: 'birthDate' });
    return null;
  }
  const date = typeof cell === 'boolean' || isLong(cell) ? null : readBirthDate(cell);
  const value = shown(textOf(cell) ?? '');
  if (date === null) {
    problems.push({ code: 'BIRTH_DATE_UNREADABLE', column: 'birthDate', value });
    return null;
  }
  const age = Number(today.slice(0, 4)) - Number(date.slice(0, 4));
  if (age < YOUNGEST || age > OLDEST) {
    problems.push({ code: 'BIRTH_DATE_UNLIKELY', column: 'birthDate', value: date });
    return null;
  }
  return date;
}

/** A NIP has eighteen digits: as an amount a spreadsheet keeps fifteen of them, and shows 1.98502E+17. */
function numberOf(cell: Cell, text: string | null, problems: RowProblem[]): string | null {
  if (text === null) return null;
  const rounded =
    (typeof cell === 'number' && !Number.isSafeInteger(cell)) || /^\d+(?:[.,]\d+)?e\+?\d+$/i.test(text);
  if (rounded) problems.push({ code: 'NUMBER_ROUNDED', column: 'number', value: shown(text) });
  const plain = text.replace(/\s+/g, '');
  if (rounded || EmployeePerson.shape.number.safeParse(plain).success) return plain;
  if (!problems.some(({ column }) => column === 'number'))
    problems.push({ code: 'NUMBER_INVALID', column: 'number', value: shown(text) });
  return null;
}

function phoneOf(text: string | null, problems: RowProblem[]): string | null {
  if (text === null) return null;
  // A spreadsheet drops the zero in front: 0812… becomes 812….
  const plain = /^8\d{7,12}$/.test(text) ? `0${text}` : text.replaceAll('.', '');
  if (EmployeePerson.shape.phone.safeParse(plain).success) return plain;
  problems.push({ code: 'PHONE_INVALID', column: 'phone', value: shown(text) });
  return null;
}

function faultOf(text: string): RowProblem['code'] | null {
  if (text.length > LONGEST_CELL) return 'CELL_TOO_LONG';
  if (FORMULA.test(text)) return 'CELL_FORMULA';
  return CONTROL.test(text) ? 'CELL_CONTROL' : null;
}

/** Blanks of all kinds are one space: a line break within a cell is no attack. */
function textOf(cell: Cell): string | null {
  if (cell === null) return null;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell !== 'string') return String(cell);
  if (isLong(cell)) return cell;
  const text = cell.replace(/[ \u00a0\n\r]+/g, ' ').trim();
  return text === '' ? null : text;
}

function isLong(cell: Cell): boolean {
  return typeof cell === 'string' && cell.length > 10 * LONGEST_CELL;
}

/** As much of a cell as helps to find it. */
function shown(text: string): string {
  const head = text.slice(0, 60).replace(new RegExp(CONTROL, 'gu'), '\uFFFD');
  return text.length > 40 ? `${head.slice(0, 39)}…` : head;
}
