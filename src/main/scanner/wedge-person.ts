import { isLetter, isMove } from './key-kinds.ts';
import type { KeyStroke } from './keys.ts';

/** A key that acts is deliberate where the one before that acted is so many milliseconds away … */
export const DELIBERATE = 120;

/** … and the one before that wrote so many. */
const AFTER_WRITING = 80;

/** So long after keys of a scanner that were no whole code nothing acts: its bus may have stalled. */
export const QUIET = 400;

/** So long after a whole code nothing acts. */
const QUIET_AFTER_CODE = 200;

/** Whether a key that stood alone is one that a person meant, by the keys before it. Times are in milliseconds. */
export class WedgePerson {
  #lastActed = -Infinity;
  #lastWrote = -Infinity;
  #lastTyped = -Infinity;
  #quiet = QUIET;

  /** A scanner typed until `at`. */
  scannerTyped(at: number): void {
    this.#lastTyped = at;
  }

  /** What the scanner typed last was a whole code, or is none yet. */
  wasCode(whole: boolean): void {
    this.#quiet = whole ? QUIET_AFTER_CODE : QUIET;
  }

  /**
   * @param waited how long the key may have waited for this process
   * @param writes whether what has the focus takes letters
   */
  meant(stroke: KeyStroke, at: number, { waited, writes }: { waited: number; writes: boolean }): boolean {
    // Behind a scanner's keys it may have come sooner than this process heard of it.
    const isQuiet = at - waited - this.#lastTyped >= this.#quiet;
    if (isLetter(stroke) && writes) {
      this.#lastWrote = at;
      return true;
    }
    if (isMove(stroke)) {
      this.#lastActed = at;
      return isQuiet;
    }
    const isDeliberate =
      at - this.#lastActed >= DELIBERATE && at - this.#lastWrote >= AFTER_WRITING && isQuiet;
    this.#lastActed = at;
    return isDeliberate;
  }
}
