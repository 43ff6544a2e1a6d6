import type { KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import { LAYOUTS } from '../scanner/layouts.ts';
import { GS } from './sheet-codes.ts';

/** How letters' case came through. */
export const CASES = ['kept', 'swapped', 'lower', 'upper'] as const;
export type Case = (typeof CASES)[number];

/** How the separator GS came through: as it is, not at all, or as the bracket that is typed with Ctrl. */
export const SEPARATORS = ['kept', 'lost', 'bracket'] as const;
export type Separators = (typeof SEPARATORS)[number];

/** What a scanner that is set up for something else does to every character of a code. */
export interface Damage {
  /** The keyboard that it believes to type on. */
  readonly layout: KeyboardLayout;
  /** The keyboard as which the kiosk reads it; US unless told. */
  readonly readAs?: KeyboardLayout;
  readonly letters: Case;
  readonly separators: Separators;
}

/** A code's text as the kiosk gets it with this damage. */
export function damaged(text: string, { layout, readAs = 'us', letters, separators }: Damage): string {
  const read =
    layout === readAs ? text : Array.from(text, (character) => misread(character, layout, readAs)).join('');
  return turned(separated(read, separators), letters);
}

/** What is read at the place where `layout` has the character; nothing where it has none. */
function misread(character: string, layout: KeyboardLayout, readAs: KeyboardLayout): string {
  if (character <= ' ') return character;
  const place = LAYOUTS[layout].find(character);
  if (place === null) return '';
  const reader = LAYOUTS[readAs];
  const upper = place.level === 'shift' || place.level === 'both';
  // A US keyboard has no AltGr: such a key is read as if it were not held.
  const seen = reader.write(place.code, readAs === 'us' ? (upper ? 'shift' : 'plain') : place.level) ?? '';
  if (!place.dead) return seen;
  // The Space behind it is taken off where the reader waits for it, too.
  return (seen === '' ? null : reader.find(seen))?.dead === true ? seen : `${seen} `;
}

function turned(text: string, letters: Case): string {
  switch (letters) {
    case 'kept':
      return text;
    case 'lower':
      return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    case 'upper':
      return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
    case 'swapped':
      return text.replace(/[A-Za-z]/g, (letter) =>
        letter < 'a' ? letter.toLowerCase() : letter.toUpperCase(),
      );
  }
}

function separated(text: string, separators: Separators): string {
  if (separators === 'kept') return text;
  return text.replaceAll(GS, separators === 'lost' ? '' : ']');
}
