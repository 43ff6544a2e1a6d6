import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PATIENCE, RESUMED, RESUMING, TYPING, WEDGE_SILENCE } from '../../../src/main/scanner/wedge.ts';
import { BURST } from '../../../src/main/scanner/wedge-code.ts';
import { altCode, enter, tap } from './strokes.ts';
import { keysOf, Typing } from './typing.ts';

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const text = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...PRINTABLE), minLength, maxLength });
const stall = fc.integer({ min: WEDGE_SILENCE + 1, max: PATIENCE - 100 });
/** Until a burst has begun, four strokes at most are between one character and the next; later it may be uneven. */
const pace = fc.double({ min: 0, max: 12, noNaN: true });
const unevenPace = fc.double({ min: 0, max: 24, noNaN: true });

/** A code in pieces, with a stall before each but the first. */
const pieces = fc.record({
  head: text(BURST, 40).filter((code) => !/^hc1:/i.test(code)),
  rest: fc.array(fc.tuple(stall, text(RESUMED, 30)), { maxLength: 5 }),
  // The last piece may be shorter: its end says that it is the scanner's.
  last: fc.option(fc.tuple(stall, text(0, RESUMED))),
});

describe('a scanner that stalls', () => {
  test.each([
    ['and has ended its codes so far', true, ''],
    ['in its first certificate', false, 'HC1:'],
    ['in the office’s card, which is the first code of a new kiosk', false, 'GERBANG-SITE1:'],
  ])('%s: each code is whole and once, and nothing of it reaches the page', (_, isKnown, prefix) => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 4 }), pace, unevenPace, (codes, gap, later) => {
        const desk = new Typing();
        const expected: string[] = [];
        if (isKnown) {
          desk.type([...keysOf('the first code'), ...enter()], gap).wait(WEDGE_SILENCE);
          expected.push('whole the first code');
        }
        for (const { head, rest, last } of codes) {
          const start = `${prefix}${head}`;
          const all = [...rest, ...(last === null ? [] : [last])];
          desk.type(keysOf(start), gap);
          for (const [pause, piece] of all) desk.wait(pause).type(keysOf(piece), later);
          desk.type(enter(), gap).wait(WEDGE_SILENCE);
          expected.push(`whole ${start}${all.map(([, piece]) => piece).join('')}`);
        }
        expect(desk.codes).toEqual(expected);
        expect(desk.written).toBe('');
      }),
      { numRuns: 150 },
    );
  });

  test('in ALT mode may stall within a number, and be as slow as it likes', () => {
    const code = 'HC1:6BFOXN*TS0BI$ZD';
    const strokes = Array.from(code, (character) => altCode(`0${character.charCodeAt(0)}`)).flat();
    const desk = new Typing({ suppresses: true }).type(strokes.slice(0, 94), 2);
    for (const each of strokes.slice(94)) desk.type([each], 70).wait(WEDGE_SILENCE);
    desk.type(enter(), 1).wait(WEDGE_SILENCE);
    expect(desk.codes).toEqual([`whole ${code}`]);
    expect(desk.written).toBe('');
  });

  test('for longer than a second has broken off', () => {
    const desk = new Typing().type([...keysOf('12345678'), ...enter()], 1).wait(500);
    desk.type(keysOf('HC1:6BFOXN'), 1).wait(PATIENCE);
    expect(desk.codes).toEqual(['whole 12345678', 'open HC1:6BFOXN']);
  });
});

describe('a person', () => {
  test('who types behind a code that has no end gets every key, as soon as ever', () => {
    const typing = fc.record({
      words: text(1, 12),
      pause: fc.integer({ min: RESUMING, max: 400 }),
      later: stall,
      hasEnded: fc.boolean(),
    });
    fc.assert(
      fc.property(typing, pace, ({ words, pause, later, hasEnded }, gap) => {
        const desk = new Typing();
        if (hasEnded) desk.type([...keysOf('the first code'), ...enter()], gap).wait(WEDGE_SILENCE);
        desk.type(keysOf('HC1:6BFOXN'), gap).wait(later);
        desk.type(keysOf(words), pause).wait(RESUMING);
        expect(desk.written).toBe(words);
        expect(desk.codes.slice(hasEnded ? 1 : 0)).toEqual(['open HC1:6BFOXN']);
      }),
      { numRuns: 150 },
    );
  });

  test.each(['F2', 'Escape', 'F4'])('has %s once the scanner is not waited for any more', (key) => {
    const desk = new Typing().type(keysOf('HC1:6BFOXN'), 1).wait(WEDGE_SILENCE + 50);
    // Whose this one is nobody knows.
    desk.type(tap(key, key), 1).wait(PATIENCE);
    expect(desk.page.map((each) => each.key)).not.toContain(key);
    desk.type(tap(key, key), 60).wait(TYPING);
    expect(desk.page.map((each) => each.key)).toContain(key);
    expect(desk.codes).toEqual(['open HC1:6BFOXN']);
  });

  test('who types two letters almost at once is no scanner that goes on', () => {
    const desk = new Typing().type(keysOf('HC1:6BFOXN'), 1).wait(WEDGE_SILENCE + 50);
    desk.type(keysOf('as'), 10).wait(RESUMING);
    expect(desk.written).toBe('as');
    expect(desk.codes).toEqual(['open HC1:6BFOXN']);
  });
});
