import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#shared/domain/locale.ts';
import { REASON_CODES } from '#shared/domain/reason.ts';
import { CATEGORIES, DECISIONS } from '#shared/domain/verdict.ts';
import { reasonsEn } from '../../../src/shared/messages/reasons.en.ts';
import { reasonsId } from '../../../src/shared/messages/reasons.id.ts';
import { reasonLabel, reasonSentence } from '../../../src/shared/messages/reasons.ts';
import { categoryWord, decisionWord } from '../../../src/shared/messages/words.ts';

const catalogues = { id: reasonsId, en: reasonsEn };

/** The longest values that a policy can put into a sentence. */
const LONGEST = {
  dose: 2,
  doses: 3,
  days: 14,
  validFrom: '2022-09-22',
  until: '2022-09-22',
  expired: '2022-09-22',
  date: '2022-09-22',
  sampledOn: '2022-09-22',
  hours: 72,
  count: 120,
  rule: 'VR-ID-0001',
  product: 'AstraZeneca (Vaxzevria, Covishield)',
  shown: 'print',
  capacity: 1200,
  diseases: 'japanese-encephalitis,meningococcal',
};

/** What fits the verdict screen in two lines at 1024x768. */
const LIMIT = 110;

/** The parameters that a message asks for, in all its branches. */
function parameters(message: string): string[] {
  const asked = new Set<string>();
  const walk = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if ('value' in element && !isLiteral(element)) asked.add(element.value);
      if ('options' in element) Object.values(element.options).forEach((option) => walk(option.value));
    }
  };
  walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...asked].sort();
}

/** A literal is written as text: its type is the parser's 0. */
function isLiteral(element: { type: number }): boolean {
  return element.type === 0;
}

describe.each(LANGUAGES)('reasons in %s', (language) => {
  const catalogue = catalogues[language];

  test('every reason has a sentence and a label, and nothing else has', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...REASON_CODES].sort());
  });

  test.each(REASON_CODES)('%s compiles, is said in full and fits the screen', (code) => {
    const sentence = reasonSentence({ code, params: LONGEST }, language);
    expect(sentence).not.toMatch(/[{}]|undefined|NaN|\d{4}-\d{2}/);
    expect(sentence.length).toBeLessThanOrEqual(LIMIT);
    expect(sentence).toMatch(/[.]$/);
    expect(Object.keys(LONGEST)).toEqual(expect.arrayContaining(parameters(catalogue[code].sentence)));
    expect(parameters(catalogue[code].label)).toEqual([]);
    expect(reasonLabel({ code }, language).length).toBeLessThanOrEqual(32);
  });

  test.each(REASON_CODES)('%s takes the same parameters in every language', (code) => {
    expect(parameters(catalogue[code].sentence)).toEqual(parameters(reasonsId[code].sentence));
  });

  test('every decision and category has its word', () => {
    expect(new Set(DECISIONS.map((decision) => decisionWord(decision, language)))).toHaveProperty('size', 3);
    expect(new Set(CATEGORIES.map((category) => categoryWord(category, language)))).toHaveProperty('size', 4);
  });
});

test('a waiting period is said with the day on which it ends', () => {
  const reason = {
    code: 'VACCINATION_TOO_RECENT',
    params: { dose: 2, days: 14, validFrom: '2022-03-03' },
  } as const;
  expect(reasonSentence(reason, 'id')).toBe(
    'Dosis kedua belum 14 hari: berlaku mulai 3 Maret 2022. Silakan tunggu petugas.',
  );
  expect(reasonSentence(reason, 'en')).toBe(
    'Your 2nd dose was under 14 days ago: it counts from 3 March 2022. Please wait for the officer.',
  );
});

test('a reason without its parameters is still said, by its label', () => {
  expect(reasonSentence({ code: 'TEST_POSITIVE' }, 'en')).toBe('Positive test');
});

test.each(['NOT_A_CREDENTIAL_URL', 'NOT_A_CREDENTIAL_PAYMENT'] as const)(
  '%s says that this is not a vaccination certificate',
  (code) => {
    expect(reasonSentence({ code }, 'id')).toContain('bukan sertifikat vaksin');
    expect(reasonSentence({ code }, 'en')).toContain('this is not a vaccination certificate');
  },
);
