import { type Frame, LARGEST_CODE } from './frame.ts';

/** So many characters without a pause of a person are a scanner's: at least 20 a second, eight times over. */
export const BURST = 8;

/** With these a slow scanner is known: a person who means them does not exist. */
const SLOW_STARTS = ['HC1:', 'SHC:/'];
const LETTERLESS = /^hc1:[^A-Z]*$/;
/**
 * How certificates and our own site cards begin, after an AIM identifier if any, with Caps Lock or not: nobody types
 * that so fast.
 */
const START = /^(?:\][A-Za-z][0-9A-Za-z])?(?:HC1:|shc:\/|GERBA)/i;

/** Whether a text is how the beginning of a certificate begins. */
export function mayBeginCode(text: string): boolean {
  return text !== '' && SLOW_STARTS.some((start) => start.startsWith(text.toUpperCase()));
}

/** The code that keys write, as far as it has come. */
export class WedgeCode {
  readonly #bytes = new Uint8Array(LARGEST_CODE);
  #length = 0;
  /** It was too long, and what still comes of it is nothing. */
  #discarding = false;
  /** How long it is without the ends that were typed as numbers; null where the last key was none. */
  #beforeEnd: number | null = null;

  get length(): number {
    return this.#length;
  }

  get isDiscarding(): boolean {
    return this.#discarding;
  }

  /** Whether the last that was written was an end. */
  get isEnded(): boolean {
    return this.#beforeEnd !== null;
  }

  /** The beginning, as Latin-1. */
  get start(): string {
    return Buffer.from(this.#bytes.subarray(0, Math.min(this.#length, BURST))).toString('latin1');
  }

  get startsAsCode(): boolean {
    return START.test(this.start);
  }

  /** Whether it is long enough for one, or begins as one. */
  get isCode(): boolean {
    return this.#length >= BURST || (this.#length > 0 && this.startsAsCode);
  }

  /** Whether there was room for all. What there is none for is cut off. */
  write(bytes: Uint8Array): boolean {
    this.#beforeEnd = null;
    if (this.#discarding) return true;
    const room = this.#bytes.length - this.#length;
    this.#bytes.set(bytes.subarray(0, room), this.#length);
    this.#length += Math.min(bytes.length, room);
    return bytes.length <= room;
  }

  /** An end that is a character: one where a pause follows, else a byte like others. */
  writeEnd(bytes: Uint8Array): boolean {
    const before = this.#beforeEnd ?? this.#length;
    const fits = this.write(bytes);
    this.#beforeEnd = before;
    return fits;
  }

  /** Takes back all but so many bytes; null: but the ends. */
  shorten(length: number | null): void {
    this.#length = length ?? this.#beforeEnd ?? this.#length;
  }

  discardRest(): void {
    this.#discarding = true;
  }

  /** The code; what follows is another. */
  cut(ending: Frame['ending']): Frame {
    const bytes = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    const text = Buffer.from(bytes).toString('latin1');
    // Some scanners look at Caps Lock themselves, and turn every letter round; base45 has capitals only.
    return { bytes: LETTERLESS.test(text) ? Buffer.from(text.toUpperCase(), 'latin1') : bytes, ending };
  }

  clear(): void {
    this.#length = 0;
    this.#beforeEnd = null;
    this.#discarding = false;
  }
}
