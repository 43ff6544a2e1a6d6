import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEYBOARD_LAYOUTS, type KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import type { KeyStroke } from '../../../src/main/scanner/keys.ts';
import { LAYOUTS } from '../../../src/main/scanner/layouts.ts';
import { Wedge } from '../../../src/main/scanner/wedge.ts';
import { damaged } from '../../../src/main/scanner-setup/damage.ts';
import { SHEET, sheetCode } from '../../../src/main/scanner-setup/sheet-codes.ts';
import { enter, stroke, tap } from './strokes.ts';

/** How a scanner that is set to `layout` types a text, on a computer of which it knows nothing. */
function typedOn(layout: KeyboardLayout, text: string): KeyStroke[] {
  return Array.from(text).flatMap((character) => {
    if (character === '\x1d') return tap('BracketRight', ']', { control: true });
    if (character === ' ') return tap('Space', ' ');
    const place = LAYOUTS[layout].find(character);
    if (place === null) return [];
    const shift = place.level === 'shift' || place.level === 'both';
    const altGr = place.level === 'altGr' || place.level === 'both';
    const key = LAYOUTS.us.write(place.code, shift ? 'shift' : 'plain') ?? character;
    const space = place.dead ? tap('Space', ' ') : [];
    if (!altGr) return [...tap(place.code, key, { shift }), ...space];
    return [
      stroke('AltRight', 'Alt', { alt: true }),
      ...tap(place.code, key, { shift, alt: true }),
      stroke('AltRight', 'Alt', { type: 'up' }),
      ...space,
    ];
  });
}

/** Reads strokes as they are, and as Chromium tells them: no release behind a key that was kept from the page. */
function read(strokes: readonly KeyStroke[], layout?: KeyboardLayout): string[] {
  const [all, told] = [false, true].map((suppresses) => {
    const wedge = new Wedge(layout);
    let isSuppressing = false;
    const frames = strokes.flatMap((each, i) => {
      if (each.type === 'up' && isSuppressing) return [];
      const { frames: cut, keep } = wedge.push(each, i);
      isSuppressing = suppresses && keep && each.type === 'down';
      return cut;
    });
    return frames.map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
  });
  expect(told).toEqual(all);
  return all ?? [];
}

const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const texts = sheetCode(1)?.text ?? '';

describe.each(KEYBOARD_LAYOUTS)('a scanner set to the keyboard %s', (layout) => {
  test('is read as it means where the kiosk knows', () => {
    for (const { text, purpose } of SHEET) {
      if (purpose === 'bytes') continue;
      expect(read([...typedOn(layout, text), ...enter()], layout)).toEqual([text]);
    }
  });

  test('writes every character of a certificate somewhere', () => {
    const json = '{}[]":,_/@#&=?!()\';';
    for (const character of `${BASE45}${json}abcdefghijklmnopqrstuvwxyz`.replaceAll(' ', '')) {
      expect(LAYOUTS[layout].find(character), character).not.toBeNull();
    }
  });

  test('random certificates come through', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 8, maxLength: 60, unit: fc.constantFrom(...Array.from(BASE45)) }),
        (text) => {
          const code = `HC1:${text}X`;
          expect(read([...typedOn(layout, code), ...enter()], layout)).toEqual([code]);
        },
      ),
    );
  });

  test('read as a US keyboard, it is what the diagnosis expects of it', () => {
    const expected = damaged(texts, { layout, letters: 'kept', separators: 'kept' });
    expect(read([...typedOn(layout, texts), ...enter()])).toEqual([expected]);
  });
});

test('characters that wait for the next key come once, without the Space behind them', () => {
  expect(read([...typedOn('de', 'ABCDEFGH^`1'), ...enter()], 'de')).toEqual(['ABCDEFGH^`1']);
  expect(read([...typedOn('es', 'ABCDEFGH ^1'), ...enter()], 'es')).toEqual(['ABCDEFGH ^1']);
});
