import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBirthDate } from '../../../src/main/staff/birth-date.ts';

test.each([
  '24/02/1985',
  '24-2-1985',
  '24.02.1985',
  '1985-02-24',
  '1985/02/24',
  '24 Februari 1985',
  '24 Pebruari 1985',
  '24-Feb-1985',
  '24 february 1985',
  'Penajam, 24 Februari 1985',
  'Rabu 24 Februari 1985',
  '19850224',
  '24/02/1985 00:00:00',
  '31102',
  31102,
  31102.0,
  new Date(Date.UTC(1985, 1, 24)),
])('%s', (cell) => {
  expect(readBirthDate(cell)).toBe('1985-02-24');
});

test.each([
  '31/02/1985',
  '02/24/1985',
  '24/02/85',
  '24 Fabruari 1985',
  'kemarin',
  '1985',
  '0',
  '',
  0,
  -3,
  60,
  1e9,
  Number.NaN,
  new Date(Number.NaN),
])('%s is none', (cell) => {
  expect(readBirthDate(cell)).toBeNull();
});

test('every day of a century, in every form, is that day', () => {
  const day = fc.date({ min: new Date('1928-01-01'), max: new Date('2024-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
      const serial = Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000);
      const long = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }).format(
        Date.parse(iso),
      );
      for (const cell of [iso, `${dayOfMonth}/${month}/${year}`, serial, String(serial), long])
        expect(readBirthDate(cell)).toBe(iso);
    }),
  );
});
