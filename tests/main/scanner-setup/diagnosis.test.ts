import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEYBOARD_LAYOUTS } from '#shared/domain/keyboard-layout.ts';
import type { SheetCheck } from '#shared/domain/scanner-setup.ts';
import { damaged } from '../../../src/main/scanner-setup/damage.ts';
import { diagnose } from '../../../src/main/scanner-setup/diagnosis.ts';
import { SHEET, sheetCode } from '../../../src/main/scanner-setup/sheet-codes.ts';

const textOf = (number: number): string => sheetCode(number)?.text ?? '';
const check = (text: string): SheetCheck | null => diagnose(Uint8Array.from(Buffer.from(text, 'latin1')));
const WHOLE = { layout: 'us', letters: 'kept', separators: 'kept' } as const;
const anyCode = fc.constantFrom(...SHEET);

describe('what came as it was printed', () => {
  test('has no faults', () => {
    for (const { number, bytes } of SHEET) expect(diagnose(bytes)).toEqual({ number, faults: [] });
  });

  test('and nothing else has none: one byte more, less or other is a fault, or no such code', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(), fc.constantFrom('cut', 'double', 'change'), (code, place, how) => {
        const at = place % code.text.length;
        const middle = how === 'cut' ? '' : how === 'double' ? code.text.slice(at, at + 1).repeat(2) : '\x7f';
        const text = code.text.slice(0, at) + middle + code.text.slice(at + 1);
        if (text === code.text) return;
        const found = check(text);
        expect(found === null || found.faults.length > 0).toBe(true);
      }),
    );
  });

  test('random bytes are no code of the sheet', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(diagnose(bytes)).toBeNull();
      }),
    );
  });

  test('nor are other people’s codes', () => {
    for (const text of ['HC1:6BFOXN*TS0BI$ZD-PHQ7I9AD66V5B22CH9M9', 'https://example.org/', 'GBP1:ABC', '']) {
      expect(check(text)).toBeNull();
    }
  });
});

describe('what a scanner does to it', () => {
  test.each(['de', 'fr', 'es', 'it'] as const)(
    'set to the keyboard %s, every code says so, or that it is one of several',
    (layout) => {
      for (const number of [2, 4, 5, 6, 7, 9]) {
        const { faults, ...found } = check(damaged(textOf(number), { ...WHOLE, layout })) ?? { faults: [] };
        expect(found).toEqual({ number });
        expect([[{ is: 'LAYOUT', layout }], [{ is: 'LAYOUT', layout: null }]]).toContainEqual(faults);
      }
    },
  );

  test('the keyboard code tells all keyboards apart', () => {
    const read = KEYBOARD_LAYOUTS.map((layout) => damaged(textOf(1), { ...WHOLE, layout }));
    expect(new Set(read).size).toBe(KEYBOARD_LAYOUTS.length);
    for (const [i, layout] of KEYBOARD_LAYOUTS.entries()) {
      const faults = layout === 'us' ? [] : [{ is: 'LAYOUT', layout }];
      expect(check(read[i] ?? '')).toEqual({ number: 1, faults });
    }
  });

  test('the other way round: read as another keyboard, a US scanner says so', () => {
    for (const readAs of KEYBOARD_LAYOUTS.filter((each) => each !== 'us')) {
      const read = damaged(textOf(1), { ...WHOLE, readAs });
      expect(diagnose(Uint8Array.from(Buffer.from(read, 'latin1')), readAs)).toEqual({
        number: 1,
        faults: [{ is: 'LAYOUT', layout: 'us' }],
      });
    }
  });

  test('a keyboard and Caps Lock at once are two findings', () => {
    expect(check(damaged(textOf(1), { ...WHOLE, layout: 'de', letters: 'swapped' }))).toEqual({
      number: 1,
      faults: [{ is: 'LAYOUT', layout: 'de' }, { is: 'CASE_SWAPPED' }],
    });
  });

  test('letters made small, large, or turned round', () => {
    expect(check(textOf(6).toLowerCase())).toEqual({ number: 6, faults: [{ is: 'LOWER_CASE' }] });
    expect(check(textOf(1).toUpperCase())).toEqual({ number: 1, faults: [{ is: 'UPPER_CASE' }] });
    expect(check(damaged(textOf(3), { ...WHOLE, letters: 'swapped' }))).toEqual({
      number: 3,
      faults: [{ is: 'CASE_SWAPPED' }],
    });
  });

  test('separators that are lost, or come as the bracket of their key', () => {
    expect(check(textOf(3).replaceAll('\x1d', ''))).toEqual({ number: 3, faults: [{ is: 'GS_LOST' }] });
    expect(check(textOf(3).replaceAll('\x1d', ']'))).toEqual({ number: 3, faults: [{ is: 'GS_BRACKET' }] });
  });

  test('cut short: how much came; of which code, where that can be told', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(), ({ number, text }, place) => {
        const came = 12 + (place % (text.length - 12));
        const expected = check(text.slice(0, came));
        expect(expected?.faults).toMatchObject([{ is: 'TRUNCATED', came }]);
        if (typeof expected?.number === 'number')
          expect(expected).toMatchObject({ number, faults: [{ of: text.length }] });
        else expect(came).toBeLessThan(20);
      }),
    );
  });

  test('the beginning lost, or some of the middle', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHEET.filter(({ text }) => text.length >= 200)),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        ({ number, text }, lost, place) => {
          expect(check(text.slice(lost))).toEqual({ number, faults: [{ is: 'HEAD_LOST', lost }] });
          const at = 20 + (place % (text.length - lost - 40));
          const cut = text.slice(0, at) + text.slice(at + lost);
          expect(check(cut)).toEqual({ number, faults: [{ is: 'MIDDLE_LOST', lost }] });
        },
      ),
    );
  });

  test('twice as one, or each character twice', () => {
    for (const { number, text } of SHEET) {
      expect(check(text + text)).toEqual({ number, faults: [{ is: 'DOUBLED' }] });
      expect(check(text.replace(/[^]/g, '$&$&'))).toEqual({ number, faults: [{ is: 'CHARACTERS_DOUBLED' }] });
    }
  });

  test('the numbers of Alt codes in place of characters', () => {
    for (const width of [0, 3, 4]) {
      const digits = Array.from(textOf(4), (c) => String(c.charCodeAt(0)).padStart(width, '0')).join('');
      expect(check(digits)).toEqual({ number: 4, faults: [{ is: 'ALT_CODES' }] });
    }
  });

  test('bytes above 127 as two each', () => {
    expect(check(Buffer.from(textOf(10), 'utf8').toString('latin1'))).toEqual({
      number: 10,
      faults: [{ is: 'RECODED' }],
    });
  });

  test('something more before or after, said as it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHEET.filter(({ number }) => number < 10)),
        fc.string({ maxLength: 8, unit: fc.constantFrom('[', '>', '#', 'x', '9') }),
        fc.string({ maxLength: 8, unit: fc.constantFrom('<', '#', '~') }),
        ({ number, text }, before, after) => {
          if (before === '' && after === '') return;
          expect(check(before + text + after)).toEqual({ number, faults: [{ is: 'ADDED', before, after }] });
        },
      ),
    );
  });

  test('a few bytes changed are counted', () => {
    const bytes = Buffer.from(textOf(5), 'latin1');
    for (const at of [40, 41, 99]) bytes[at] = 0x7f;
    expect(diagnose(bytes)).toEqual({ number: 5, faults: [{ is: 'CHANGED', count: 3 }] });
  });

  test('a keyboard’s fault on a code that was cut short', () => {
    const text = damaged(textOf(6), { ...WHOLE, layout: 'fr' }).slice(0, 300);
    expect(check(text)?.faults).toMatchObject([
      { is: 'LAYOUT', layout: 'fr' },
      { is: 'TRUNCATED', came: 300 },
    ]);
  });
});
