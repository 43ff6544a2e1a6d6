import { expect, test } from 'vitest';
import { COVID_19_VACCINES, isCovid19 } from '../../../src/main/credential/covid-19.ts';
import { bundledVaccines } from '../../../src/main/policy/value-sets/vaccines.ts';

/** Codes of ICD-11, ATC and SNOMED CT: each means one thing, whatever system a certificate says it is of. */
const CODE = /^(?:XM[0-9A-Z]{4}|J07[0-9A-Z]{4}|\d{9,18})$/;

test('a vaccine that the policy knows by a code is known by it as one against COVID-19', () => {
  const known = bundledVaccines().vaccines.flatMap(({ codes }) => codes.filter((code) => CODE.test(code)));
  expect(known.length).toBeGreaterThan(30);
  expect(known.filter((code) => !COVID_19_VACCINES.has(code))).toEqual([]);
});

test.each(['840539006', '840533007', 'RA01', 'RA01.0', 'XN109', 'U07.1', 'u071'])(
  '%s is COVID-19',
  (code) => {
    expect(isCovid19(code)).toBe(true);
  },
);

test.each(['1D47', 'B05', '14189004', 'RA0', 'U07.0', ''])('%s is not', (code) => {
  expect(isCovid19(code)).toBe(false);
});
