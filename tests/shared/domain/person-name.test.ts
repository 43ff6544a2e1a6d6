import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '#shared/domain/limits.ts';
import { mixesScripts, personName, plainLine, shownName } from '#shared/domain/person-name.ts';
import { ManualEntry } from '#shared/domain/live-desk.ts';

describe('a name', () => {
  test.each([
    'Siti Aminah',
    "Nur'aini",
    'O’Brien-Smith, Jr.',
    'R.A. Kartini',
    'Đặng Thị Ngọc Thịnh',
    'Müller-Lüdenscheidt',
    'Ağa Şükrü Iğdır',
    'محمد بن عبد الله',
    'مُحَمَّد',
    'علی‌رضا',
    'สุดารัตน์ เกยุราพันธุ์',
    'क्‍षितिज शर्मा',
    'ശ്രീദേവി',
    'ශ්‍රී ලාල්',
    '王小明',
    '葛󠄀城 太郎',
    '김민준',
    'Ngũgĩ wa Thiong’o',
    'ברוך',
    'I. Gusti Ngurah ꦤ',
  ])('that people have stays as it is: %s', (name) => {
    expect(personName(name)).toBe(name.normalize('NFC'));
    expect(shownName(name)).toBe(name.normalize('NFC'));
  });

  test.each([
    ['a direction turned', 'Budi\u202eosotnaS', 'BudiosotnaS'],
    ['isolates', '\u2066Budi\u2069 \u2068S\u2069', 'Budi S'],
    ['zero widths', 'B\u200bu\u200cd\u200di\ufeff\u2060', 'Budi'],
    ['controls and lines', ' Budi\t\r\n\u2028Santoso\u0000\u0007 ', 'Budi Santoso'],
    ['a soft hyphen, tags, selectors', 'Bu\u00addi\u{e0041}\ufe0f', 'Budi'],
    ['a lone surrogate, private letters', 'Bu\ud800di\ue000', 'Budi'],
    ['blanks of all kinds', '\u00a0Budi\u3000\u2003 S\u2800', 'Budi S'],
    ['letters that are not seen', 'Budi\u3164\u115f', 'Budi'],
    ['decomposed', 'Jose\u0301', 'José'],
    ['piled up', `Z${'\u0351'.repeat(60)}algo`, `Z${'\u0351'.repeat(4)}algo`],
    ['marks of nothing', '\u0301\u0302 \u0303Budi', 'Budi'],
  ])('without what is not seen: %s', (_, name, plain) => expect(personName(name)).toBe(plain));

  test.each(['', ' ', '\u200b\u202e', '\u3164\u3164', '---', '123', '?!', '\u2800'])(
    'without a letter is none: %j',
    (name) => expect(personName(name)).toBe(''),
  );

  test('of any text is plain, a fixed point, and no longer than a name', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({
        unit: fc.constantFrom(
          ...Array.from('aا中क്ก्\u200c\u200d\u202e\u0301\u0345 \u3164\u{e0100}\u1160각\ud800\udc00é'),
        ),
        maxLength: 400,
      }),
    );
    fc.assert(
      fc.property(text, (any) => {
        const shown = shownName(any);
        expect(shown.replace(/[\u200c\u200d]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(shown).not.toMatch(/^[\s\u200c\u200d]|[\s\u200c\u200d]$|\s\s|\p{M}{5}/u);
        expect(Array.from(shown).length).toBeLessThanOrEqual(LIMITS.name);
        expect(shownName(shown)).toBe(shown);
        expect(shown.normalize('NFC')).toBe(shown);
        const plain = plainLine(any);
        expect(plainLine(plain)).toBe(plain);
        expect(personName(personName(any))).toBe(personName(any));
      }),
      { numRuns: 500 },
    );
  });

  test('of a hundred thousand letters is cut, which an ellipsis tells', () => {
    expect(shownName('A'.repeat(120_000))).toBe(`${'A'.repeat(LIMITS.name - 1)}…`);
    expect(shownName('A'.repeat(LIMITS.name))).toBe('A'.repeat(LIMITS.name));
    expect(shownName('𠮷'.repeat(LIMITS.name))).toBe('𠮷'.repeat(LIMITS.name));
  });
});

describe('scripts in a name', () => {
  test.each([
    'Siti Aminah',
    '田中 太郎',
    'タロウ Tanaka',
    '王小明 Wang',
    '김 Kim',
    'Nurʼaini',
    'Иван',
    'محمد',
    '',
  ])('that belong together: %s', (name) => expect(mixesScripts(name)).toBe(false));

  test.each(['Budі Santoso', 'Іvan', 'Αnna', 'Иван Petrov', 'Siti محمد', 'สุดา Siti', 'Ꭺnna', 'Ani 가ひ'])(
    'that no writing mixes: %s',
    (name) => expect(mixesScripts(name)).toBe(true),
  );
});

test('what an officer types or pastes is plain, and has a letter', () => {
  const typed = {
    ...{ name: '  Nur\u200b \u202eHayati ', purpose: 'Legalisir akta', shown: 'card', category: 'hijau' },
    ...{ decision: 'admit', reason: 'IDENTITY_CONFIRMED' },
  };
  expect(ManualEntry.parse(typed).name).toBe('Nur Hayati');
  for (const name of ['\u200b', '...', 'A'.repeat(121), 'A'.repeat(1_000_000)])
    expect(ManualEntry.safeParse({ ...typed, name }).success).toBe(false);
});
