import type { KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import { type Frame, LARGEST_CODE } from './frame.ts';
import { characterOf, characterOn, controlOf, type KeyStroke } from './keys.ts';
import { type Layout, LAYOUTS } from './layouts.ts';

/**
 * A person's next key is later than this, in milliseconds; a scanner's is sooner. Fast typists roll over single
 * pairs of keys in as little, which is why a burst takes more than a pair.
 */
export const TYPING = 50;

/** So many characters without a pause of a person are a scanner's: at least 20 a second, eight times over. */
export const BURST = 8;

/** Without a key for so many milliseconds, a code that has begun is over. */
export const WEDGE_SILENCE = 150;

/** What becomes of strokes. */
export interface Sorted {
  readonly frames: readonly Frame[];
  /** Strokes that were held back and turned out to be a person's, for the page, in order. */
  readonly release: readonly KeyStroke[];
}

const NOTHING: Sorted = { frames: [], release: [] };
const LETTERLESS = /^hc1:[^A-Z]*$/;

/**
 * Tells a scanner's strokes from a person's, and cuts the scanner's into codes.
 *
 * - A stroke that writes is held back. When the next comes within the pause of a person, it is held as well; with the
 *   eighth it is a burst, and none of them ever reaches the page. When the next does not come, they are a person's
 *   and released: a person sees each letter 50 ms late, and no field or button sees any of a scan.
 * - Enter, Tab, Ctrl+M and Ctrl+J end a code; further ones directly after it are padding. Alone they are a person's
 *   at once, as are all keys that write nothing.
 * - A code shorter than eight characters is taken for typing: no credential is that short.
 *
 * Time is an argument, in milliseconds of any steady clock. Only `tick` concludes a pause: a process that was too
 * busy to take strokes does not mistake a burst for typing.
 */
export class Wedge {
  /** Held back, undecided. */
  #held: KeyStroke[] = [];
  /** The codes of keys whose pressing was kept for good: their release is, too. */
  readonly #kept = new Set<string>();
  #inBurst = false;
  readonly #bytes = new Uint8Array(LARGEST_CODE);
  #length = 0;
  /** How many characters were held back. */
  #written = 0;
  #discarding = false;
  #lastAt = 0;
  /** The digits typed while Alt is held: a character's number. */
  #altDigits = '';
  /** AltGr is held: the third level of keyboards that have one. */
  #altGr = false;
  /** The last key writes only with the next: the Space behind it is no character of the code. */
  #awaitsSpace = false;
  /** Null: a US keyboard, which most scanners are set to. */
  readonly #layout: Layout | null;

  /** @param layout the keyboard that the scanner is set to */
  constructor(layout: KeyboardLayout = 'us') {
    this.#layout = layout === 'us' ? null : LAYOUTS[layout];
  }

  /** Takes a stroke at `at`; says whether it is kept from the page, after the page was given `release`. */
  push(stroke: KeyStroke, at: number): Sorted & { readonly keep: boolean } {
    if (stroke.code === 'AltRight') this.#altGr = stroke.type === 'down';
    return stroke.type === 'down' ? this.#press(stroke, at) : this.#let(stroke, at);
  }

  /** When `tick` has something to conclude if no stroke comes before; null at rest. */
  deadline(): number | null {
    // Between two codes a person's next key is soon one again.
    if (this.#inBurst) return this.#lastAt + (this.#length > 0 || this.#discarding ? WEDGE_SILENCE : TYPING);
    return this.#held.length > 0 ? this.#lastAt + TYPING : null;
  }

  /** Says that it is `at` and that all strokes so far were pushed. */
  tick(at: number): Sorted {
    const deadline = this.deadline();
    return deadline !== null && at >= deadline ? this.flush() : NOTHING;
  }

  /** Concludes the pause whatever the time. */
  flush(): Sorted {
    const frames = this.#inBurst && this.#length > 0 ? [this.#cut('open')] : [];
    const release = this.#held;
    this.#rest();
    return { frames, release };
  }

  #press(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    if (isModifier(stroke)) return this.#inBurst ? this.#keep(stroke) : { ...NOTHING, keep: false };
    if (stroke.repeat && !this.#inBurst) return this.#pass();
    if (isEnd(stroke)) return this.#end(stroke, at);
    if (stroke.alt && /^Numpad\d$/.test(stroke.code)) {
      this.#altDigits = (this.#altDigits + stroke.code.slice(-1)).slice(-5);
      return this.#hold(stroke, at);
    }
    const bytes = this.#bytesOf(stroke);
    if (bytes === null) return this.#inBurst ? this.#keep(stroke) : this.#pass();
    const held = this.#hold(stroke, at);
    return { ...held, frames: this.#write(bytes) };
  }

  #let(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    const frames = stroke.key === 'Alt' && this.#altDigits !== '' ? this.#writeAltCode(at) : [];
    if (this.#kept.delete(stroke.code)) return { frames, release: [], keep: true };
    if (!this.#held.some(({ code }) => code === stroke.code)) return { frames, release: [], keep: false };
    this.#held.push(stroke);
    return { frames, release: [], keep: true };
  }

  #bytesOf(stroke: KeyStroke): Uint8Array | null {
    if (stroke.meta || (stroke.alt && !stroke.control && !this.#altGr)) return null;
    if (stroke.control && !stroke.alt && !this.#altGr) {
      // A person's shortcut, unless a scan is under way.
      const control = this.#written > 0 || this.#inBurst ? controlOf(stroke) : null;
      return control === null ? null : Uint8Array.of(control);
    }
    const character = this.#characterOf(stroke);
    return character === null ? null : Buffer.from(character);
  }

  /** Empty for the Space that only brings out the key before it. */
  #characterOf(stroke: KeyStroke): string | null {
    if (this.#layout === null) return characterOf(stroke);
    const isBringingOut = this.#awaitsSpace && stroke.code === 'Space';
    const character = isBringingOut ? '' : characterOn(this.#layout, stroke, this.#altGr);
    this.#awaitsSpace = character !== null && (this.#layout.find(character)?.dead ?? false);
    return character;
  }

  /** Alt and a number is the character of that number: a byte of Latin-1, as scanners use it. */
  #writeAltCode(at: number): Frame[] {
    const value = Number(this.#altDigits);
    this.#altDigits = '';
    if (!this.#inBurst && this.#held.length === 0) return [];
    this.#lastAt = at;
    return this.#write(
      value < 0x100 ? Uint8Array.of(value) : Buffer.from(String.fromCodePoint(value % 0x110000)),
    );
  }

  #hold(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    this.#lastAt = at;
    if (this.#inBurst) return this.#keep(stroke);
    this.#kept.delete(stroke.code);
    this.#held.push(stroke);
    return { ...NOTHING, keep: true };
  }

  #keep(stroke: KeyStroke): Sorted & { keep: boolean } {
    this.#kept.add(stroke.code);
    return { ...NOTHING, keep: true };
  }

  /** A key of a person's: what was held is one, too, and goes before it. */
  #pass(): Sorted & { keep: boolean } {
    return { ...this.flush(), keep: false };
  }

  #write(bytes: Uint8Array): Frame[] {
    this.#written += 1;
    if (this.#discarding) return [];
    const room = this.#bytes.length - this.#length;
    this.#bytes.set(bytes.subarray(0, room), this.#length);
    this.#length += Math.min(bytes.length, room);
    if (!this.#inBurst && this.#written >= BURST) this.#beginBurst();
    if (bytes.length <= room) return [];
    const frame = this.#cut('oversize');
    this.#discarding = true;
    return [frame];
  }

  #beginBurst(): void {
    this.#inBurst = true;
    const down = new Set<string>();
    for (const { type, code } of this.#held) {
      if (type === 'down') down.add(code);
      else down.delete(code);
    }
    for (const code of down) this.#kept.add(code);
    this.#held = [];
  }

  #end(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    if (!this.#inBurst) return this.#pass();
    this.#lastAt = at;
    this.#kept.add(stroke.code);
    const frames = this.#length > 0 && !this.#discarding ? [this.#cut('whole')] : [];
    this.#length = 0;
    this.#discarding = false;
    return { frames, release: [], keep: true };
  }

  #cut(ending: Frame['ending']): Frame {
    const bytes = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    const text = Buffer.from(bytes).toString('latin1');
    // Some scanners look at Caps Lock themselves, and turn every letter round; base45 has capitals only.
    return { bytes: LETTERLESS.test(text) ? Buffer.from(text.toUpperCase(), 'latin1') : bytes, ending };
  }

  #rest(): void {
    this.#held = [];
    this.#inBurst = false;
    this.#length = 0;
    this.#written = 0;
    this.#discarding = false;
  }
}

function isModifier({ key }: KeyStroke): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'].includes(key);
}

function isEnd({ key, code, control }: KeyStroke): boolean {
  return key === 'Enter' || key === 'Tab' || (control && (code === 'KeyM' || code === 'KeyJ'));
}
