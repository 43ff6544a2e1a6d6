import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DISEASES } from '#shared/domain/disease.ts';
import { bundledDiseases } from '#shared/value-sets/diseases.ts';
import {
  bundledTable,
  diseasesOfVaccine,
  type VaccineRow,
  VaccineTable,
} from '#shared/value-sets/vaccines.ts';
import { hasCaseSuffix, hasVerhoeffDigit } from '../../support/check-digits.ts';

const table = bundledTable();
const { vaccines } = table;

const of = (pick: (row: VaccineRow) => readonly string[] | undefined) =>
  vaccines.flatMap((row) => pick(row) ?? []);
const CVX = 'http://hl7.org/fhir/sid/cvx';

describe('the table', () => {
  test('is data with its sources and their dates', () => {
    expect(table.sources.length).toBeGreaterThan(5);
    expect(VaccineTable.safeParse({ ...table, sources: [] }).success).toBe(false);
  });

  test('names every vaccine once, and in each system every code once', () => {
    const lists = [
      vaccines.map(({ id }) => id),
      of(({ cvx }) => cvx),
      of((row) => row.names),
      [
        ...of(({ snomed }) => snomed),
        ...of(({ icd11 }) => icd11),
        ...of(({ atc }) => atc),
        ...of(({ divoc }) => divoc),
        ...of(({ whoTypes }) => whoTypes),
        ...of(({ whoProducts }) => whoProducts),
        ...of(({ eu }) => eu),
      ],
    ];
    for (const list of lists) {
      expect(list.filter((code, i) => list.indexOf(code) !== i)).toEqual([]);
      expect(list.length).toBeGreaterThan(70);
    }
  });

  test('has no code of SNOMED CT with a wrong check digit, and no product id with a wrong suffix', () => {
    expect(of(({ snomed }) => snomed).filter((code) => !hasVerhoeffDigit(code))).toEqual([]);
    const ids = of(({ whoProducts }) => whoProducts).filter((id) => id.length === 18);
    expect(ids.length).toBeGreaterThan(30);
    expect(ids.filter((id) => !hasCaseSuffix(id))).toEqual([]);
  });

  test('has a vaccine for every disease of the vocabulary', () => {
    const against = new Set(vaccines.flatMap(({ diseases }) => diseases));
    expect(DISEASES.filter((disease) => !against.has(disease))).toEqual([]);
  });

  test('finds each vaccine by each of its codes', () => {
    const wrong = vaccines.flatMap((row) => {
      const codes = [
        row.snomed,
        row.icd11,
        row.atc,
        row.divoc,
        row.whoTypes,
        row.whoProducts,
        row.eu,
        row.names,
      ];
      const found = codes.flatMap((list = []) =>
        list.map((code) => [code, diseasesOfVaccine({ code })] as const),
      );
      const cvx = (row.cvx ?? []).map((code) => [code, diseasesOfVaccine({ code, system: CVX })] as const);
      return [...found, ...cvx].filter(([, diseases]) => diseases !== row.diseases).map(([code]) => code);
    });
    expect(wrong).toEqual([]);
  });
});

/** What the words of a combined vaccine's name say that it is against. */
const WORDS = {
  diphtheria: /diphtheria|\bDTP\b/,
  tetanus: /tetanus|\bDTP\b/,
  pertussis: /pertussis|\bDTP\b/,
  polio: /polio/,
  hib: /\bhib\b/i,
  'hepatitis-a': /hepatitis A\b/,
  'hepatitis-b': /hepatitis B|hepatitis A and B/,
  measles: /measles/,
  mumps: /mumps/,
  rubella: /rubella/,
  varicella: /varicella/,
  typhoid: /typhoid/,
  cholera: /cholera/,
  meningococcal: /mening/,
} as const;

test('a combined vaccine names all of the diseases that its name has, and no other', () => {
  const combined = vaccines.filter(({ diseases }) => diseases.length > 1 && !diseases.includes('mpox'));
  expect(combined.length).toBeGreaterThan(20);
  for (const { id, name, diseases } of combined) {
    const said = Object.entries(WORDS).flatMap(([disease, word]) => (word.test(name) ? [disease] : []));
    expect([id, [...diseases].sort()]).toEqual([id, said.sort()]);
  }
});

describe('what a vaccine is against', () => {
  test.each([
    ['XM0N24', ['yellow-fever']],
    ['YF', ['yellow-fever']],
    ['XM8TF3', ['measles', 'mumps', 'rubella']],
    ['XM84S1', ['diphtheria', 'tetanus', 'pertussis', 'hib', 'hepatitis-b', 'polio']],
    ['J07BL01', ['yellow-fever']],
    ['871831003', ['measles', 'mumps', 'rubella']],
    ['XM8NQ0', ['covid-19']],
    ['XM8NQ0&XT8W', ['covid-19']],
    ['EU/1/20/1528', ['covid-19']],
    ['Stamaril®', ['yellow-fever']],
    ['Pentabio', ['diphtheria', 'tetanus', 'pertussis', 'hib', 'hepatitis-b']],
    ['Vaksin Campak', ['measles']],
    ['a3K3X000006MihuUAC', ['yellow-fever']],
    ['YellowFeverProductd2c75a15ed309658b3968519ddb31690', ['yellow-fever']],
    ['PolioVaccineOralOPVTrivaProductfa4849f7532d522134f4102063af1617', ['polio']],
    ['MeaslesandRubellaProduct00000000000000000000000000000000', ['measles', 'rubella']],
    ['Covid19Product2afac141c6a2f5d7231a1db67e0613a5', ['covid-19']],
  ])('%s: %s', (code, diseases) => {
    expect(diseasesOfVaccine({ code })).toEqual(diseases);
  });

  test('an id that leaves its kind open is against what all of them are against, unless WHO says which it is', () => {
    const open = 'DiphtheriaTetanusPertussProduct00000000000000000000000000000000';
    expect(diseasesOfVaccine({ code: open })).toEqual(['diphtheria', 'tetanus', 'pertussis']);
    const hexavalent = 'DiphtheriaTetanusPertussProductf4177b409d09d83e48630717437c5aea';
    expect(diseasesOfVaccine({ code: hexavalent })).toHaveLength(6);
  });

  test.each([
    ['208', 'a number is of CVX only where that is said'],
    ['XM8DG3', 'varicella or zoster'],
    ['J07BC', 'hepatitis A, B or both'],
    ['836369007', 'any virus'],
    ['YellowProduct00000000000000000000000000000000', 'no kind of WHO’s'],
    ['', 'nothing'],
    ['x'.repeat(1e6), 'no name'],
  ])('%.40s is not known: %s', (code) => {
    expect(diseasesOfVaccine({ code })).toEqual([]);
  });

  test('CVX is read with and without its leading zero', () => {
    expect(diseasesOfVaccine({ code: '3', system: CVX })).toEqual(['measles', 'mumps', 'rubella']);
    expect(diseasesOfVaccine({ code: '03', system: CVX })).toEqual(['measles', 'mumps', 'rubella']);
    expect(diseasesOfVaccine({ code: '998', system: CVX })).toEqual([]);
  });

  test('immunoglobulins and tests of CVX are no vaccines', () => {
    const others = [
      12, 13, 14, 27, 29, 30, 34, 36, 71, 79, 86, 87, 93, 96, 145, 156, 180, 181, 306, 307, 315,
    ];
    expect(others.flatMap((code) => diseasesOfVaccine({ code: String(code), system: CVX }))).toEqual([]);
  });

  test('any text at all is answered', () => {
    fc.assert(fc.property(fc.string(), (code) => Array.isArray(diseasesOfVaccine({ code }))));
  });
});

test('the words of diseases are not taken for vaccines’ codes', () => {
  const words = bundledDiseases().diseases.flatMap((row) => [...row.snomed, ...row.icd11, ...row.icd10]);
  expect(words.filter((code) => diseasesOfVaccine({ code }).length > 0)).toEqual([]);
});
