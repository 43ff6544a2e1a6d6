import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WHO_LIST } from '#shared/domain/fetch-address.ts';
import { LANGUAGES } from '#shared/domain/locale.ts';
import { officeListFaultText, officeProblemText } from '#shared/messages/offices.ts';
import { OfficeListError } from '../../../src/main/provisioning/errors.ts';
import { fileNameOf, fileNamesOf } from '../../../src/main/provisioning/file-name.ts';
import { readOffices } from '../../../src/main/provisioning/offices.ts';
import { readTable } from '../../../src/main/staff/roster/table.ts';

const read = (text: string) => readOffices(readTable(Buffer.from(text)), ['ppu', 'booster', 'eu-like']);

describe('a list of offices', () => {
  test('in Indonesian, as Excel saves it there', async () => {
    const { offices, problems, unknown } = await read(
      '\ufeffDaftar kantor\r\nNama Kantor;Kode;Jenis;Zona Waktu;Bahasa;Kebijakan;Daftar Kunci;Kapasitas;Masa Simpan (hari);Catatan\r\n' +
        'Kantor Camat Penajam;kec-01;Kecamatan;WITA;id, en;booster;berkas;40;30;dekat pasar\r\n;;;;;;;;;\r\n',
    );
    expect(problems).toEqual([]);
    expect(unknown).toEqual(['Catatan']);
    expect(offices).toEqual([
      {
        ...{ name: 'Kantor Camat Penajam', code: 'KEC-01', kind: 'kecamatan', timeZone: 'Asia/Makassar' },
        ...{ languages: ['id', 'en'], policy: 'booster', trust: [], capacity: 40, retentionDays: 30 },
      },
    ]);
  });

  test('in English, with nothing but names and codes: the rest is what is usual', async () => {
    const { offices } = await read('Office,Code\n"Village office, Girimukti",64.09.01.2007\n');
    expect(offices).toEqual([
      {
        ...{
          name: 'Village office, Girimukti',
          code: '64.09.01.2007',
          kind: 'lain',
          timeZone: 'Asia/Makassar',
        },
        ...{ languages: ['id', 'en'], policy: 'ppu', trust: [WHO_LIST], capacity: null, retentionDays: 90 },
      },
    ]);
  });

  test.each([
    ['name', '=cmd|/C calc!A0;A-1;;;;;;;'],
    ['name', '@SUM(A1);A-1;;;;;;;'],
    ['name', '-1+1;A-1;;;;;;;'],
    ['name', '"Kantor\nDua Baris";A-1;;;;;;;'],
    ['name', 'Kantor \u202eterbalik;A-1;;;;;;;'],
    ['name', `${'x'.repeat(121)};A-1;;;;;;;`],
    ['name', ';A-1;;;;;;;'],
    ['code', 'Kantor;../../tmp/x;;;;;;;'],
    ['code', 'Kantor;C:\\Windows;;;;;;;'],
    ['code', 'Kantor;A 1;;;;;;;'],
    ['code', 'Kantor;;;;;;;;'],
    ['kind', 'Kantor;A-1;istana;;;;;;'],
    ['timeZone', 'Kantor;A-1;;WIBB;;;;;'],
    ['languages', 'Kantor;A-1;;;jv;;;;'],
    ['languages', 'Kantor;A-1;;;id id;;;;'],
    ['policy', 'Kantor;A-1;;;;../policy.json;;;'],
    ['trust', 'Kantor;A-1;;;;;http://trust.example/;;'],
    ['trust', 'Kantor;A-1;;;;;file:///etc/passwd;;'],
    ['capacity', 'Kantor;A-1;;;;;;0;'],
    ['capacity', 'Kantor;A-1;;;;;;1e3;'],
    ['capacity', 'Kantor;A-1;;;;;;-5;'],
    ['retentionDays', 'Kantor;A-1;;;;;;;4000'],
    ['retentionDays', 'Kantor;A-1;;;;;;;selamanya'],
  ])('a hostile or mistaken %s is told by its row, and never repeated: %s', async (column, row) => {
    const { offices, problems } = await read(
      `nama;kode;jenis;zona;bahasa;kebijakan;kunci;kapasitas;simpan hari\n${row}\nPuskesmas Petung;PKM-02;;;;;;;\n`,
    );
    expect(problems).toMatchObject([{ row: 2, column }]);
    expect(offices.map(({ code }) => code)).toEqual(['PKM-02']);
    for (const problem of problems)
      for (const language of LANGUAGES)
        expect(officeProblemText(problem, language)).toMatch(/^[\x20-\x7e\u2013\u2019]+$/u);
  });

  test('tells all that is wrong, row by row, and codes that are there twice', async () => {
    const { problems } = await read('nama;kode;kapasitas\nSatu;A-1;x\nDua;a-2;\nTiga;A-2;\n=4;A-4;y\n');
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [2, 'capacity'],
      [4, 'code'],
      [5, 'name'],
      [5, 'capacity'],
    ]);
  });

  test.each([
    ['nothing', '', 'NO_HEADINGS'],
    ['no headings', 'Kantor Camat;KEC-01\n', 'NO_HEADINGS'],
    ['headings only', 'nama;kode\n', 'NO_ROWS'],
    ['a column twice', 'nama;kode;code\nKantor;A;B\n', 'COLUMN_TWICE'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0', 'NOT_A_TABLE'],
    ['a whole country', `nama;kode\n${'Kantor;A-1\n'.repeat(2001)}`, 'TOO_MANY_ROWS'],
  ])('%s is no list, and it is said why in both languages', async (_, text, fault) => {
    const error = await read(text).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'OFFICES_INVALID', fault: { code: fault } });
    if (!(error instanceof OfficeListError)) throw error;
    const [id, en] = LANGUAGES.map((language) => officeListFaultText(error.fault, language));
    expect(error.message).toContain(en);
    expect(id).not.toBe(en);
  });

  test('whatever the cells hold: an office that a card can say, or a problem', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((text) => `"${text.replaceAll('"', '""')}"`);
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 9, maxLength: 9 }), async (cells) => {
        const list = await read(
          `nama,kode,jenis,zona,bahasa,kebijakan,kunci,kapasitas,simpan hari\n${cells.join(',')}\nKantor,Z-9,,,,,,,\n`,
        );
        expect(list.offices.map(({ code }) => code)).toContain('Z-9');
        for (const { name } of list.offices) expect(name).not.toMatch(/^[=+@-]|[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});

describe('a file’s name', () => {
  test('is plain, short, no path and no device of Windows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const name = fileNameOf(text);
        expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(name.length).toBeLessThanOrEqual(70);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/);
      }),
    );
    expect(fileNameOf('../../etc/passwd')).toBe('etc-passwd');
    expect(fileNameOf('CON')).toBe('kantor-con');
    expect(fileNameOf('Désa Tengin Baru')).toBe('desa-tengin-baru');
  });

  test('is everybody’s own', () => {
    expect(fileNamesOf(['A.1 Desa', 'A-1 Desa', 'a 1 desa', 'A-1 Desa 2'])).toEqual([
      'a-1-desa',
      'a-1-desa-2',
      'a-1-desa-3',
      'a-1-desa-2-2',
    ]);
  });
});
