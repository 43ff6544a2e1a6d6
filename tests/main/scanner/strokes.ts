import type { KeyStroke } from '../../../src/main/scanner/keys.ts';

const SHIFTED = '!@#$%^&*()_+{}|:"~<>?';
const PLAIN = "1234567890-=[]\\;'`,./";
const CODES = [
  ...['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9', 'Digit0'],
  ...['Minus', 'Equal', 'BracketLeft', 'BracketRight', 'Backslash', 'Semicolon', 'Quote', 'Backquote'],
  ...['Comma', 'Period', 'Slash'],
];

/** What a stroke is without saying more: a key pressed, nothing held. */
export function stroke(code: string, key: string, more: Partial<KeyStroke> = {}): KeyStroke {
  const held = { shift: false, control: false, alt: false, meta: false, capsLock: false, repeat: false };
  return { type: 'down', key, code, ...held, ...more };
}

/** A key pressed and let go. */
export function tap(code: string, key: string, more: Partial<KeyStroke> = {}): KeyStroke[] {
  return [stroke(code, key, more), stroke(code, key, { ...more, type: 'up' })];
}

/** How a scanner types a printable ASCII character on a US keyboard, Shift included. */
export function typed(character: string, more: Partial<KeyStroke> = {}): KeyStroke[] {
  const at = SHIFTED.indexOf(character);
  const plain = at === -1 ? PLAIN.indexOf(character) : at;
  const isLetter = /[a-z]/i.test(character);
  const shift = at !== -1 || /[A-Z]/.test(character);
  const code = isLetter
    ? `Key${character.toUpperCase()}`
    : character === ' '
      ? 'Space'
      : (CODES[plain] ?? '');
  // With Caps Lock the system turns letters round; the key's place and Shift stay what they were.
  const turned = isLetter && more.capsLock === true;
  const key = turned ? (shift ? character.toLowerCase() : character.toUpperCase()) : character;
  const keys = tap(code, key, { ...more, shift });
  if (!shift) return keys;
  return [
    stroke('ShiftLeft', 'Shift', { ...more, shift: true }),
    ...keys,
    stroke('ShiftLeft', 'Shift', { ...more, type: 'up' }),
  ];
}

export const enter = (): KeyStroke[] => tap('Enter', 'Enter');

/** Alt, digits on the number pad, and Alt let go. */
export function altCode(value: string): KeyStroke[] {
  return [
    stroke('AltLeft', 'Alt', { alt: true }),
    ...Array.from(value).flatMap((digit) => tap(`Numpad${digit}`, digit, { alt: true })),
    stroke('AltLeft', 'Alt', { type: 'up' }),
  ];
}
