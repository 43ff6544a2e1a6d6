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
  /** The keyboard that it believes to type on, where the kiosk reads a US one. */
  readonly layout: KeyboardLayout;
  readonly letters: Case;
  readonly separators: Separators;
}

/** A code's text as the kiosk gets it with this damage. */
export function damaged(text: string, { layout, letters, separators }: Damage): string {
  const read = layout === 'us' ? text : Array.from(text, (character) => misread(character, layout)).join('');
  return turned(separated(read, separators), letters);
}

/** What a US keyboard writes at the place where `layout` has the character; nothing where it has none. */
function misread(character: string, layout: KeyboardLayout): string {
  if (character <= ' ') return character;
  const place = LAYOUTS[layout].find(character);
  if (place === null) return '';
  const upper = place.level === 'shift' || place.level === 'both';
  const seen = LAYOUTS.us.write(place.code, upper ? 'shift' : 'plain') ?? '';
  return place.dead ? `${seen} ` : seen;
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
