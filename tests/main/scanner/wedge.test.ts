import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LARGEST_CODE } from '../../../src/main/scanner/frame.ts';
import type { KeyStroke } from '../../../src/main/scanner/keys.ts';
import { PATIENCE, TYPING, WEDGE_SILENCE } from '../../../src/main/scanner/wedge.ts';
import { BURST } from '../../../src/main/scanner/wedge-code.ts';
import { altCode, enter, stroke, tap } from './strokes.ts';
import { keysOf, Typing } from './typing.ts';

const CODE = 'HC1:6BFOXN*TS0BI$ZD-PHQ7I9AD66V5B22 CH9M9ESI9XBHXK-%69LQOGI.*V76GCV4';

describe('a scanner', () => {
  test('is read, and nothing that it writes reaches the page', () => {
    const desk = new Typing().type([...keysOf(CODE), ...enter()], 0.5).wait(1000);
    expect(desk.codes).toEqual([`whole ${CODE}`]);
    expect(desk.written).toBe('');
    expect(desk.page.filter(({ key }) => key === 'Enter')).toEqual([]);
  });

  test.each([
    ['Enter', enter()],
    ['the number pad’s Enter', tap('NumpadEnter', 'Enter')],
    ['Tab', tap('Tab', 'Tab')],
    ['Ctrl+M', tap('KeyM', 'm', { control: true })],
    ['Enter and Ctrl+J', [...enter(), ...tap('KeyJ', 'j', { control: true })]],
  ])('ends a code with %s', (_, end) => {
    const desk = new Typing().type([...keysOf(CODE), ...end, ...keysOf('the next'), ...end], 1).wait(1000);
    expect(desk.codes).toEqual([`whole ${CODE}`, 'whole the next']);
    expect(desk.written).toBe('');
  });

  test('that sends no end is read after a pause, as open', () => {
    const text = CODE.slice(4);
    const desk = new Typing().type(keysOf(text), 1);
    expect(desk.wait(WEDGE_SILENCE - 2).codes).toEqual([]);
    expect(desk.wait(2).codes).toEqual([`open ${text}`]);
  });

  test('that sends no end is waited for with its first two certificates, and not any more', () => {
    const desk = new Typing();
    const pauses = [PATIENCE, PATIENCE, WEDGE_SILENCE];
    for (const [i, pause] of pauses.entries()) {
      desk.type(keysOf(CODE), 1).wait(pause - 2);
      expect(desk.codes).toHaveLength(i);
      expect(desk.wait(2).codes).toHaveLength(i + 1);
    }
    expect(new Set(desk.codes)).toEqual(new Set([`open ${CODE}`]));
  });

  test('that begins as a certificate is known by that, and may stall at once', () => {
    const desk = new Typing().type(keysOf('HC1:6'), 1).wait(PATIENCE - 100);
    desk.type([...keysOf('BFOXN'), ...enter()], 1).wait(1000);
    expect(desk.codes).toEqual(['whole HC1:6BFOXN']);
    expect(desk.written).toBe('');
  });

  test('knows nothing of Caps Lock, and is understood all the same', () => {
    const text = 'shc:/AbCd{"x":1}';
    const desk = new Typing().type([...keysOf(text, { capsLock: true }), ...enter()], 1).wait(1000);
    expect(desk.codes).toEqual([`whole ${text}`]);
  });

  test('that looks at Caps Lock itself and turns every letter round is set right where capitals are all there is', () => {
    const desk = new Typing().type([...keysOf(CODE.toLowerCase()), ...enter()], 1).wait(1000);
    expect(desk.codes).toEqual([`whole ${CODE}`]);
  });

  test('is understood on a machine with another layout: the place of a key counts', () => {
    // A German machine makes z of the key where a US keyboard has y, and & of Shift and 6.
    const german = keysOf('HC1:XYZ^9/').map((each) => {
      const turned = { KeyY: 'z', KeyZ: 'y', Digit6: '&', Slash: '-', Semicolon: 'Ö' }[each.code];
      return turned === undefined ? each : { ...each, key: each.shift ? turned.toUpperCase() : turned };
    });
    expect(new Typing().type([...german, ...enter()], 1).codes).toEqual(['whole HC1:XYZ^9/']);
  });

  test('says GS as Ctrl and ], or as Alt and a number', () => {
    const gs = tap('BracketRight', ']', { control: true });
    const strokes = [
      ...keysOf('12345678'),
      ...gs,
      ...keysOf('9'),
      ...altCode('0029'),
      ...keysOf('0'),
      ...enter(),
    ];
    const desk = new Typing().type(strokes, 1).wait(1000);
    expect(desk.codes).toEqual(['whole 12345678\x1d9\x1d0']);
    expect(desk.written).toBe('');
  });

  test('says what is not ASCII as Alt and a number, one byte each', () => {
    const strokes = [...altCode('0233'), ...keysOf('12345678'), ...enter()];
    expect(new Typing().type(strokes, 1).codes).toEqual(['whole \xe912345678']);
  });

  test('reads more than any code holds: once, cut off, in constant memory, and the next is whole', () => {
    const strokes = [...keysOf('A'.repeat(LARGEST_CODE + 500)), ...enter(), ...keysOf(CODE), ...enter()];
    expect(new Typing().type(strokes, 0.5).codes).toEqual([
      `oversize ${'A'.repeat(LARGEST_CODE)}`,
      `whole ${CODE}`,
    ]);
  });
});

describe('a person', () => {
  test('gets every key, in order, each with its release', () => {
    const strokes = keysOf('Siti Aminah');
    const desk = new Typing().type(strokes, 60).wait(1000);
    expect(desk.codes).toEqual([]);
    expect(desk.page).toEqual(strokes);
  });

  test('who rolls over keys gets them, too', () => {
    const roll = [stroke('KeyA', 'a'), stroke('KeyS', 's'), stroke('KeyA', 'a', { type: 'up' })];
    const strokes = [...roll, stroke('KeyS', 's', { type: 'up' })];
    const desk = new Typing().type(strokes, 20).wait(1000);
    expect(desk.page).toEqual(strokes);
  });

  test.each(['Enter', 'Tab', 'Escape', 'F2'])(
    'has %s a moment later, behind what was typed before',
    (key) => {
      const strokes = [...keysOf('ab'), ...tap(key, key)];
      expect(new Typing().type(strokes, 60).wait(TYPING).page).toEqual(strokes);
    },
  );

  test('has shortcuts, and keys that repeat while they are held', () => {
    const strokes = [
      ...tap('KeyC', 'c', { control: true }),
      ...Array.from({ length: 30 }, () => stroke('KeyA', 'a', { repeat: true })),
    ];
    const desk = new Typing().type(strokes, 30).wait(1000);
    expect(desk.page).toEqual(strokes);
    expect(desk.codes).toEqual([]);
  });

  test('types on after a scan', () => {
    const desk = new Typing().type([...keysOf(CODE), ...enter()], 1).wait(TYPING);
    desk.type(keysOf('Siti'), 80).wait(1000);
    expect(desk.written).toBe('Siti');
    expect(desk.codes).toHaveLength(1);
  });

  test('loses nothing to a window that is closed while keys are held back', () => {
    const desk = new Typing().type([stroke('KeyA', 'a')], 1);
    expect(desk.page).toEqual([]);
    expect(desk.wedge.flush()).toEqual({ frames: [], release: [stroke('KeyA', 'a')] });
  });
});

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

test('whatever people and scanners type in turn: each code once and whole, each person’s key at the page in order', () => {
  const text = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...PRINTABLE), minLength, maxLength });
  const person = fc.record({
    who: fc.constant('person'),
    text: text(0, 12),
    pause: fc.integer({ min: TYPING, max: 300 }),
  });
  const scanner = fc.record({
    who: fc.constant('scanner'),
    // One that begins in small letters and has no capitals would be set right.
    text: text(BURST, 400).filter((code) => !code.startsWith('hc1:')),
    // Down, up and Shift: four strokes at most between one character and the next.
    pause: fc.double({ min: 0, max: 12, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(person, scanner), { maxLength: 6 }), fc.boolean(), (turns, capsLock) => {
      const desk = new Typing();
      const [codes, keys]: [string[], string[]] = [[], []];
      for (const { who, text: typedText, pause } of turns) {
        const strokes = keysOf(typedText, { capsLock });
        if (who === 'scanner') {
          codes.push(`whole ${typedText}`);
          desk.type([...strokes, ...enter()], pause);
        } else {
          keys.push(
            ...strokes.filter(({ type, key }) => type === 'down' && key.length === 1).map(({ key }) => key),
          );
          desk.type(strokes, pause);
        }
        desk.wait(WEDGE_SILENCE);
      }
      expect(desk.codes).toEqual(codes);
      expect(desk.written).toBe(keys.join(''));
    }),
    { numRuns: 200 },
  );
});

test('any strokes at all: never a throw, no key both kept and given', () => {
  const any: fc.Arbitrary<KeyStroke> = fc.record({
    type: fc.constantFrom('down' as const, 'up' as const),
    key: fc.constantFrom('a', 'A', 'Enter', 'Tab', 'Alt', 'Shift', 'F8', 'Dead', 'é', 'Process'),
    code: fc.constantFrom('KeyA', 'Enter', 'Tab', 'AltLeft', 'Numpad5', 'Space', '', 'BracketRight'),
    ...{ shift: fc.boolean(), control: fc.boolean(), alt: fc.boolean(), meta: fc.boolean() },
    ...{ capsLock: fc.boolean(), repeat: fc.boolean() },
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 100 }), fc.nat(80), (strokes, pause) => {
      const desk = new Typing().type(strokes, pause).wait(1000);
      const left = [...strokes];
      for (const each of desk.page) {
        const at = left.indexOf(each);
        expect(at).not.toBe(-1);
        left.splice(at, 1);
      }
    }),
  );
});
