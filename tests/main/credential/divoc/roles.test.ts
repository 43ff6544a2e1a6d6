import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testTexts, vaccinationTexts } from '../../../../src/main/credential/divoc/roles.ts';
import { bundledVaccines } from '../../../../src/main/policy/value-sets/vaccines.ts';

describe('a vaccination’s texts', () => {
  test.each([
    ['Indonesia', 'COVID-19 Vaccine Sinovac', 'PT Bio Farma', '202106001D'],
    ['India', 'COVISHIELD', 'Serum Institute of India', '4121Z061'],
    ['India, too', 'COVAXIN', 'Bharat Biotech', '37G21004A'],
    ['Philippines', 'CoronaVac', 'Sinovac Biotech Ltd', 'C202105095'],
    ['Sri Lanka', 'Sinopharm', 'Beijing Institute of Biological Products', '2021040012'],
    ['Jamaica', 'AstraZeneca', 'SK Bioscience', 'CTMAV543'],
    ['a vaccine that we do not know', 'Incovacc', 'Bharat Biotech', 'N1221'],
  ])('of %s', (_, vaccine, manufacturer, batch) => {
    const url = 'https://divoc.example/feedback/?53100A';
    const expected = { certificateId: '53100A', product: vaccine, manufacturer, icd11: 'XM1NL1' };
    expect(vaccinationTexts(['53100A', batch, vaccine, manufacturer, 'XM1NL1'], [url])).toEqual(expected);
  });

  test('the vaccines that the policy knows are known here', () => {
    for (const { names } of bundledVaccines().vaccines) {
      for (const name of names) {
        const { product } = vaccinationTexts([name, 'PT Contoh Farma', 'B1', '531000001'], []);
        expect(product).toBe(name);
      }
    }
  });

  test('mean the same in any order', () => {
    const text = fc.constantFrom(
      'A1',
      'B2',
      'Sinovac',
      'CoronaVac',
      'XM1NL1',
      'XM7HT3',
      'PT X',
      '531000001',
      'abc',
    );
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 5 }), (texts) => {
        expect(vaccinationTexts(texts.toReversed(), [])).toEqual(vaccinationTexts(texts, []));
      }),
    );
  });
});

describe('a test’s texts', () => {
  test.each([
    ['naat', ['7', 'RT-PCR', 'Negative'], undefined],
    ['antigen', ['7', 'LP217198-3', 'Negative'], undefined],
    ['naat', ['7', 'Rapid antigen', 'Negative'], 'SARS-CoV-2 PCR'],
    ['other', ['7', 'RT-PCR', 'Antibody test'], undefined],
    ['other', ['7', 'Negative'], 'Test'],
  ])('%s: %j, called %s', (type, texts, name) => {
    expect(testTexts(texts, [], name)).toMatchObject({ type, certificateId: '7' });
  });

  test('who has both results is taken for ill', () => {
    expect(testTexts(['Negative', 'Positive'], [], undefined).result).toBe('detected');
    expect(testTexts(['COVID-19'], [], undefined).result).toBe('inconclusive');
  });
});
