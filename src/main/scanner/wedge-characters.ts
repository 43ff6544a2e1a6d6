import { isModifier, separatorOf } from './key-kinds.ts';
import { characterOf, characterOn, controlOf, type KeyStroke } from './keys.ts';
import type { Layout } from './layouts.ts';

/** What a scanner's keys write, one after another: AltGr, dead keys, and characters by their number are kept in mind. */
export class WedgeCharacters {
  /** The digits typed while Alt is held: a character's number. */
  #number = '';
  /** AltGr is held: the third level of keyboards that have one. */
  #altGr = false;
  /** It was, with the key before: its release may not have been told. */
  #altGrWrote = false;
  /** The last key writes only with the next: the Space behind it is no character of the code. */
  #awaitsSpace = false;
  readonly #layout: Layout | null;

  /** @param layout the keyboard that the scanner is set to; null: a US keyboard, as most are */
  constructor(layout: Layout | null) {
    this.#layout = layout;
  }

  /** Each stroke, before all else. */
  watch(stroke: KeyStroke): void {
    if (stroke.code === 'AltRight') {
      this.#altGr = stroke.type === 'down';
      this.#altGrWrote = false;
    } else if (stroke.type === 'down' && !isModifier(stroke)) {
      if (this.#altGrWrote && !stroke.alt) this.#altGr = false;
      this.#altGrWrote = this.#altGr;
    }
  }

  /** Whether a number has begun. */
  get hasNumber(): boolean {
    return this.#number !== '';
  }

  addDigit({ code }: KeyStroke): void {
    this.#number = (this.#number + code.slice(-1)).slice(-5);
  }

  /** The number that was typed, which is over; null where none was. */
  takeNumber(): number | null {
    const value = this.#number === '' ? null : Number(this.#number);
    this.#number = '';
    return value;
  }

  /**
   * @param within what came before: alone a function key or a shortcut is a person's
   * @returns empty for the Space that only brings out the key before it; null for a key that writes nothing
   */
  bytesOf(
    stroke: KeyStroke,
    within: { readonly written: boolean; readonly inBurst: boolean },
  ): Uint8Array | null {
    const separator = separatorOf(stroke);
    if (separator !== null) return within.written ? Uint8Array.of(separator) : null;
    if (stroke.meta || (stroke.alt && !stroke.control && !this.#altGr)) return null;
    if (stroke.control && !stroke.alt && !this.#altGr) {
      const control = within.written || within.inBurst ? controlOf(stroke) : null;
      return control === null ? null : Uint8Array.of(control);
    }
    const character = this.#characterOf(stroke);
    return character === null ? null : Buffer.from(character);
  }

  #characterOf(stroke: KeyStroke): string | null {
    if (this.#layout === null) return characterOf(stroke);
    const isBringingOut = this.#awaitsSpace && stroke.code === 'Space';
    const character = isBringingOut ? '' : characterOn(this.#layout, stroke, this.#altGr);
    this.#awaitsSpace = character !== null && (this.#layout.find(character)?.dead ?? false);
    return character;
  }
}

/** The bytes of a character by its number: a byte of Latin-1, as scanners use it. */
export function bytesOfNumber(value: number): Uint8Array {
  return value < 0x100 ? Uint8Array.of(value) : Buffer.from(String.fromCodePoint(value % 0x110000));
}
