import { expect, test } from 'vitest';
import { COVID_19, UNNAMED_DISEASE } from '#shared/domain/credential.ts';
import { DISEASES } from '#shared/domain/disease.ts';
import { bundledDiseases, diseaseOf, snomedOf } from '#shared/value-sets/diseases.ts';
import { hasVerhoeffDigit } from '../../support/check-digits.ts';

const { diseases, sources } = bundledDiseases();

test('the table has every disease of the vocabulary, once and in its order', () => {
  expect(diseases.map(({ id }) => id)).toEqual(DISEASES);
  expect(sources.length).toBeGreaterThan(2);
});

test('no code and no word is two diseases’, and each finds its own', () => {
  const all = diseases.flatMap(({ id, snomed, icd11, icd10, words }) =>
    [...snomed, ...icd11, ...icd10, ...words].map((code) => [code, id] as const),
  );
  expect(new Set(all.map(([code]) => code.toLowerCase())).size).toBe(all.length);
  expect(all.filter(([code, id]) => diseaseOf(code) !== id)).toEqual([]);
});

test('every code is well-formed: SNOMED CT by its check digit, ICD-11 and ICD-10 by their pattern', () => {
  const codes = (pick: (row: (typeof diseases)[number]) => readonly string[]) => diseases.flatMap(pick);
  expect(codes(({ snomed }) => snomed).filter((code) => !hasVerhoeffDigit(code))).toEqual([]);
  const icd11 =
    /^(?:XN[0-9A-HJ-NP-Z]{3,4}|[1-9A-HJ-NP-V][A-HJ-NP-Z][0-9][0-9A-HJ-NP-Z](?:\.[0-9A-Z]{1,2})?)$/;
  expect(codes((row) => row.icd11).filter((code) => !icd11.test(code))).toEqual([]);
  expect(codes(({ icd10 }) => icd10).filter((code) => !/^[A-Z]\d\d(?:\.\d)?$/.test(code))).toEqual([]);
});

test.each([
  ['840539006', 'covid-19'],
  ['840533007', 'covid-19'],
  ['RA01', 'covid-19'],
  ['RA01.0', 'covid-19'],
  ['XN109', 'covid-19'],
  ['XN109&XK8G', 'covid-19'],
  ['U07.1', 'covid-19'],
  ['u071', 'covid-19'],
  ['U07', 'covid-19'],
  ['1D47', 'yellow-fever'],
  [' 1d47 ', 'yellow-fever'],
  ['A95.9', 'yellow-fever'],
  ['YellowFever', 'yellow-fever'],
  ['Yellow fever', 'yellow-fever'],
  ['Demam kuning', 'yellow-fever'],
  ['1F03.0', 'measles'],
  ['B05', 'measles'],
  ['Campak', 'measles'],
  ['1E50.0', 'hepatitis-a'],
  ['1E50.1', 'hepatitis-b'],
  ['XN0FG', 'hib'],
  ['CA40.07', 'pneumococcal'],
  ['1C1C.2', 'meningococcal'],
  ['Poliomyelitis', 'polio'],
  ['HaemophilusInfluenzaeB', 'hib'],
])('%s is %s', (code, disease) => {
  expect(diseaseOf(code)).toBe(disease);
});

test.each([
  '',
  'RA0',
  'RA011',
  'U07.0',
  '1E50',
  '1E5',
  'B0',
  'Encephalitis',
  'CA40',
  '64572001',
  'x'.repeat(1e6),
])('%.20s is none that we know', (code) => {
  expect(diseaseOf(code)).toBeUndefined();
});

test('the code that we write for COVID-19 is the one that certificates have', () => {
  expect(snomedOf('covid-19')).toBe(COVID_19);
  expect(snomedOf('yellow-fever')).toBe('16541001');
  expect(snomedOf(undefined)).toBe(UNNAMED_DISEASE);
});
