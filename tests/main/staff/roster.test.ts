import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { LARGEST_FILE } from '../../../src/main/staff/roster/table.ts';
import { Threads } from '../../../src/main/threads/threads.ts';
import { hire, office } from './fixture.ts';

const HEAD = 'Nama;Tanggal Lahir;NIP;Unit Kerja;No. HP\n';
const preview = (content: string | Uint8Array) =>
  office().staff.roster.preview('roster.csv', typeof content === 'string' ? Buffer.from(content) : content);
const problems = async (row: string) => {
  const { rows } = await preview(`${HEAD}${row}\n`);
  return rows[0]?.problems.map(({ code, column }) => `${column} ${code}`);
};

describe('columns', () => {
  test.each([
    'Nama;Tgl. Lahir;NIP;Bidang;Telepon',
    'NAMA LENGKAP;TANGGAL LAHIR;NIP BARU;OPD;NO HP',
    'Full name;Date of birth;Employee number;Department;Phone',
    'No;Nama Pegawai;Tempat, Tanggal Lahir;NIP;Pangkat;Unit Kerja;WA',
  ])('%s', async (head) => {
    const places = head.split(';').length;
    const cells =
      places === 7
        ? '1;Siti Aminah;Penajam, 17 April 1985;198504172010012001;III/a;Dinkes;0812-3456-7890'
        : 'Siti Aminah;17/04/1985;198504172010012001;Dinkes;0812-3456-7890';
    const { rows, counts } = await preview(`${head}\n${cells}\n`);
    expect(counts).toEqual({ new: 1, changed: 0, same: 0, refused: 0 });
    expect(rows[0]?.person).toEqual({
      name: 'Siti Aminah',
      birthDate: '1985-04-17',
      number: '198504172010012001',
      unit: 'Dinkes',
      phone: '0812-3456-7890',
    });
  });

  test('a title above the headings, blank rows, and UTF-16 are no trouble', async () => {
    const text = `\uFEFFDAFTAR PEGAWAI\n\nPer 1 Maret 2022;;\n${HEAD}\nSiti Aminah;17/04/1985;;;\n;;;;\nBudi;1 Mei 1990;;;\n`;
    const { counts, rows } = await preview(Buffer.from(text, 'utf16le'));
    expect(counts['new']).toBe(2);
    expect(rows.map(({ row }) => row)).toEqual([6, 8]);
  });
});

describe('a row', () => {
  test.each([
    ['without a name', ';17/04/1985;;;', ['name NAME_MISSING']],
    ['without a birth date', 'Siti;;;;', ['birthDate BIRTH_DATE_MISSING']],
    ['with a date that is none', 'Siti;31/02/1985;;;', ['birthDate BIRTH_DATE_UNREADABLE']],
    ['of a child', 'Siti;17/04/2015;;;', ['birthDate BIRTH_DATE_UNLIKELY']],
    ['with a rounded number', 'Siti;17/04/1985;1,98502E+17;;', ['number NUMBER_ROUNDED']],
    ['with a number that is none', 'Siti;17/04/1985;<b>;;', ['number NUMBER_INVALID']],
    ['with a phone that is none', 'Siti;17/04/1985;;;nanti', ['phone PHONE_INVALID']],
    ['with a formula', '=HYPERLINK("http://x");17/04/1985;;;', ['name CELL_FORMULA']],
    ['with a command', "@SUM(1+1)*cmd|' /C calc'!A0;17/04/1985;;;", ['name CELL_FORMULA']],
    ['with a formula for a phone', 'Siti;17/04/1985;;;+cmd|x', ['phone CELL_FORMULA']],
    ['with a bell', 'Si\u0007ti;17/04/1985;;;', ['name CELL_CONTROL']],
    ['written from right to left', 'Si\u202eti;17/04/1985;;;', ['name CELL_CONTROL']],
    ['with more than one fault', ';x;;;', ['name NAME_MISSING', 'birthDate BIRTH_DATE_UNREADABLE']],
  ])('%s is refused in words', async (_, row, expected) => {
    expect(await problems(row)).toEqual(expected);
  });

  test('with a cell of half a million letters is refused, and shown short', async () => {
    const { rows } = await preview(`${HEAD}${'A'.repeat(600_000)};17/04/1985;;;\nSiti;17/04/1985;;;\n`);
    expect(rows.map(({ effect }) => effect)).toEqual(['refused', 'new']);
    expect(rows[0]?.problems).toEqual([
      { code: 'CELL_TOO_LONG', column: 'name', value: `${'A'.repeat(39)}…` },
    ]);
  });

  test('that stood there before is a duplicate, by number or by name; namesakes with numbers are two', async () => {
    const { rows } = await preview(
      `${HEAD}Siti A;17/04/1985;1111;;\nLain;17/04/1986;1111;;\nA, SITI;17/04/1985;;;\nsiti a;1985-04-17;2222;;\n`,
    );
    expect(
      rows.map(({ row, effect, problems }) => [row, effect, problems[0]?.column, problems[0]?.row]),
    ).toEqual([
      [3, 'refused', 'number', 2],
      [4, 'refused', 'name', 2],
      [2, 'new', undefined, undefined],
      [5, 'new', undefined, undefined],
    ]);
  });
});

describe('a file', () => {
  const xlsx = (rows: (string | number | Date | null)[][]) => writeXlsx({ sheets: [{ name: 'a', rows }] });

  test('of Excel: dates, amounts and texts are what they look like', async () => {
    const { rows } = await preview(
      await xlsx([
        ['Daftar pegawai', null, null],
        ['Nama', 'Tanggal Lahir', 'NIP', 'HP'],
        ['Siti Aminah', new Date(Date.UTC(1985, 3, 17)), '198504172010012001', 81234567890],
        ['Budi', 31102, 12345, null],
        ['Dewi', '1 Mei 1990', 198504172010012001, null],
      ]),
    );
    expect(
      rows.map(({ effect, person }) => [effect, person?.birthDate, person?.number, person?.phone]),
    ).toEqual([
      ['refused', undefined, undefined, undefined],
      ['new', '1985-04-17', '198504172010012001', '081234567890'],
      ['new', '1985-02-24', '12345', undefined],
    ]);
  });

  test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['that is too large', () => new Uint8Array(LARGEST_FILE + 1), 'FILE_TOO_LARGE'],
    ['of the old Excel', () => Buffer.from('d0cf11e0a1b11ae1'.padEnd(4096, '0'), 'hex'), 'OLD_OR_LOCKED'],
    ['that is a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'NOT_A_TABLE'],
    ['that is another zip', () => zipSync({ '../../etc/passwd': strToU8('x') }), 'NOT_A_TABLE'],
    ['that is a broken zip', () => Buffer.from('PK\u0003\u0004 and nothing of it'), 'NOT_A_TABLE'],
    ['without headings', () => Buffer.from('Siti;17/04/1985\n'), 'NO_HEADINGS'],
    ['with nothing in it', () => new Uint8Array(), 'NO_HEADINGS'],
    ['with nobody in it', () => Buffer.from(HEAD), 'NO_ROWS'],
    ['with a hundred thousand rows', () => crowd(100_000), 'TOO_MANY_ROWS'],
    ['that unpacks without end', bomb, 'TOO_MUCH_INSIDE'],
    ['of one long text in every cell', () => xlsx(crowded('A'.repeat(1999))), 'TOO_MUCH_INSIDE'],
    ['that unpacks to more than it says', liar, 'NOT_A_TABLE'],
  ])('%s is refused', async (_, make, code) => {
    await expect(preview(await make())).rejects.toMatchObject({ code });
  });

  function crowded(cell: string): string[][] {
    return Array.from({ length: 200 }, () => Array.from({ length: 90 }, () => cell));
  }

  function crowd(rows: number): Buffer {
    const people = Array.from({ length: rows }, (_, at) => `Orang ${at};17/04/1985;;;`);
    return Buffer.from(HEAD + people.join('\n'));
  }

  /** Blanks in a sheet that packs to a thousandth of them: far less than any roster may unpack to. */
  function bomb(): Uint8Array {
    const sheet = new Uint8Array(8 * 1024 * 1024).fill(0x20);
    return zipSync({ 'xl/worksheets/sheet1.xml': [sheet, { level: 9 }] });
  }

  /** An honest workbook whose sheet claims to be small and is not. */
  function liar(): Uint8Array {
    const huge = deflateRawSync(Buffer.alloc(200 * 1024 * 1024, 0x20));
    const name = Buffer.from('xl/workbook.xml');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(huge.length, 18);
    local.writeUInt32LE(1000, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(huge.length, 20);
    central.writeUInt32LE(1000, 24);
    central.writeUInt16LE(name.length, 28);
    const body = Buffer.concat([local, name, huge]);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50);
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(46 + name.length, 12);
    end.writeUInt32LE(body.length, 16);
    return Buffer.concat([body, central, name, end]);
  }
});

describe('taking it', () => {
  const ROSTER = `${HEAD}Siti Aminah;17/04/1985;198504172010012001;Dinkes;0812345678\nBudi Santoso, S.Sos;24/02/1985;;Umum;\n`;

  test('looking changes nothing; taking keeps all good rows and says what it was in the audit trail', async () => {
    const { log, staff } = office();
    const { token, counts } = await staff.roster.preview('a.csv', Buffer.from(`${ROSTER};;;x;\n`));
    expect(counts).toEqual({ new: 2, changed: 0, same: 0, refused: 1 });
    expect(staff.list('', 10).total).toBe(0);
    staff.roster.take(token, { retireMissing: false, officerId: 1 });
    expect(staff.list('', 10).employees.map(({ name }) => name)).toEqual([
      'Budi Santoso, S.Sos',
      'Siti Aminah',
    ]);
    expect(log.listAudit({ limit: 1 })).toMatchObject([
      { action: 'STAFF_IMPORTED', officerId: 1, detail: { added: 2, changed: 0, retired: 0 } },
    ]);
    expect(log.verify()).toMatchObject({ ok: true });
    expect(() => staff.roster.take(token, { retireMissing: false, officerId: 1 })).toThrow(
      'look at the roster',
    );
  });

  test('the same again changes nothing; a new unit is a change; what is left out stays as it was', async () => {
    const { staff } = office();
    await hire(staff, ROSTER);
    const again = await staff.roster.preview('a.csv', Buffer.from(ROSTER));
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 2, refused: 0 });
    const moved = `Nama;Tgl Lahir;NIP;Unit\nSITI AMINAH;17-04-1985;198504172010012001;Setda\n`;
    const { token, counts, missing } = await staff.roster.preview('b.csv', Buffer.from(moved));
    expect({ counts, missing }).toMatchObject({ counts: { changed: 1 }, missing: 1 });
    staff.roster.take(token, { retireMissing: true, officerId: 1 });
    expect(staff.list('', 10).employees).toMatchObject([
      { name: 'SITI AMINAH', unit: 'Setda', phone: '0812345678', active: true },
      { name: 'Budi Santoso, S.Sos', active: false },
    ]);
    // Who comes back stands in a later roster again.
    await hire(staff, ROSTER);
    expect(staff.list('', 10).active).toBe(2);
  });

  test('nothing of a person stands in the database for who has no key', async () => {
    const { log, staff } = office();
    await hire(staff, ROSTER);
    const kept = JSON.stringify(
      log.file.read((session) => session.prepare('SELECT id, hex(person) AS person FROM employees').all()),
    );
    expect(kept).toContain('"id":2');
    for (const secret of ['Siti', 'Aminah', '1985', '0812345678', 'Dinkes'])
      expect(kept).not.toContain(Buffer.from(secret).toString('hex').toUpperCase());
  });

  test('a row that was changed behind the program’s back is nobody', async () => {
    const { log, staff, another } = office();
    await hire(staff, ROSTER);
    log.file.write(({ db }) =>
      db.exec('UPDATE employees SET person = (SELECT person FROM employees WHERE id = 1) WHERE id = 2'),
    );
    expect(
      another()
        .list('', 10)
        .employees.map(({ id }) => id),
    ).toEqual([1]);
  });
});

describe('the thread beside', () => {
  const threads = new Threads(new URL('../../../src/main/worker.ts', import.meta.url));

  test('reads a roster, row by row, and says what is wrong with a file', { timeout: 60_000 }, async () => {
    const people = Array.from({ length: 450 }, (_, at) => `Orang ${at};17/04/1985;;;`);
    const { staff } = office(threads);
    const { counts } = await staff.roster.preview('a.csv', Buffer.from(HEAD + people.join('\n')));
    expect(counts).toEqual({ new: 450, changed: 0, same: 0, refused: 0 });
    await expect(staff.roster.preview('a.csv', Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject({
      code: 'NOT_A_TABLE',
    });
  });

  test('that gave out at a file says that there is too much in it', { timeout: 60_000 }, async () => {
    const full = new Threads(new URL('full-worker.ts', import.meta.url));
    await expect(office(full).staff.roster.preview('a.csv', Buffer.from(HEAD))).rejects.toMatchObject({
      code: 'TOO_MUCH_INSIDE',
    });
  });
});
