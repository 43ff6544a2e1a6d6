import { expect, test } from 'vitest';
import { countryCode, maySignFor } from '../../../src/main/trust/country.ts';

test('a country is told by any code that certificates have for it', () => {
  expect(['ID', 'id', 'IDN', 'D', 'DEU', 'UK', 'GBR', 'EL', 'XKX'].map(countryCode)).toEqual([
    'ID',
    'ID',
    'ID',
    'DE',
    'DE',
    'GB',
    'GB',
    'GR',
    'XK',
  ]);
});

test('what is no country has no code', () => {
  for (const text of [
    '',
    'EU',
    'UN',
    'UNO',
    'XX',
    'XXH',
    'UTO',
    'Kementerian Kesehatan',
    'https://a.example',
  ]) {
    expect(countryCode(text), text).toBeUndefined();
  }
});

test('a state signs for itself and its territories', () => {
  expect(maySignFor('FR', 'NC')).toBe(true);
  expect(maySignFor('CH', 'LI')).toBe(true);
  expect(maySignFor('NC', 'FR')).toBe(false);
  expect(maySignFor('ID', 'MY')).toBe(false);
});
