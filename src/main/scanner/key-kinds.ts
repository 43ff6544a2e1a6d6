import type { KeyStroke } from './keys.ts';

/** Whether it only changes what other keys write. */
export function isModifier({ key }: KeyStroke): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'].includes(key);
}

/** Whether it writes, where something takes letters. All others act. */
export function isLetter(stroke: KeyStroke): boolean {
  const { key, control, alt, meta } = stroke;
  if (isDigitOfNumber(stroke)) return true;
  // AltGr is Ctrl and Alt on some systems.
  return (key.length === 1 || key === 'Dead') && control === alt && !meta;
}

/** Whether it is a digit of a character's number, which is typed while Alt is held. */
export function isDigitOfNumber({ alt, code }: KeyStroke): boolean {
  return alt && /^Numpad\d$/.test(code);
}

/** Whether it only moves the focus or the caret: people press these fast. */
export function isMove({ key, control, alt, meta }: KeyStroke): boolean {
  return !control && !alt && !meta && /^(?:Arrow|Page|Home$|End$|Tab$|Backspace$|Delete$)/.test(key);
}

/** Whether scanners end their codes with it. */
export function isEnd({ key, code, control }: KeyStroke): boolean {
  return key === 'Enter' || key === 'Tab' || (control && (code === 'KeyM' || code === 'KeyJ'));
}

/**
 * The function keys that stand for FS, GS, RS and US in Honeywell's default; F7 is the first of them.
 * @returns the character, 28 to 31; null for other keys
 */
export function separatorOf({ code, shift, control, alt, meta }: KeyStroke): number | null {
  if (shift || control || alt || meta) return null;
  const place = ['F7', 'F8', 'F9', 'F10'].indexOf(code);
  return place === -1 ? null : 0x1c + place;
}
