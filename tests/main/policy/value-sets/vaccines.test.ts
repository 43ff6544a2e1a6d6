import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COVID_19, type Coded, type Vaccination } from '#shared/domain/credential.ts';
import { bundledVaccines, identifyVaccine } from '../../../../src/main/policy/value-sets/vaccines.ts';

const CVX = 'http://hl7.org/fhir/sid/cvx';

function identify(product?: Coded, prophylaxis?: Coded): string | undefined {
  const statement: Vaccination = {
    kind: 'vaccination',
    disease: COVID_19,
    date: '2021-10-01',
    ...(product && { product }),
    ...(prophylaxis && { prophylaxis }),
  };
  return identifyVaccine(statement, bundledVaccines())?.id;
}

describe('which vaccine a certificate names', () => {
  test.each([
    ['EU/1/20/1528', 'pfizer'],
    ['eu/1/20/1507 ', 'moderna'],
    ['XM4YL8', 'astrazeneca'],
    ['DIVOC003', 'astrazeneca'],
    ['Vaksin Sinovac', 'coronavac'],
    ['CORONAVAC®', 'coronavac'],
    ['COVID-19 Vaccine AstraZeneca (ChAdOx1-S)', 'astrazeneca'],
    ['Covishield', 'astrazeneca'],
    ['Pfizer-BioNTech COVID-19 Vaccine', 'pfizer'],
    ['Johnson & Johnson COVID-19 vaccine', 'janssen'],
    ['Ad26.COV2-S', 'janssen'],
    ['Gam-COVID-Vac', 'sputnik-v'],
    ['Gamaleya-Sputnik-Light', 'sputnik-light'],
    ['CanSino - CONVIDECIA', 'cansino'],
    ['Anhui Zhifei - Zifivax', 'zifivax'],
    ['Sinopharm BBIBP-CorV', 'sinopharm'],
    ['IndoVac', 'indovac'],
  ])('%s is %s', (code, id) => {
    expect(identify({ code })).toBe(id);
  });

  test.each([
    ['Sputnik', 'two vaccines are called so'],
    ['Pfizer or Moderna', 'two are named'],
    ['Modernaria', 'a name counts as a word of its own'],
    ['', 'nothing is named'],
    ['XM68M6', 'COVID-19 vaccines in general'],
    ['J07BX03', 'COVID-19 vaccines in general'],
  ])('%s is none: %s', (code) => {
    expect(identify({ code })).toBeUndefined();
  });

  test('a bare number is a CVX code unless it is said to be of another system', () => {
    expect(identify({ code: '208', system: CVX })).toBe('pfizer');
    expect(identify({ code: '208' })).toBe('pfizer');
    expect(identify({ code: '208', system: 'http://snomed.info/sct' })).toBeUndefined();
  });

  test('the type counts only where no product is named', () => {
    expect(identify(undefined, { code: '1119349007' })).toBe('type-mrna');
    expect(identify({ code: 'TurboVax' }, { code: '1119349007' })).toBeUndefined();
    expect(identify()).toBeUndefined();
  });

  test('any text at all is answered', () => {
    fc.assert(
      fc.property(fc.string(), (code) => ['undefined', 'string'].includes(typeof identify({ code }))),
    );
  });
});

describe('the value set', () => {
  const { vaccines } = bundledVaccines();

  test('gives every code and name to one vaccine only', () => {
    const all = vaccines.flatMap(({ codes, cvx, names }) => [
      ...codes.map((c) => c.toLowerCase()),
      ...cvx,
      ...names,
    ]);
    const owners = (one: string) =>
      vaccines.filter((v) => [...v.codes.map((c) => c.toLowerCase()), ...v.cvx, ...v.names].includes(one));
    expect(all.filter((one) => owners(one).length !== 1)).toEqual([]);
  });

  test.each([
    ['coronavac', 2],
    ['astrazeneca', 2],
    ['sinopharm', 2],
    ['moderna', 2],
    ['pfizer', 2],
    ['janssen', 1],
    ['novavax', 2],
    ['sputnik-v', 2],
    ['sputnik-light', 1],
    ['cansino', 1],
    ['zifivax', 3],
    ['indovac', 2],
  ])('%s has a series of %i, as in Indonesia', (id, doses) => {
    expect(vaccines.find((vaccine) => vaccine.id === id)?.doses).toBe(doses);
  });
});
