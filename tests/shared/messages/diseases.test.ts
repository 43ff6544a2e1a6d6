import { describe, expect, test } from 'vitest';
import { diseaseParam, DISEASES, NO_DISEASE } from '#shared/domain/disease.ts';
import { LANGUAGES } from '#shared/domain/locale.ts';
import { diseaseList, diseaseName } from '../../../src/shared/messages/diseases.ts';
import { reasonSentence } from '../../../src/shared/messages/reasons.ts';

describe.each(LANGUAGES)('diseases in %s', (language) => {
  test('have each a name of its own, short enough to be said with "and others"', () => {
    const names = DISEASES.map((disease) => diseaseName(disease, language));
    expect(new Set(names).size).toBe(DISEASES.length);
    for (const disease of DISEASES) {
      expect(diseaseList(diseaseParam([disease, 'measles', 'zoster']), language).length).toBeLessThanOrEqual(
        40,
      );
    }
  });
});

test.each([
  ['yellow-fever', 'demam kuning', 'yellow fever'],
  ['measles,rubella', 'campak dan rubela', 'measles and rubella'],
  ['diphtheria,pertussis,tetanus', 'difteri dan lainnya', 'diphtheria and others'],
  [
    'japanese-encephalitis,tick-borne-encephalitis',
    'ensefalitis Jepang dan lainnya',
    'Japanese encephalitis and others',
  ],
  ['none', 'none', 'none'],
  ['', 'none', 'none'],
  ['of later,measles', 'campak', 'measles'],
])('%j is said as %s and %s', (param, id, en) => {
  expect([diseaseList(param, 'id'), diseaseList(param, 'en')]).toEqual([id, en]);
});

test('a parameter has each disease once, in one order', () => {
  expect(diseaseParam(['rubella', 'measles', 'rubella'])).toBe('measles,rubella');
  expect(diseaseParam([])).toBe(NO_DISEASE);
});

test('a certificate for another disease is named; an entry of former times, and one that is not known, is said without', () => {
  const named = { code: 'OTHER_DISEASE' as const, params: { diseases: 'yellow-fever' } };
  expect(reasonSentence(named, 'id')).toBe(
    'Sertifikat demam kuning, bukan COVID-19. Silakan tunjukkan sertifikat COVID-19.',
  );
  expect(reasonSentence(named, 'en')).toBe(
    'This is for yellow fever, not COVID-19. Please show a COVID-19 certificate.',
  );
  const unnamed = 'This certificate is not about COVID-19. Please show a COVID-19 certificate.';
  expect(reasonSentence({ code: 'OTHER_DISEASE', params: { diseases: NO_DISEASE } }, 'en')).toBe(unnamed);
  expect(reasonSentence({ code: 'OTHER_DISEASE' }, 'en')).toBe(unnamed);
});
