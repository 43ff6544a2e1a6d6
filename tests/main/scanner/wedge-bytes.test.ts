import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyStroke } from '../../../src/main/scanner/keys.ts';
import { TYPING, WEDGE_SILENCE } from '../../../src/main/scanner/wedge.ts';
import { BURST } from '../../../src/main/scanner/wedge-code.ts';
import { altCode, enter, stroke, tap, typed } from './strokes.ts';
import { keysOf, Typing } from './typing.ts';

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;

/** Where the 32 control characters are on a terminal's keyboard. */
const CONTROL_KEYS = [
  'Digit2',
  ...Array.from({ length: 26 }, (_, i) => `Key${String.fromCharCode(0x41 + i)}`),
  ...['BracketLeft', 'Backslash', 'BracketRight', 'Digit6', 'Minus'],
];

const held = (code: string, key: string, strokes: readonly KeyStroke[]): KeyStroke[] => [
  stroke(code, key, { control: true }),
  ...strokes,
  stroke(code, key, { type: 'up' }),
];

/** How scanners write a byte that no key writes; makers' words for it are many. */
const WAYS = {
  'Alt and four digits': (byte: number) => altCode(String(byte).padStart(4, '0')),
  'Alt and three digits': (byte: number) => altCode(String(byte).padStart(3, '0')),
  'Alt and the number': (byte: number) => altCode(String(byte)),
  'a key with Ctrl': (byte: number) => {
    const code = CONTROL_KEYS[byte];
    // Ctrl with M and with J are ends.
    if (code === undefined || byte === 10 || byte === 13) return altCode(String(byte).padStart(4, '0'));
    return held('ControlLeft', 'Control', tap(code, 'x', { control: true }));
  },
  'a function key': (byte: number) =>
    byte >= 0x1c && byte < 0x20
      ? tap(`F${byte - 0x1c + 7}`, `F${byte - 0x1c + 7}`)
      : altCode(String(byte).padStart(4, '0')),
};
const NAMES = [
  'Alt and four digits',
  'Alt and three digits',
  'Alt and the number',
  'a key with Ctrl',
  'a function key',
] as const;

/** Not what is set right because of Caps Lock. */
const isPlain = (text: string): boolean => !text.startsWith('hc1:');
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe.each(NAMES)('a scanner that writes control characters as %s', (name) => {
  const bytes = fc.uint8Array({ minLength: BURST, maxLength: 120 }).filter((code) => isPlain(latin1(code)));
  // A shortcut or a function key with nothing before it is a person's.
  const first = fc.integer({ min: 0x21, max: 0x7e });
  const pause = fc.double({ min: 0, max: 12, noNaN: true });

  test('has every byte of its codes read, and none reaches the page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(first, bytes), { minLength: 1, maxLength: 3 }),
        pause,
        fc.boolean(),
        (codes, gap, suppresses) => {
          const desk = new Typing({ suppresses });
          const texts = codes.map(([head, rest]) => latin1(Uint8Array.of(head, ...rest)));
          for (const text of texts) {
            const strokes = Array.from(Buffer.from(text, 'latin1')).flatMap((byte) =>
              isPrintable(byte) ? typed(String.fromCharCode(byte)) : WAYS[name](byte),
            );
            desk.type([...strokes, ...enter()], gap).wait(WEDGE_SILENCE);
          }
          expect(desk.codes).toEqual(texts.map((text) => `whole ${text}`));
          expect(desk.written).toBe('');
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a scanner in ALT mode, where every character is a number', () => {
  const all = fc.uint8Array({ minLength: BURST, maxLength: 80 }).filter((code) => isPlain(latin1(code)));
  const width = fc.constantFrom(3, 4);
  // Ten strokes a character: as slow as 16 ms each.
  const pause = fc.double({ min: 0, max: 16, noNaN: true });
  const written = (code: Uint8Array, digits: number): KeyStroke[] =>
    Array.from(code).flatMap((byte) => altCode(String(byte).padStart(digits, '0')));

  test('has every byte string read that it ends with Enter', () => {
    fc.assert(
      fc.property(all, width, pause, fc.boolean(), (code, digits, gap, suppresses) => {
        const desk = new Typing({ suppresses }).type([...written(code, digits), ...enter()], gap).wait(1000);
        expect(desk.codes).toEqual([`whole ${latin1(code)}`]);
        expect(desk.written).toBe('');
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['CR', [13]],
    ['CR and LF', [13, 10]],
  ])('… or with %s as numbers, and a pause', (_, end) => {
    const withoutEnd = all.filter((code) => ![10, 13].includes(code.at(-1) ?? 0));
    fc.assert(
      fc.property(withoutEnd, width, pause, fc.boolean(), (code, digits, gap, suppresses) => {
        const strokes = written(Uint8Array.of(...code, ...end), digits);
        const desk = new Typing({ suppresses }).type(strokes, gap).wait(WEDGE_SILENCE);
        expect(desk.codes).toEqual([`whole ${latin1(code)}`]);
        expect(desk.written).toBe('');
      }),
      { numRuns: 100 },
    );
  });
});

describe('a person', () => {
  test('has function keys, and a letter with Alt and its number', () => {
    for (const key of ['F7', 'F8', 'F9', 'F10']) {
      expect(new Typing().type(tap(key, key), 70).wait(TYPING).page).toEqual(tap(key, key));
    }
    const strokes = altCode('0233');
    const desk = new Typing().type(strokes, 70).wait(1000);
    expect(desk.page.filter(({ type }) => type === 'down')).toEqual(
      strokes.filter(({ type }) => type === 'down'),
    );
    expect(desk.codes).toEqual([]);
  });

  test('keeps shortcuts with Ctrl and a bracket, outside of a scan', () => {
    const strokes = [...keysOf('ab'), ...tap('BracketRight', ']', { control: true })];
    expect(new Typing().type(strokes, 80).wait(1000).page).toEqual(strokes);
  });
});
