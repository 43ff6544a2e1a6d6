import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cardsPdf } from '../../../src/main/staff/cards-pdf.ts';
import { testFaces } from '../../support/faces.ts';
import { textOf } from '../../support/pdf.ts';
import { NOW } from './fixture.ts';

const code = `GBP1:${'6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8WY04AC*WIFN0AHCD8KD97TK0F90KECTHGWJC0FDC:5AIA%G7X+AQB9746'.repeat(2).slice(0, 170)}`;
const options = { office: 'Kantor Bupati Penajam Paser Utara', timeZone: 'Asia/Makassar', at: NOW } as const;
const card = {
  name: 'Siti Aminah Kartanegara',
  unit: 'Dinas Kesehatan',
  number: '198504172010012001',
  expiresAt: new Date('2022-09-01T02:00:00Z'),
  code,
};

test.each([
  ['id', ['KARTU PEGAWAI', '1 September 2022', 'Tunjukkan ke pemindai di pintu masuk']],
  ['en', ['STAFF PASS', '1 September 2022', 'Hold it to the scanner at the door']],
] as const)('ten cards a page, in %s', async (language, texts) => {
  const cards = Array.from({ length: 12 }, (_, at) => ({
    ...card,
    name:
      at === 1
        ? 'Raden Mas Panji Sosrokartono Djojohadikoesoemo Šćepanović'
        : at === 2
          ? '王 Budi'
          : card.name,
    unit: at === 3 ? null : card.unit,
  }));
  const pdf = await cardsPdf(cards, testFaces(), { ...options, language });
  if (process.env['SHOW_PDF']) writeFileSync(`${process.env['SHOW_PDF']}/cards-${language}.pdf`, pdf);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
  const said = textOf(pdf);
  for (const text of [
    ...texts,
    'Siti Aminah',
    'Kartanegara',
    'Dinas Kesehatan',
    '198504172010012001',
    'Budi',
  ])
    expect(said).toContain(text);
  // A letter of the second file.
  expect(said).toContain('Š');
  // Its faces go with it, and nothing of the person is where readers list documents.
  expect(pdf.toString('latin1')).toContain('/FontFile2');
  expect(pdf.toString('latin1')).not.toContain('Siti');
});
