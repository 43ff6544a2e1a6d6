import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Disease } from '#shared/domain/disease.ts';
import { diseaseOf } from '#shared/value-sets/diseases.ts';
import { diseasesOfVaccine } from '#shared/value-sets/vaccines.ts';
import { hasTestdata, NO_TESTDATA, readTestdata } from '../support/vectors.ts';

/* What WHO's guide smart-icvp and its list of prequalified vaccines say, against our table of vaccines. */

const present = hasTestdata('icvp');
if (!present) process.stdout.write(`${NO_TESTDATA}\n`);

function rows<T extends z.ZodType>(file: string, row: T): z.infer<T>[] {
  return present ? z.array(row).parse(JSON.parse(readTestdata(`icvp/${file}`).toString('utf8'))) : [];
}

/** What the words of a kind of vaccine say that it is against. */
const WORDS: readonly (readonly [Disease, RegExp])[] = [
  ['diphtheria', /diphtheria/i],
  ['tetanus', /tetanus(?! toxoid \(conj)/i],
  ['pertussis', /pertussis/i],
  ['polio', /polio/i],
  ['hib', /h(?:a)?emophilus/i],
  ['hepatitis-a', /hepatitis ?A\b|HepatitisA/i],
  ['hepatitis-b', /hepatitis ?B/i],
  ['measles', /measles/i],
  ['mumps', /mumps/i],
  ['rubella', /rubella/i],
  ['varicella', /varicella/i],
  ['yellow-fever', /yellow ?fever/i],
  ['typhoid', /typhoid/i],
  ['cholera', /cholera/i],
  ['meningococcal', /menin?gococcal/i],
  ['rabies', /rabies/i],
  ['rotavirus', /rotavirus/i],
  ['hpv', /papillomavirus/i],
  ['influenza', /^influenza/i],
  ['japanese-encephalitis', /japanese encephalitis/i],
  ['dengue', /dengue/i],
  ['malaria', /malaria/i],
  ['ebola', /ebola/i],
  ['smallpox', /smallpox/i],
  ['mpox', /mpox/i],
  ['pneumococcal', /pneumococcal/i],
  ['tuberculosis', /^BCG/],
  ['covid-19', /covid/i],
];

function said(words: string): Disease[] {
  // The toxoid that carries a conjugate protects against nothing.
  const text = words.replace(/tetanus toxoid (?=\(conjugate)/i, '');
  return WORDS.flatMap(([disease, word]) => (word.test(text) ? [disease] : [])).sort();
}

const known = (code: string) => [...diseasesOfVaccine({ code })].sort();

describe.skipIf(!present)('WHO’s certificate of vaccination', () => {
  test('every disease of the guide is in our vocabulary, by its code and by its name', () => {
    const diseases = rows('diseases.json', z.object({ icd11: z.string(), disease: z.string() }));
    expect(diseases).toHaveLength(25);
    const wrong = diseases.filter(
      ({ icd11, disease }) => diseaseOf(icd11) === undefined || diseaseOf(icd11) !== diseaseOf(disease),
    );
    expect(wrong).toEqual([]);
  });

  test('every kind of vaccine of the guide is against what its name says', () => {
    const vaccines = rows('vaccine-codes.json', z.object({ icd11: z.string(), vaccine: z.string() }));
    expect(vaccines).toHaveLength(15);
    expect(vaccines.filter(({ icd11, vaccine }) => String(known(icd11)) !== String(said(vaccine)))).toEqual(
      [],
    );
  });

  test('every product id of 2025 is against what WHO’s list says of it', () => {
    const products = rows('products-2025.json', z.object({ id: z.string(), display: z.string() }));
    expect(products).toHaveLength(60);
    const wrong = products.filter(({ id, display }) => String(known(id)) !== String(said(display)));
    expect(wrong.map(({ id }) => [id, known(id)])).toEqual([]);
  });

  test('every product id of 2026 that is prequalified is against what the database says of it', () => {
    const Product = z.object({ id: z.string(), vaccine: z.string().nullish(), status: z.string() });
    const products = rows('products-2026.json', Product).filter(({ status }) => status === 'Prequalified');
    expect(products).toHaveLength(33);
    const wrong = products.filter(({ id, vaccine }) => String(known(id)) !== String(said(vaccine ?? '')));
    expect(wrong.map(({ id, vaccine }) => [id, vaccine, known(id)])).toEqual([]);
  });

  test('every kind of prequalified vaccine is known as the beginning of product ids', () => {
    const lines = readTestdata('icvp/prequalified-vaccines.csv').toString('utf8').trim().split('\n').slice(1);
    const types = new Set(
      lines.map((line) => /^[^,]*,(?:"([^"]*)"|([^,]*))/.exec(line)?.slice(1).join('') ?? ''),
    );
    expect(types.size).toBeGreaterThan(50);
    const wrong = [...types].filter((type) => {
      const begins = type.replace(/[^A-Za-z0-9µ]/g, '').slice(0, 24);
      const found = known(`${begins}Product${'0'.repeat(32)}`);
      // What is cut off can be one of several, and is against what all of them are against.
      return found.length === 0 || !found.every((disease) => said(type).includes(disease));
    });
    expect(wrong).toEqual([]);
  });
});
