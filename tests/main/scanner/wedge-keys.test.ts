import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyStroke } from '../../../src/main/scanner/keys.ts';
import { PATIENCE, ROLLOVER, TYPING, Wedge } from '../../../src/main/scanner/wedge.ts';
import { DELIBERATE, QUIET } from '../../../src/main/scanner/wedge-person.ts';
import { CONTROLS } from '../../../src/main/scanner-setup/sheet-codes.ts';
import { altCode, enter, stroke, tap } from './strokes.ts';
import { keysOf, Typing } from './typing.ts';

const ACTING: readonly (readonly KeyStroke[])[] = [
  ...['Enter', 'Tab', 'Escape', 'F2', 'F4', 'F8', 'F9', 'ArrowDown', 'Home', 'Delete'].map((key) =>
    tap(key, key),
  ),
  tap('KeyQ', 'q', { control: true }),
  tap('F4', 'F4', { alt: true }),
  tap('KeyM', 'm', { control: true }),
  tap('BracketLeft', '[', { control: true }),
];
const LETTERS = Array.from('1234567890abcXYZ ', (character) => keysOf(character));
const HOSTILE = [...Array.from({ length: 15 }, () => tap('Tab', 'Tab')).flat(), ...enter(), ...keysOf('1')];

const pressed = ({ page }: Typing): string[] =>
  page.filter(({ type, key }) => type === 'down' && key !== 'Shift').map(({ key }) => key);
const any = fc.constantFrom(...ACTING, ...LETTERS);
const acting = fc.constantFrom(...ACTING);

describe('nothing reaches the page', () => {
  test.each([0.5, 1.5, 3, 10, 20])('of the code that once admitted somebody, at %s ms a stroke', (pause) => {
    const desk = new Typing().type(HOSTILE, pause).wait(PATIENCE);
    expect(pressed(desk)).toEqual([]);
    expect(desk.codes).toEqual([]);
  });

  test('of any keys that are nearer to each other than a person’s, be they two', () => {
    const keys = fc.array(any, { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(keys, fc.double({ min: 0, max: 12, noNaN: true }), (code, pause) => {
        expect(pressed(new Typing().type(code.flat(), pause).wait(PATIENCE))).toEqual([]);
      }),
    );
  });

  test('… nor where no release is told, as from Chromium, and one of them acts', () => {
    const keys = fc.tuple(
      fc.array(any, { maxLength: 6 }),
      acting,
      fc.array(any, { minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(keys, fc.double({ min: 0, max: 12, noNaN: true }), ([before, key, after], pause) => {
        const desk = new Typing({ suppresses: true });
        expect(pressed(desk.type([...before, key, ...after].flat(), pause).wait(PATIENCE))).toEqual([]);
      }),
    );
  });

  test('of what acts when the bus stalls within a code', () => {
    const stall = fc.integer({ min: TYPING, max: QUIET - 20 });
    fc.assert(
      fc.property(fc.array(any, { minLength: 2, maxLength: 12 }), stall, acting, (code, pause, key) => {
        // A whole code has an end of its own.
        const desk = new Typing().type([...code.flat(), ...tap('F6', 'F6')], 1.5);
        expect(pressed(desk.wait(pause).type(key, 1.5).wait(PATIENCE))).toEqual([]);
      }),
    );
  });

  test('of a second key that acts, from a scanner as slow as a person', () => {
    const keys = fc.array(fc.constantFrom('F4', 'Enter', 'Escape', 'F9'), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(keys, fc.integer({ min: TYPING, max: DELIBERATE - 2 }), (code, gap) => {
        const desk = new Typing().type(
          code.flatMap((key) => tap(key, key)),
          gap / 2,
        );
        expect(pressed(desk.wait(PATIENCE)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('of letters, where nothing takes letters and they may be a person’s', () => {
    const wedge = new Wedge();
    for (const [place, key] of ['1', '2'].entries()) wedge.push(stroke(`Digit${key}`, key), place * 30);
    expect(wedge.tick(200, false).release).toEqual([]);
  });
});

test('the sheet’s code of keys comes to nothing but its head', () => {
  const KEYS: Readonly<Record<string, KeyStroke[]>> = {
    '\t': tap('Tab', 'Tab'),
    '\r': enter(),
    '\x1b': tap('Escape', 'Escape'),
    '\x1e': tap('F9', 'F9'),
  };
  const strokes = Array.from(CONTROLS.text).flatMap((character) => KEYS[character] ?? keysOf(character));
  const desk = new Typing().type([...strokes, ...enter()], 1.5).wait(PATIENCE);
  expect(pressed(desk)).toEqual([]);
  expect(desk.codes).toEqual([`whole ${CONTROLS.text.split('\t')[0]}`]);
});

describe('a busy process', () => {
  test('that hears of keys late gives back letters, and nothing that acts', () => {
    const wedge = new Wedge();
    const text = [...keysOf('siti aminah'), ...tap('F4', 'F4'), ...keysOf('1')].filter(
      ({ type }) => type === 'down',
    );
    for (const each of text) expect(wedge.push(each, 1000, 1200)).toMatchObject({ keep: true, release: [] });
    const { frames, release } = wedge.tick(1100);
    expect(frames).toEqual([]);
    expect(release.map(({ key }) => key).join('')).toBe('siti aminah');
  });

  test('knows a scanner’s keys by their number, and a certificate by its beginning', () => {
    for (const text of ['x'.repeat(60), 'HC1:6BFOXN']) {
      const wedge = new Wedge();
      for (const each of keysOf(text)) wedge.push(each, 1000, 1200);
      const { frames, release } = wedge.tick(9000);
      expect(release).toEqual([]);
      expect(frames).toHaveLength(1);
    }
  });

  test('does not take two keys for single ones because it heard of the second late', () => {
    const wedge = new Wedge();
    wedge.push(stroke('F4', 'F4'), 0);
    wedge.push(stroke('Enter', 'Enter'), 300);
    expect(wedge.tick(400).release).toEqual([]);
  });
});

describe('a scanner', () => {
  test.each(['HC1:6BFOXN*TS0BI$ZD', 'shc:/56762909'])('that is as slow as a person is read: %s', (code) => {
    for (const gap of [60, 90, 120]) {
      const strokes = keysOf(code, {}).filter(({ key }) => key !== 'Shift');
      const desk = new Typing().type([...strokes, ...enter()], gap / 2).wait(PATIENCE);
      expect(desk.codes).toEqual([`whole ${code}`]);
      expect(pressed(desk)).toEqual([]);
    }
  });

  test('whose first letter comes 62 ms before the rest has its prefix', () => {
    const [h = [], ...rest] = Array.from('HC1:6BFOXN', (character) => keysOf(character));
    const desk = new Typing().type(h, 1).wait(62);
    desk.type([...rest.flat(), ...enter()], 1).wait(PATIENCE);
    expect(desk.codes).toEqual(['whole HC1:6BFOXN']);
    expect(pressed(desk)).toEqual([]);
  });

  test('whose key repeats itself because its bus stalls is read in one piece', () => {
    const stall = fc.integer({ min: 250, max: 660 });
    fc.assert(
      fc.property(stall, fc.integer({ min: 1, max: 12 }), (pause, times) => {
        const desk = new Typing({ suppresses: true }).type(keysOf('HC1:6BFOXN').slice(0, -1), 1).wait(pause);
        const last = stroke('KeyN', 'N', { shift: true, repeat: true });
        desk.type(Array<KeyStroke>(times).fill(last), 33);
        desk.type([...keysOf('*TS0BI$ZD'), ...enter()], 1).wait(PATIENCE);
        expect(desk.codes).toEqual(['whole HC1:6BFOXN*TS0BI$ZD']);
        expect(pressed(desk)).toEqual([]);
      }),
    );
  });

  test('that writes digits on the number pad is read, also with Num Lock off', () => {
    const pad = ['Insert', 'End', 'ArrowDown', 'PageDown', 'ArrowLeft', 'Clear', 'ArrowRight', 'Home'];
    const digits = Array.from('01234567', (digit) => tap(`Numpad${digit}`, pad[Number(digit)] ?? ''));
    const desk = new Typing().type([...keysOf('12345678'), ...digits.flat(), ...enter()], 1).wait(PATIENCE);
    expect(desk.codes).toEqual(['whole 1234567801234567']);
    expect(pressed(desk)).toEqual([]);
  });
});

describe('a person', () => {
  const words = fc.string({
    unit: fc.constantFrom(...Array.from('abcdefg hijklmnopqrstuvwxyz0123456789')),
    maxLength: 30,
  });

  test('has every key in order, whatever it is, and is no scanner', () => {
    const keys = fc.array(any, { maxLength: 12 });
    fc.assert(
      fc.property(keys, fc.integer({ min: DELIBERATE / 2, max: 200 }), (typed, pause) => {
        const desk = new Typing().type(typed.flat(), pause).wait(PATIENCE);
        expect(desk.page).toEqual(typed.flat());
        expect(desk.codes).toEqual([]);
      }),
    );
  });

  test('who rolls over keeps every letter, in order', () => {
    const gaps = fc.array(fc.integer({ min: ROLLOVER, max: TYPING - 5 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(gaps, { maxLength: 6 }), words, (rolls, text) => {
        const desk = new Typing();
        let place = 0;
        let written = '';
        for (const roll of rolls) {
          const letters = Array.from(text.slice(place, place + roll.length + 1));
          place += letters.length;
          written += letters.join('');
          const downs = letters.flatMap((letter) => keysOf(letter).slice(0, 1));
          for (const [i, down] of downs.entries()) desk.type([down], i === 0 ? 100 : (roll[i - 1] ?? 0));
          desk.wait(30);
          for (const down of downs) desk.type([{ ...down, type: 'up' }], 5);
        }
        desk.wait(PATIENCE);
        expect(desk.written).toBe(written);
        expect(desk.codes).toEqual([]);
      }),
    );
  });

  test('who writes a letter as Alt and its number has each key', () => {
    const strokes = altCode('0233');
    expect(new Typing().type(strokes, 70).wait(PATIENCE).page).toEqual(strokes);
  });
});
