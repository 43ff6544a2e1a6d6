import type { Terminator } from '#shared/domain/site.ts';
import type { Cutter, Frame } from './frame.ts';

export interface Framing {
  readonly terminator: Terminator;
  /** After so many milliseconds without a byte, what has come so far is all that comes. */
  readonly silence: number;
  /** The most bytes of one code; the memory that a framer takes. */
  readonly limit: number;
}

const CR = 0x0d;
const LF = 0x0a;

/** The bytes that each end a code. CR LF is not among them: there, LF ends one only after CR. */
const ENDS: Readonly<Record<Terminator, readonly number[]>> = {
  auto: [CR, LF],
  cr: [CR],
  lf: [LF],
  crlf: [],
  tab: [0x09],
  etx: [0x03],
  none: [],
};

/**
 * Cuts a stream of bytes into codes, however it is chunked: each complete code comes out exactly once, in the
 * call that brings its terminator, and nothing else does.
 *
 * - A terminator directly after another in one burst is padding (CR LF, CR CR); one alone, after silence, is an
 *   empty code.
 * - Where there is no terminator, silence ends a code, and it is whole.
 * - A code that grows beyond the limit is reported at once as `oversize`, with its head only; the rest is
 *   discarded up to its terminator or silence, in constant memory.
 *
 * Time is an argument, in milliseconds of any steady clock. Only `tick` concludes silence: a process that was
 * too busy to read is not mistaken for a scanner that stopped.
 */
export class Framer implements Cutter {
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
    this.#ends = ENDS[framing.terminator];
    this.#held = new Uint8Array(framing.limit + 1);
  }

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

  deadline(): number | null {
    return this.#lastAt === null ? null : this.#lastAt + this.#framing.silence;
  }

  tick(at: number): Frame[] {
    const deadline = this.deadline();
    return deadline !== null && at >= deadline ? this.flush() : [];
  }

  flush(): Frame[] {
    const ending = this.#framing.terminator === 'none' ? 'whole' : 'open';
    const frames = this.#length > 0 ? [this.#cut(this.#length, ending)] : [];
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
