import type { Terminator } from '#shared/domain/site.ts';

/** One code as it came down the line, without its terminator. */
export interface Frame {
  readonly bytes: Uint8Array;
  /** As in `Scan`: `whole` with its end, `open` without, `oversize` when cut off at the limit. */
  readonly ending: 'whole' | 'open' | 'oversize';
}

export interface Framing {
  readonly terminator: Terminator;
  /** After so many milliseconds without a byte, what has come so far is all that comes. */
  readonly silence: number;
  /** The most bytes of one code; the memory that a framer takes. */
  readonly limit: number;
}

/** The largest QR code holds 7,089 digits (ISO/IEC 18004:2015, table 7: version 40-L). */
export const LARGEST_CODE = 8192;

const CR = 0x0d;
const LF = 0x0a;

/** The bytes that each end a code. CR LF is not among them: there, LF ends one only after CR. */
const ENDS: Readonly<Record<Exclude<Terminator, 'crlf'>, readonly number[]>> = {
  auto: [CR, LF],
  cr: [CR],
  lf: [LF],
};

/**
 * Cuts a stream of bytes into codes, however it is chunked: each complete code comes out exactly once, in the
 * call that brings its terminator, and nothing else does.
 *
 * - A terminator directly after another in one burst is padding (CR LF, CR CR); one alone, after silence, is an
 *   empty code.
 * - A code that grows beyond the limit is reported at once as `oversize`, with its head only; the rest is
 *   discarded up to its terminator or silence, in constant memory.
 *
 * Time is an argument, in milliseconds of any steady clock. Only `tick` concludes silence: a process that was
 * too busy to read is not mistaken for a scanner that stopped.
 */
export class Framer {
  readonly #framing: Framing;
  readonly #ends: readonly number[];
  /** One byte more than a code, for the CR of a CR LF. */
  readonly #held: Uint8Array;
  #length = 0;
  #previous = -1;
  #discarding = false;
  /** Whether a code has ended since the last silence. */
  #inBurst = false;
  #lastAt: number | null = null;

  constructor(framing: Framing) {
    this.#framing = framing;
    this.#ends = framing.terminator === 'crlf' ? [] : ENDS[framing.terminator];
    this.#held = new Uint8Array(framing.limit + 1);
  }

  /** Takes bytes that arrived at `at`; returns the codes that they complete, in order. */
  push(bytes: Uint8Array, at: number): Frame[] {
    const frames: Frame[] = [];
    if (bytes.length > 0) this.#lastAt = at;
    for (const byte of bytes) {
      const frame = this.#isEnd(byte) ? this.#end() : this.#take(byte);
      this.#previous = byte;
      if (frame !== null) frames.push(frame);
    }
    return frames;
  }

  /** When `tick` has something to conclude if no byte arrives before; null while the line is at rest. */
  deadline(): number | null {
    return this.#lastAt === null ? null : this.#lastAt + this.#framing.silence;
  }

  /** Says that it is `at` and that all bytes so far were pushed; returns the code that broke off, if any. */
  tick(at: number): Frame[] {
    const deadline = this.deadline();
    return deadline !== null && at >= deadline ? this.flush() : [];
  }

  /** Concludes silence whatever the time, as when the scanner is gone. */
  flush(): Frame[] {
    const frames = this.#length > 0 ? [this.#cut(this.#length, 'open')] : [];
    this.#length = 0;
    this.#previous = -1;
    this.#discarding = false;
    this.#inBurst = false;
    this.#lastAt = null;
    return frames;
  }

  #isEnd(byte: number): boolean {
    if (this.#framing.terminator === 'crlf') return byte === LF && this.#previous === CR;
    return this.#ends.includes(byte);
  }

  #end(): Frame | null {
    const length = this.#framing.terminator === 'crlf' ? this.#length - 1 : this.#length;
    const silent = this.#discarding || (length === 0 && this.#inBurst);
    const frame = silent ? null : this.#cut(length, 'whole');
    this.#length = 0;
    this.#discarding = false;
    this.#inBurst = true;
    return frame;
  }

  #take(byte: number): Frame | null {
    if (this.#discarding) return null;
    const { limit, terminator } = this.#framing;
    const mayBeEnd = terminator === 'crlf' && byte === CR && this.#length === limit;
    if (this.#length < limit || mayBeEnd) {
      this.#held[this.#length] = byte;
      this.#length += 1;
      return null;
    }
    this.#discarding = true;
    const head = this.#cut(limit, 'oversize');
    this.#length = 0;
    return head;
  }

  #cut(length: number, ending: Frame['ending']): Frame {
    return { bytes: this.#held.slice(0, length), ending };
  }
}
