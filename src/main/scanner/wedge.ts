import type { KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import type { Frame } from './frame.ts';
import { isDigitOfNumber, isEnd, isLetter, isModifier } from './key-kinds.ts';
import type { KeyStroke } from './keys.ts';
import { LAYOUTS } from './layouts.ts';
import { HeldKeys } from './wedge-held.ts';
import { bytesOfNumber, WedgeCharacters } from './wedge-characters.ts';
import { BURST, mayBeginCode, WedgeCode } from './wedge-code.ts';
import { WedgePerson } from './wedge-person.ts';

/**
 * A person's next key is later than this, in milliseconds; a scanner's is sooner. Only letters of fast typists, who
 * press one key before they let go of the other, are sooner as well.
 */
export const TYPING = 50;

/** No two fingers that roll over are nearer to each other than so many milliseconds. */
export const ROLLOVER = 15;

/** The letters with which a certificate begins are waited for so long, each: slow scanners are read as well. */
export const SLOW = 150;

/** Without a key for so many milliseconds, a code that has begun is over, or its scanner stalls. */
export const WEDGE_SILENCE = 150;

/** Without a key for so many milliseconds, a code that plainly has no end yet is over all the same. */
export const PATIENCE = 1000;

/** After a stall so many characters are the scanner's again … */
export const RESUMED = 3;

/** … each less than so many milliseconds behind the one before: what stalled once is not even afterwards. */
export const RESUMING = 100;

/** So many codes in a row that end with a pause say that the scanner sends no end. */
const ENDLESS = 2;

/** What becomes of strokes. */
export interface Sorted {
  readonly frames: readonly Frame[];
  /** Strokes that were held back and turned out to be a person's, for the page, in order. */
  readonly release: readonly KeyStroke[];
}

const NOTHING: Sorted = { frames: [], release: [] };
const [CR, LF] = [13, 10];

/**
 * Tells a scanner's strokes from a person's, and cuts the scanner's into codes.
 *
 * - Every key is held back until no other has come for the pause of a person. One that stood alone is a person's and
 *   released: a person sees each letter 50 ms late, and no field or button sees any of a scan, however short.
 * - Two keys that are nearer than that are a scanner's, and with them all that follows until a pause. Only letters
 *   may be a person's: those of fast typists, and those that waited while this process was busy. They are released
 *   where they can be written, as long as they are few and announce no certificate. A key that acts never is.
 * - A key that acts has to be away from the last one that did, and from all that a scanner typed: a scanner's bus
 *   stalls, and what comes behind is the scanner's still.
 * - Enter, Tab, Ctrl+M and Ctrl+J end a code; further ones directly after it are padding.
 * - A code shorter than eight characters comes to nothing: no credential is that short. One that begins as
 *   certificates do is a code with its prefix, also where each letter takes as long as a person's.
 * - A scanner behind a busy hub stalls. A code without an end is plainly unfinished where the scanner has ended its
 *   codes so far, or where it is a certificate's and nothing else is known of the scanner: it waits for the rest,
 *   longer. What comes after such a stall is held back again: an end key, Alt and a digit, or three characters at a
 *   pace that few people reach are the rest; else it is a person's, and the code was over. A key that repeats itself
 *   meanwhile is one whose release has not come through: no character, and no end.
 * - Control characters come as Ctrl and a key, as Alt and a number, or as the function keys that Honeywell's default
 *   has for the four separators. Alt and 13 is an end where a pause follows, else a byte like others.
 *
 * Time is an argument, in milliseconds of any steady clock. Only `tick` concludes a pause: a process that was too
 * busy to take strokes does not mistake a burst for typing.
 */
export class Wedge {
  /** Held back, undecided. */
  readonly #held = new HeldKeys();
  #inBurst = false;
  readonly #code = new WedgeCode();
  readonly #characters: WedgeCharacters;
  readonly #person = new WedgePerson();
  /** How many characters were held back. */
  #written = 0;
  #lastAt = 0;
  /** How much of the code came before the stall whose rest is held back, undecided; null where none is. */
  #beforeStall: number | null = null;
  /** How many characters are held back since the stall. */
  #sinceStall = 0;
  /** Whether the scanner has ended a code, and how many since then it has not. */
  #hasEnded = false;
  #endless = 0;

  /** @param layout the keyboard that the scanner is set to */
  constructor(layout: KeyboardLayout = 'us') {
    this.#characters = new WedgeCharacters(layout === 'us' ? null : LAYOUTS[layout]);
  }

  /**
   * Takes a stroke at `at`; says whether it is kept from the page, after the page was given `release`.
   * @param waited how long it may have waited for this process, in milliseconds
   */
  push(stroke: KeyStroke, at: number, waited = 0): Sorted & { readonly keep: boolean } {
    this.#characters.watch(stroke);
    return stroke.type === 'down' ? this.#press(stroke, at, waited) : this.#let(stroke, at);
  }

  /** When `tick` has something to conclude if no stroke comes before; null at rest. */
  deadline(): number | null {
    if (!this.#held.isEmpty) return this.#lastAt + this.#holding();
    if (!this.#inBurst) return null;
    // Between two codes a person's next key is soon one again.
    if (this.#code.length === 0 && !this.#characters.hasNumber && !this.#code.isDiscarding)
      return this.#lastAt + TYPING;
    return this.#lastAt + (this.#isUnfinished() ? PATIENCE : WEDGE_SILENCE);
  }

  /**
   * Says that it is `at` and that all strokes so far were pushed.
   * @param writes whether what has the focus takes letters
   */
  tick(at: number, writes = true): Sorted {
    const deadline = this.deadline();
    return deadline !== null && at >= deadline ? this.flush(writes) : NOTHING;
  }

  /** Concludes the pause whatever the time. */
  flush(writes = true): Sorted {
    const number = this.#inBurst && this.#beforeStall === null ? this.#writeNumber() : [];
    this.#characters.takeNumber();
    const isEnded = this.#code.isEnded && this.#beforeStall === null;
    // What came after a stall and did not go on was no rest of the code; an end is none of it either.
    if (isEnded || this.#beforeStall !== null) this.#code.shorten(this.#beforeStall);
    const frames = this.#inBurst && this.#code.isCode ? [this.#code.cut(isEnded ? 'whole' : 'open')] : [];
    if (frames.length > 0) this.#learn(isEnded);
    const release = this.#judge(writes);
    this.#rest();
    return { frames: [...number, ...frames], release };
  }

  /** What of the strokes that are held back is a person's. */
  #judge(writes: boolean): readonly KeyStroke[] {
    const { count, single, since, waited } = this.#held;
    // Of several, letters only, and only where they can be written.
    if (count > 1) return this.#held.release(writes && !this.#held.isTooMuch(this.#lastAt));
    return this.#held.release(single === null || this.#person.meant(single, since, { waited, writes }));
  }

  /** How long strokes are held back, in milliseconds from the last one. */
  #holding(): number {
    if (this.#beforeStall !== null) return RESUMING;
    return this.#mayStart(this.#code.start) ? SLOW : TYPING;
  }

  #mayStart(text: string): boolean {
    return !this.#held.acts && this.#written === this.#held.count && mayBeginCode(text);
  }

  /** Whether the code that has begun is one whose end is still to come. */
  #isUnfinished(): boolean {
    if (this.#code.isDiscarding || this.#code.isEnded || this.#endless >= ENDLESS) return false;
    return this.#hasEnded || this.#code.startsAsCode;
  }

  #learn(isEnded: boolean): void {
    this.#hasEnded ||= isEnded;
    this.#endless = isEnded ? 0 : this.#endless + 1;
  }

  /** Whether a stroke at `at` comes after a stall: it is the rest of the code, or a person's. */
  #isAfterStall(at: number): boolean {
    if (this.#beforeStall !== null) return true;
    return (
      this.#inBurst && this.#code.length > 0 && at - this.#lastAt > WEDGE_SILENCE && this.#isUnfinished()
    );
  }

  #press(stroke: KeyStroke, at: number, waited: number): Sorted & { keep: boolean } {
    // Alt's release is not told where a digit was kept from the page: Chromium keeps what follows such a key as well.
    // A number of which all digits are there is written with the key that follows.
    const number = isDigitOfNumber(stroke) ? [] : this.#writeNumber();
    // The number of the next character begins.
    if (stroke.key === 'Alt' && !this.#held.isEmpty) this.#lastAt = at;
    const sorted = this.#pressNext(stroke, at, waited);
    return { ...sorted, frames: [...number, ...sorted.frames] };
  }

  #pressNext(stroke: KeyStroke, at: number, waited: number): Sorted & { keep: boolean } {
    if (stroke.repeat) return this.#repeat(stroke, at);
    if (isModifier(stroke)) {
      if (this.#inBurst && !this.#isAfterStall(at)) return this.#keep(stroke);
      return !this.#held.isEmpty ? this.#holdBack(stroke) : { ...NOTHING, keep: false };
    }
    const release = this.#inBurst ? [] : this.#suspect(stroke, at, waited);
    return { ...this.#take(stroke, at), release, keep: true };
  }

  /** A key that is held down, by a person or by a bus that stalls. */
  #repeat(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    if (this.#inBurst) {
      if (this.#held.isKept(stroke) || !this.#isAfterStall(at)) this.#goOn(at);
      return this.#keep(stroke);
    }
    if (!this.#held.isEmpty) return this.#holdBack(stroke);
    return { ...NOTHING, keep: this.#held.isKept(stroke) };
  }

  /**
   * Judges a key by those before it that are held back.
   * @returns what was held back and is a person's after all
   */
  #suspect(stroke: KeyStroke, at: number, waited: number): readonly KeyStroke[] {
    const gap = at - this.#lastAt;
    const acts = !isLetter(stroke);
    const held = this.#held;
    let release: readonly KeyStroke[] = [];
    const isSlow = held.count > 0 && gap >= TYPING && held.waited === 0 && this.#holding() === SLOW;
    if (isSlow && !this.#goesOnAsStart(stroke)) release = this.flush().release;
    held.forget(stroke);
    if (held.count > 0 && !isSlow) {
      // Nobody has concluded the pause yet: this process was busy.
      if (gap >= TYPING) held.mayHaveWaited(gap);
      if (held.waited === 0 && waited === 0 && (gap < ROLLOVER || acts || held.acts || held.letGo))
        this.#takeHeld();
    }
    held.add(at, acts, waited);
    return release;
  }

  #goesOnAsStart(stroke: KeyStroke): boolean {
    const bytes = isLetter(stroke) ? this.#bytesOf(stroke) : null;
    return bytes !== null && this.#mayStart(this.#code.start + Buffer.from(bytes).toString('latin1'));
  }

  /** What a key is to the code that it may belong to. */
  #take(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    if (isEnd(stroke)) return this.#end(stroke, at);
    if (isDigitOfNumber(stroke)) {
      this.#characters.addDigit(stroke);
      if (this.#inBurst) this.#goOn(at);
      return this.#hold(stroke, at);
    }
    const bytes = this.#bytesOf(stroke);
    if (bytes !== null) {
      this.#hold(stroke, at);
      return { ...NOTHING, frames: this.#write(bytes), keep: true };
    }
    // It acts, while a scanner is waited for: nobody's, and no rest of the code.
    if (this.#inBurst && this.#isAfterStall(at)) return this.#keep(stroke);
    return this.#hold(stroke, at);
  }

  #let(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    const isNumber = stroke.key === 'Alt' && this.#characters.hasNumber;
    const frames = isNumber ? this.#writeNumber() : [];
    if (isNumber && (this.#inBurst || !this.#held.isEmpty)) this.#lastAt = at;
    if (this.#held.forget(stroke)) return { frames, release: [], keep: true };
    if (this.#held.isEmpty) return { frames, release: [], keep: false };
    this.#held.hold(stroke);
    return { frames, release: [], keep: true };
  }

  #bytesOf(stroke: KeyStroke): Uint8Array | null {
    return this.#characters.bytesOf(stroke, { written: this.#written > 0, inBurst: this.#inBurst });
  }

  /** Alt and a number is the character of that number. */
  #writeNumber(): Frame[] {
    const value = this.#characters.takeNumber();
    if (value === null || (!this.#inBurst && this.#held.isEmpty)) return [];
    return this.#write(bytesOfNumber(value), value === CR || value === LF);
  }

  #hold(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    if (this.#isAfterStall(at)) this.#beforeStall ??= this.#code.length;
    this.#lastAt = at;
    if (this.#inBurst && this.#beforeStall === null) {
      // What was whole has gone on.
      this.#person.wasCode(false);
      return this.#keep(stroke);
    }
    this.#held.forget(stroke);
    this.#held.hold(stroke);
    return { ...NOTHING, keep: true };
  }

  #keep(stroke: KeyStroke): Sorted & { keep: boolean } {
    this.#held.keep(stroke);
    return { ...NOTHING, keep: true };
  }

  #holdBack(stroke: KeyStroke): Sorted & { keep: boolean } {
    this.#held.hold(stroke);
    return { ...NOTHING, keep: true };
  }

  #write(bytes: Uint8Array, isEnd = false): Frame[] {
    this.#written += 1;
    const { isDiscarding } = this.#code;
    const fits = isEnd ? this.#code.writeEnd(bytes) : this.#code.write(bytes);
    if (isDiscarding) return [];
    if (this.#beforeStall !== null) {
      this.#sinceStall += 1;
      if (this.#sinceStall >= RESUMED || !fits) this.#takeHeld();
    } else if (!this.#inBurst && this.#isBurst()) this.#takeHeld();
    if (fits) return [];
    const frame = this.#code.cut('oversize');
    this.#code.discardRest();
    return [frame];
  }

  #isBurst(): boolean {
    if (this.#written >= BURST) return this.#held.waited === 0 || this.#held.isTooMuch(this.#lastAt);
    return this.#code.startsAsCode;
  }

  /** Nobody goes on but the scanner, however long it stalled. */
  #goOn(at: number): void {
    this.#takeHeld();
    this.#lastAt = at;
  }

  /** What is held back is a scanner's: none of it reaches the page. */
  #takeHeld(): void {
    this.#inBurst = true;
    this.#beforeStall = null;
    this.#sinceStall = 0;
    this.#held.keepAll();
    this.#person.wasCode(false);
  }

  #end(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    if (!this.#inBurst) return this.#hold(stroke, at);
    this.#takeHeld();
    this.#lastAt = at;
    this.#held.keep(stroke);
    const frames = this.#code.isCode && !this.#code.isDiscarding ? [this.#code.cut('whole')] : [];
    if (frames.length > 0) this.#learn(true);
    this.#person.wasCode(frames.length > 0);
    this.#code.clear();
    return { frames, release: [], keep: true };
  }

  #rest(): void {
    if (this.#inBurst) this.#person.scannerTyped(this.#lastAt);
    if (this.#inBurst && this.#code.length > 0) this.#person.wasCode(false);
    this.#held.clear();
    this.#beforeStall = null;
    this.#sinceStall = 0;
    this.#inBurst = false;
    this.#code.clear();
    this.#written = 0;
  }
}
