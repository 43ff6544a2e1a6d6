import type { Layout } from './layouts.ts';

/** One stroke of a key, as the window gets it; names as in the DOM's KeyboardEvent. */
export interface KeyStroke {
  readonly type: 'down' | 'up';
  readonly key: string;
  readonly code: string;
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly capsLock: boolean;
  /** The key is held down, and repeats itself. */
  readonly repeat: boolean;
}

/** The keyboard of the kiosk's window. */
export interface KeySource {
  /**
   * Calls `listener` with every stroke before the page has it, until the returned function is called.
   * @param listener is told how long the stroke may have waited for this process, in milliseconds; returns whether it
   * is kept from the page
   */
  onStroke(listener: (stroke: KeyStroke, waited?: number) => boolean): () => void;
  /** Gives the page strokes that were kept from it. */
  replay(strokes: readonly KeyStroke[]): void;
  /** Whether what has the focus takes letters, as far as is known; it does where nobody can say. */
  writes?(): boolean;
}

/** Where there is no window: nobody types. */
export const NO_KEYS: KeySource = { onStroke: () => () => undefined, replay: () => undefined };

/** What one key of a US keyboard writes, alone and with Shift. */
const US_PAIRS =
  'KeyA:aA KeyB:bB KeyC:cC KeyD:dD KeyE:eE KeyF:fF KeyG:gG KeyH:hH KeyI:iI KeyJ:jJ KeyK:kK KeyL:lL KeyM:mM KeyN:nN ' +
  'KeyO:oO KeyP:pP KeyQ:qQ KeyR:rR KeyS:sS KeyT:tT KeyU:uU KeyV:vV KeyW:wW KeyX:xX KeyY:yY KeyZ:zZ Digit1:1! ' +
  'Digit2:2@ Digit3:3# Digit4:4$ Digit5:5% Digit6:6^ Digit7:7& Digit8:8* Digit9:9( Digit0:0) Minus:-_ Equal:=+ ' +
  'BracketLeft:[{ BracketRight:]} Backslash:\\| Semicolon:;: Quote:\'" Backquote:`~ Comma:,< Period:.> Slash:/?';
const US = new Map(
  US_PAIRS.split(' ').map((entry) => {
    const at = entry.indexOf(':');
    return [entry.slice(0, at), entry.slice(at + 1)] as const;
  }),
);

/**
 * What a scanner means by a stroke that is set to another keyboard than a US one: its place counts, with Shift and
 * AltGr, whatever the system makes of it.
 * @returns a character; null for a key that writes none
 */
export function characterOn(layout: Layout, { key, code, shift }: KeyStroke, altGr: boolean): string | null {
  const level = altGr ? (shift ? 'both' : 'altGr') : shift ? 'shift' : 'plain';
  const written = layout.write(code, level);
  if (written !== null || layout.write(code, 'plain') !== null) return written;
  return padDigit(code) ?? (Array.from(key).length === 1 ? key : null);
}

/** What the number pad writes, with Num Lock or without. */
function padDigit(code: string): string | null {
  return /^Numpad(\d)$/.exec(code)?.[1] ?? null;
}

/**
 * What a scanner means by a stroke. It is set to a US keyboard and knows nothing of this machine's layout and of
 * Caps Lock, so the key's place counts, with Shift; what the system makes of it counts only where the place writes
 * that on a US keyboard, too (synthetic keys without Shift), or is none of those keys.
 * @returns a character; null for a key that writes none
 */
export function characterOf({ key, code, shift, capsLock }: KeyStroke): string | null {
  const pair = US.get(code);
  if (pair === undefined) return padDigit(code) ?? (Array.from(key).length === 1 ? key : null);
  if (!capsLock && key.length === 1 && pair.includes(key)) return key;
  return pair.charAt(shift ? 1 : 0);
}

/**
 * The control character that a stroke with Ctrl writes (Ctrl and `]` is GS), as on every terminal since ASCII.
 * @returns 0 to 31; null where it writes none
 */
export function controlOf({ code }: KeyStroke): number | null {
  const pair = US.get(code);
  const letter = pair?.toUpperCase().charAt(0) ?? '';
  // These three stand on keys' upper halves.
  const place = code === 'Digit2' ? '@' : code === 'Digit6' ? '^' : code === 'Minus' ? '_' : letter;
  const value = place.charCodeAt(0) - 0x40;
  return value >= 0 && value < 0x20 ? value : null;
}
