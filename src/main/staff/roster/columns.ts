import type { Cell } from './table.ts';

export type Column = 'name' | 'birthDate' | 'number' | 'unit' | 'phone';

/** Headings as offices write them, without case, dots and blanks. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  name: ['nama', 'namalengkap', 'namapegawai', 'namaasn', 'name', 'fullname', 'employee', 'employeename'],
  birthDate: [
    'tanggallahir',
    'tgllahir',
    'lahir',
    'tempattanggallahir',
    'tempattgllahir',
    'ttl',
    'birthdate',
    'dateofbirth',
    'dob',
    'born',
  ],
  number: [
    'nip',
    'nipbaru',
    'nik',
    'nomorpegawai',
    'nopegawai',
    'nomorinduk',
    'nrp',
    'employeenumber',
    'employeeno',
    'employeeid',
    'staffid',
    'number',
  ],
  unit: [
    'unit',
    'unitkerja',
    'bagian',
    'bidang',
    'seksi',
    'dinas',
    'skpd',
    'opd',
    'instansi',
    'satuankerja',
    'department',
    'division',
    'office',
  ],
  phone: [
    'telepon',
    'telp',
    'tlp',
    'notelepon',
    'notelp',
    'nomortelepon',
    'nohp',
    'hp',
    'handphone',
    'nomorhp',
    'ponsel',
    'wa',
    'nowa',
    'whatsapp',
    'phone',
    'phonenumber',
    'mobile',
  ],
};

/** Which column of the table holds what; an office's own columns are left alone. */
export type Columns = Readonly<Partial<Record<Column, number>>>;

/**
 * What a row of headings says.
 * @returns null where it is none: it has to have a heading for names and one for birth dates
 */
export function columnsOf(cells: readonly Cell[]): Columns | null {
  const found: Partial<Record<Column, number>> = {};
  for (const [place, cell] of cells.entries()) {
    if (typeof cell !== 'string' || cell.length > 60) continue;
    const heading = cell.toLowerCase().replace(/[^a-z]/g, '');
    const column = COLUMNS.find((each) => HEADINGS[each].includes(heading));
    if (column !== undefined) found[column] ??= place;
  }
  return found.name === undefined || found.birthDate === undefined ? null : found;
}

const COLUMNS = ['name', 'birthDate', 'number', 'unit', 'phone'] as const;
