import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKey } from '../../../src/main/staff/name-key.ts';

test.each([
  ['Budi Santoso', 'SANTOSO<<BUDI'],
  ['Budi Santoso', 'dr. H. Budi  Santoso, S.Sos., M.Kes'],
  ['Budi Santoso', 'SANTOSO, BUDI'],
  ['Budi Santoso', 'Ir. budi santoso SE'],
  ['Nu’man Abdullah', 'Numan Abdullah'],
  ["Nu'man Abdullah", 'NUMAN<ABDULLAH'],
  ['A.Rahman Hakim', 'Hakim A Rahman'],
  ['José Müller', 'Jose Muller'],
  ['Siti Nur-Aisyah', 'SITI<NUR<AISYAH'],
  ['Sukarno', 'SUKARNO<<SUKARNO'],
])('%s is %s', (one, other) => {
  expect(nameKey(one)).toBe(nameKey(other));
});

test.each([
  ['Budi Santoso', 'Budi Susanto'],
  ['Siti Aminah', 'Siti Aminah Putri'],
  ['Muhammad Nur', 'M. Nur'],
])('%s is not %s', (one, other) => {
  expect(nameKey(one)).not.toBe(nameKey(other));
});

test('somebody may be called like a title; what has no letters is nobody', () => {
  expect(nameKey('Haji')).toBe('HAJI');
  expect(nameKey('Ir. H.')).toBe('H IR');
  expect(nameKey(' . , - ')).toBe('');
});

test('order, case and blanks never matter', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[A-Z][a-z]{2,8}$/), { minLength: 1, maxLength: 5 }), (words) => {
      const key = nameKey(words.join(' '));
      expect(nameKey([...words].reverse().join('  ').toUpperCase())).toBe(key);
      expect(nameKey(key)).toBe(key);
    }),
  );
});
