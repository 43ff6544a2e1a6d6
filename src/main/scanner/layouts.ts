import type { KeyboardLayout } from '#shared/domain/keyboard-layout.ts';

/** How a key is pressed: alone, with Shift, with AltGr, with both. */
export const LEVELS = ['plain', 'shift', 'altGr', 'both'] as const;
export type Level = (typeof LEVELS)[number];

/** One way to write a character. */
export interface Place {
  /** The key, as the DOM's `KeyboardEvent.code` names it. */
  readonly code: string;
  readonly level: Level;
  /** The character appears only with the next key: scanners press Space behind it. */
  readonly dead: boolean;
}

/** A keyboard: what its keys write, and where its characters are. */
export interface Layout {
  /** What a key writes; null where it writes nothing on that level, or is none of these keys. */
  write(code: string, level: Level): string | null;
  /** Where a character is; null where this keyboard does not have it. */
  find(character: string): Place | null;
}

const CODES = [
  ...['Backquote', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9'],
  ...[
    'Digit0',
    'Minus',
    'Equal',
    'KeyQ',
    'KeyW',
    'KeyE',
    'KeyR',
    'KeyT',
    'KeyY',
    'KeyU',
    'KeyI',
    'KeyO',
    'KeyP',
  ],
  ...[
    'BracketLeft',
    'BracketRight',
    'Backslash',
    'KeyA',
    'KeyS',
    'KeyD',
    'KeyF',
    'KeyG',
    'KeyH',
    'KeyJ',
    'KeyK',
  ],
  ...['KeyL', 'Semicolon', 'Quote', 'IntlBackslash', 'KeyZ', 'KeyX', 'KeyC', 'KeyV', 'KeyB', 'KeyN', 'KeyM'],
  ...['Comma', 'Period', 'Slash'],
];

/** Each level in the order of `CODES`, a blank where a key writes nothing. `dead`: characters that wait. */
interface Rows {
  readonly plain: string;
  readonly shift: string;
  /** Key and character. */
  readonly altGr?: Readonly<Record<string, string>>;
  readonly both?: Readonly<Record<string, string>>;
  readonly dead?: string;
}

const ROWS: Readonly<Record<KeyboardLayout, Rows>> = {
  us: {
    plain: "`1234567890-=qwertyuiop[]\\asdfghjkl;' zxcvbnm,./",
    shift: '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:" ZXCVBNM<>?',
  },
  gb: {
    plain: "`1234567890-=qwertyuiop[]#asdfghjkl;'\\zxcvbnm,./",
    shift: '¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@|ZXCVBNM<>?',
  },
  de: {
    plain: '^1234567890ß´qwertzuiopü+#asdfghjklöä<yxcvbnm,.-',
    shift: '°!"§$%&/()=?`QWERTZUIOPÜ*\'ASDFGHJKLÖÄ>YXCVBNM;:_',
    altGr: {
      Digit2: '²',
      Digit3: '³',
      Digit7: '{',
      Digit8: '[',
      Digit9: ']',
      Digit0: '}',
      Minus: '\\',
      KeyQ: '@',
      KeyE: '€',
      BracketRight: '~',
      IntlBackslash: '|',
      KeyM: 'µ',
    },
    dead: '^´`',
  },
  fr: {
    plain: '²&é"\'(-è_çà)=azertyuiop^$*qsdfghjklmù<wxcvbn,;:!',
    shift: ' 1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%>WXCVBN?./§',
    altGr: {
      Digit2: '~',
      Digit3: '#',
      Digit4: '{',
      Digit5: '[',
      Digit6: '|',
      Digit7: '`',
      Digit8: '\\',
      Digit0: '@',
      Minus: ']',
      Equal: '}',
      KeyE: '€',
    },
    dead: '^¨~`',
  },
  es: {
    plain: "º1234567890'¡qwertyuiop`+çasdfghjklñ´<zxcvbnm,.-",
    shift: 'ª!"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨>ZXCVBNM;:_',
    altGr: {
      Backquote: '\\',
      Digit1: '|',
      Digit2: '@',
      Digit3: '#',
      Digit4: '~',
      KeyE: '€',
      BracketLeft: '[',
      BracketRight: ']',
      Quote: '{',
      Backslash: '}',
    },
    dead: '`^´¨~',
  },
  it: {
    plain: "\\1234567890'ìqwertyuiopè+ùasdfghjklòà<zxcvbnm,.-",
    shift: '|!"£$%&/()=?^QWERTYUIOPé*§ASDFGHJKLç°>ZXCVBNM;:_',
    altGr: { BracketLeft: '[', BracketRight: ']', Semicolon: '@', Quote: '#', KeyE: '€' },
    both: { BracketLeft: '{', BracketRight: '}' },
  },
};

/** The keyboards of `KEYBOARD_LAYOUTS`, without what they have for letters beyond ASCII. */
export const LAYOUTS: Readonly<Record<KeyboardLayout, Layout>> = {
  us: layoutOf(ROWS.us),
  gb: layoutOf(ROWS.gb),
  de: layoutOf(ROWS.de),
  fr: layoutOf(ROWS.fr),
  es: layoutOf(ROWS.es),
  it: layoutOf(ROWS.it),
};

function layoutOf({ plain, shift, altGr = {}, both = {}, dead = '' }: Rows): Layout {
  const written = new Map<string, string>();
  const places = new Map<string, Place>();
  const take = (code: string, level: Level, character: string): void => {
    if (character === ' ') return;
    written.set(`${level} ${code}`, character);
    if (!places.has(character)) places.set(character, { code, level, dead: dead.includes(character) });
  };
  for (const [i, code] of CODES.entries()) {
    take(code, 'plain', plain.charAt(i));
    take(code, 'shift', shift.charAt(i));
  }
  for (const [code, character] of Object.entries(altGr)) take(code, 'altGr', character);
  for (const [code, character] of Object.entries(both)) take(code, 'both', character);
  return {
    write: (code, level) => written.get(`${level} ${code}`) ?? null,
    find: (character) => places.get(character) ?? null,
  };
}
