import type { KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import { type Frame, LARGEST_CODE } from './frame.ts';
import { characterOf, characterOn, controlOf, type KeyStroke } from './keys.ts';
import { type Layout, LAYOUTS } from './layouts.ts';

/**
 * A person's next key is later than this, in milliseconds; a scanner's is sooner. Only letters of fast typists, who
 * press one key before they let go of the other, are sooner as well.
 */
export const TYPING = 50;

/** No two fingers that roll over are nearer to each other than so many milliseconds. */
export const ROLLOVER = 15;

/** A key that acts is deliberate where the one before that acted is so many milliseconds away … */
export const DELIBERATE = 120;

/** … and the one before that wrote so many. */
const AFTER_WRITING = 80;

/** So long after keys of a scanner that were no whole code nothing acts: its bus may have stalled. */
export const QUIET = 400;

/** So long after a whole code nothing acts. */
const QUIET_AFTER_CODE = 200;

/** The letters with which a certificate begins are waited for so long, each: slow scanners are read as well. */
export const SLOW = 150;

/** What a person types at the very fastest, in milliseconds a key: what waited for this process may be as much. */
const FASTEST = 45;

/** So many characters without a pause of a person are a scanner's: at least 20 a second, eight times over. */
export const BURST = 8;

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
/** With these a slow scanner is known: a person who means them does not exist. */
const SLOW_STARTS = ['HC1:', 'SHC:/'];
const LETTERLESS = /^hc1:[^A-Z]*$/;
/**
 * How certificates and our own site cards begin, after an AIM identifier if any, with Caps Lock or not: nobody types
 * that so fast.
 */
const START = /^(?:\][A-Za-z][0-9A-Za-z])?(?:HC1:|shc:\/|GERBA)/i;
const SHORTEST_START = 4;
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
  /** It was, with the key before: its release may not have been told. */
  #altGrWrote = false;
  /** How much of `#bytes` came before the stall whose rest is held back, undecided; null where none is. */
  #beforeStall: number | null = null;
  /** How many characters are held back since the stall. */
  #sinceStall = 0;
  /** How long the code is without the ends that were typed as numbers; null where the last key was none. */
  #beforeEnd: number | null = null;
  /** Whether the scanner has ended a code, and how many since then it has not. */
  #hasEnded = false;
  #endless = 0;
  /** The last key writes only with the next: the Space behind it is no character of the code. */
  #awaitsSpace = false;
  /** How many keys are held back, undecided, and whether one of them acts. */
  #keys = 0;
  #acts = false;
  /** The last key was let go already: a person who rolls over keys has not done so when the next one comes. */
  #letGo = false;
  /** When the first of them came, and how long strokes among them may have waited for this process. */
  #since = 0;
  #waited = 0;
  /** The last keys of each kind, and of a scanner's; how long nothing acts after these. */
  #lastActed = -Infinity;
  #lastWrote = -Infinity;
  #lastTyped = -Infinity;
  #quiet = QUIET;
  /** Null: a US keyboard, which most scanners are set to. */
  readonly #layout: Layout | null;

  /** @param layout the keyboard that the scanner is set to */
  constructor(layout: KeyboardLayout = 'us') {
    this.#layout = layout === 'us' ? null : LAYOUTS[layout];
  }

  /**
   * Takes a stroke at `at`; says whether it is kept from the page, after the page was given `release`.
   * @param waited how long it may have waited for this process, in milliseconds
   */
  push(stroke: KeyStroke, at: number, waited = 0): Sorted & { readonly keep: boolean } {
    if (stroke.code === 'AltRight') {
      this.#altGr = stroke.type === 'down';
      this.#altGrWrote = false;
    } else if (stroke.type === 'down' && !isModifier(stroke)) {
      if (this.#altGrWrote && !stroke.alt) this.#altGr = false;
      this.#altGrWrote = this.#altGr;
    }
    return stroke.type === 'down' ? this.#press(stroke, at, waited) : this.#let(stroke, at);
  }

  /** When `tick` has something to conclude if no stroke comes before; null at rest. */
  deadline(): number | null {
    if (this.#held.length > 0) return this.#lastAt + this.#holding();
    if (!this.#inBurst) return null;
    // Between two codes a person's next key is soon one again.
    if (this.#length === 0 && this.#altDigits === '' && !this.#discarding) return this.#lastAt + TYPING;
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
    const number = this.#inBurst && this.#beforeStall === null ? this.#writeAltCode() : [];
    this.#altDigits = '';
    // What came after a stall and did not go on was no rest of the code.
    if (this.#beforeStall !== null) this.#length = this.#beforeStall;
    const isEnded = this.#beforeEnd !== null && this.#beforeStall === null;
    if (isEnded) this.#length = this.#beforeEnd ?? 0;
    const frames = this.#inBurst && this.#isCode() ? [this.#cut(isEnded ? 'whole' : 'open')] : [];
    if (frames.length > 0) this.#learn(isEnded);
    const release = this.#judge(writes);
    this.#rest();
    return { frames: [...number, ...frames], release };
  }

  /** What of the strokes that are held back is a person's. */
  #judge(writes: boolean): readonly KeyStroke[] {
    const held = this.#held;
    if (this.#keys === 0) return held;
    const isPerson = this.#keys === 1 ? this.#stoodAlone(writes) : writes && !this.#isTooMuch();
    const given = new Set<string>();
    let isBehindAct = false;
    const release = held.filter((stroke) => {
      const { type, code } = stroke;
      if (isModifier(stroke)) return true;
      if (type === 'up') return given.delete(code) || !this.#wasPressed(code);
      // Letters behind a key that acts were meant for another field than the one that has the focus.
      isBehindAct ||= this.#keys > 1 && !isLetter(stroke);
      const isGiven = isPerson && !isBehindAct;
      if (isGiven) given.add(code);
      return isGiven;
    });
    for (const { type, code } of held.filter((stroke) => !release.includes(stroke))) {
      if (type === 'down') this.#kept.add(code);
      else this.#kept.delete(code);
    }
    return release;
  }

  #wasPressed(wanted: string): boolean {
    return this.#held.some(({ type, code }) => type === 'down' && code === wanted);
  }

  /** Whether the only key that is held back is one that a person meant. */
  #stoodAlone(writes: boolean): boolean {
    const stroke = this.#held.find((each) => each.type === 'down' && !each.repeat && !isModifier(each));
    if (stroke === undefined) return true;
    const at = this.#since;
    // Behind a scanner's keys it may have come sooner than this process heard of it.
    const isQuiet = at - this.#waited - this.#lastTyped >= this.#quiet;
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

  /** Whether no person types so many keys in the time that they may have taken. */
  #isTooMuch(): boolean {
    return this.#waited > 0 && (this.#keys - 1) * FASTEST > this.#lastAt - this.#since + this.#waited;
  }

  /** How long strokes are held back, in milliseconds from the last one. */
  #holding(): number {
    if (this.#beforeStall !== null) return RESUMING;
    return this.#mayStart(this.#text()) ? SLOW : TYPING;
  }

  /** Whether a text is how the beginning of a certificate begins. */
  #mayStart(text: string): boolean {
    if (this.#acts || text === '' || this.#written !== this.#keys) return false;
    return SLOW_STARTS.some((start) => start.startsWith(text.toUpperCase()));
  }

  /** Whether what was read is long enough for one, or begins as one. */
  #isCode(): boolean {
    return this.#length >= BURST || (this.#length > 0 && START.test(this.#text()));
  }

  /** Whether the code that has begun is one whose end is still to come. */
  #isUnfinished(): boolean {
    if (this.#discarding || this.#beforeEnd !== null || this.#endless >= ENDLESS) return false;
    return this.#hasEnded || START.test(this.#text());
  }

  #learn(isEnded: boolean): void {
    this.#hasEnded ||= isEnded;
    this.#endless = isEnded ? 0 : this.#endless + 1;
  }

  /** A number's digit; a number of which all digits are there is written with the key that follows. */
  #isDigitOfNumber({ alt, code }: KeyStroke): boolean {
    return alt && /^Numpad\d$/.test(code);
  }

  /** Whether a stroke at `at` comes after a stall: it is the rest of the code, or a person's. */
  #isAfterStall(at: number): boolean {
    if (this.#beforeStall !== null) return true;
    return this.#inBurst && this.#length > 0 && at - this.#lastAt > WEDGE_SILENCE && this.#isUnfinished();
  }

  #press(stroke: KeyStroke, at: number, waited: number): Sorted & { keep: boolean } {
    // Alt's release is not told where a digit was kept from the page: Chromium keeps what follows such a key as well.
    const number = this.#isDigitOfNumber(stroke) ? [] : this.#writeAltCode();
    // The number of the next character begins.
    if (stroke.key === 'Alt' && this.#held.length > 0) this.#lastAt = at;
    const sorted = this.#pressNext(stroke, at, waited);
    return { ...sorted, frames: [...number, ...sorted.frames] };
  }

  #pressNext(stroke: KeyStroke, at: number, waited: number): Sorted & { keep: boolean } {
    if (stroke.repeat) return this.#repeat(stroke, at);
    if (isModifier(stroke)) {
      if (this.#inBurst && !this.#isAfterStall(at)) return this.#keep(stroke);
      return this.#held.length > 0 ? this.#holdBack(stroke) : { ...NOTHING, keep: false };
    }
    const release = this.#inBurst ? [] : this.#suspect(stroke, at, waited);
    return { ...this.#take(stroke, at), release, keep: true };
  }

  /** A key that is held down, by a person or by a bus that stalls. */
  #repeat(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    if (this.#inBurst) {
      if (this.#kept.has(stroke.code) || !this.#isAfterStall(at)) this.#goOn(at);
      return this.#keep(stroke);
    }
    if (this.#held.length > 0) return this.#holdBack(stroke);
    return { ...NOTHING, keep: this.#kept.has(stroke.code) };
  }

  /**
   * Judges a key by those before it that are held back.
   * @returns what was held back and is a person's after all
   */
  #suspect(stroke: KeyStroke, at: number, waited: number): readonly KeyStroke[] {
    const gap = at - this.#lastAt;
    const acts = !isLetter(stroke);
    let release: readonly KeyStroke[] = [];
    const isSlow = this.#keys > 0 && gap >= TYPING && this.#waited === 0 && this.#holding() === SLOW;
    if (isSlow && !this.#goesOnAsStart(stroke)) release = this.flush().release;
    this.#kept.delete(stroke.code);
    if (this.#keys === 0) this.#since = at;
    else if (!isSlow) {
      // Nobody has concluded the pause yet: this process was busy.
      if (gap >= TYPING) this.#waited = Math.max(this.#waited, gap);
      if (this.#waited === 0 && waited === 0) {
        if (gap < ROLLOVER || acts || this.#acts || this.#letGo) this.#takeHeld();
      }
    }
    this.#waited = Math.max(this.#waited, waited);
    this.#keys += 1;
    this.#acts ||= acts;
    this.#letGo = false;
    return release;
  }

  #goesOnAsStart(stroke: KeyStroke): boolean {
    const bytes = isLetter(stroke) ? this.#bytesOf(stroke) : null;
    if (bytes === null) return false;
    const text = this.#text() + Buffer.from(bytes).toString('latin1');
    return this.#mayStart(text);
  }

  /** What a key is to the code that it may belong to. */
  #take(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    if (isEnd(stroke)) return this.#end(stroke, at);
    if (this.#isDigitOfNumber(stroke)) {
      this.#altDigits = (this.#altDigits + stroke.code.slice(-1)).slice(-5);
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
    const isNumber = stroke.key === 'Alt' && this.#altDigits !== '';
    const frames = isNumber ? this.#writeAltCode() : [];
    if (isNumber && (this.#inBurst || this.#held.length > 0)) this.#lastAt = at;
    if (this.#kept.delete(stroke.code)) return { frames, release: [], keep: true };
    if (this.#held.length === 0) return { frames, release: [], keep: false };
    const last = this.#held.findLast(
      ({ type, ...each }) => type === 'down' && !isModifier({ type, ...each }),
    );
    if (last?.code === stroke.code) this.#letGo = true;
    this.#held.push(stroke);
    return { frames, release: [], keep: true };
  }

  #bytesOf(stroke: KeyStroke): Uint8Array | null {
    const separator = separatorOf(stroke);
    // Alone a function key is a person's.
    if (separator !== null) return this.#written > 0 ? Uint8Array.of(separator) : null;
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
  #writeAltCode(): Frame[] {
    if (this.#altDigits === '') return [];
    const value = Number(this.#altDigits);
    this.#altDigits = '';
    if (!this.#inBurst && this.#held.length === 0) return [];
    const before = this.#beforeEnd ?? this.#length;
    const frames = this.#write(
      value < 0x100 ? Uint8Array.of(value) : Buffer.from(String.fromCodePoint(value % 0x110000)),
    );
    if (value === CR || value === LF) this.#beforeEnd = before;
    return frames;
  }

  #hold(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    if (this.#isAfterStall(at)) this.#beforeStall ??= this.#length;
    this.#lastAt = at;
    if (this.#inBurst && this.#beforeStall === null) {
      // What was whole has gone on.
      this.#quiet = QUIET;
      return this.#keep(stroke);
    }
    this.#kept.delete(stroke.code);
    this.#held.push(stroke);
    return { ...NOTHING, keep: true };
  }

  #keep(stroke: KeyStroke): Sorted & { keep: boolean } {
    this.#kept.add(stroke.code);
    return { ...NOTHING, keep: true };
  }

  #holdBack(stroke: KeyStroke): Sorted & { keep: boolean } {
    this.#held.push(stroke);
    return { ...NOTHING, keep: true };
  }

  #write(bytes: Uint8Array): Frame[] {
    this.#written += 1;
    this.#beforeEnd = null;
    if (this.#discarding) return [];
    const room = this.#bytes.length - this.#length;
    this.#bytes.set(bytes.subarray(0, room), this.#length);
    this.#length += Math.min(bytes.length, room);
    if (this.#beforeStall !== null) {
      this.#sinceStall += 1;
      if (this.#sinceStall >= RESUMED || bytes.length > room) this.#takeHeld();
    } else if (!this.#inBurst && this.#isBurst()) this.#takeHeld();
    if (bytes.length <= room) return [];
    const frame = this.#cut('oversize');
    this.#discarding = true;
    return [frame];
  }

  #isBurst(): boolean {
    if (this.#written >= BURST) return this.#waited === 0 || this.#isTooMuch();
    return this.#written >= SHORTEST_START && START.test(this.#text());
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
    const down = new Set<string>();
    for (const { type, code } of this.#held) {
      if (type === 'down') down.add(code);
      else down.delete(code);
    }
    for (const code of down) this.#kept.add(code);
    this.#held = [];
    this.#quiet = QUIET;
  }

  #end(stroke: KeyStroke, at: number): Sorted & { keep: boolean } {
    if (!this.#inBurst) return this.#hold(stroke, at);
    this.#takeHeld();
    this.#lastAt = at;
    this.#kept.add(stroke.code);
    const frames = this.#isCode() && !this.#discarding ? [this.#cut('whole')] : [];
    if (frames.length > 0) this.#learn(true);
    this.#quiet = frames.length > 0 ? QUIET_AFTER_CODE : QUIET;
    this.#length = 0;
    this.#beforeEnd = null;
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

  /** The beginning of the code that has begun. */
  #text(): string {
    return Buffer.from(this.#bytes.subarray(0, Math.min(this.#length, BURST))).toString('latin1');
  }

  #rest(): void {
    if (this.#inBurst) this.#lastTyped = this.#lastAt;
    if (this.#inBurst && this.#length > 0) this.#quiet = QUIET;
    this.#held = [];
    this.#keys = 0;
    this.#acts = false;
    this.#letGo = false;
    this.#waited = 0;
    this.#beforeStall = null;
    this.#sinceStall = 0;
    this.#beforeEnd = null;
    this.#inBurst = false;
    this.#length = 0;
    this.#written = 0;
    this.#discarding = false;
  }
}

function isModifier({ key }: KeyStroke): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'].includes(key);
}

/** Whether it writes, where something takes letters. All others act. */
function isLetter({ key, code, control, alt, meta }: KeyStroke): boolean {
  if (alt && /^Numpad\d$/.test(code)) return true;
  // AltGr is Ctrl and Alt on some systems.
  return (key.length === 1 || key === 'Dead') && control === alt && !meta;
}

/** Whether it only moves the focus or the caret: people press these fast. */
function isMove({ key, control, alt, meta }: KeyStroke): boolean {
  return !control && !alt && !meta && /^(?:Arrow|Page|Home$|End$|Tab$|Backspace$|Delete$)/.test(key);
}

function isEnd({ key, code, control }: KeyStroke): boolean {
  return key === 'Enter' || key === 'Tab' || (control && (code === 'KeyM' || code === 'KeyJ'));
}

/** The function keys that stand for FS, GS, RS and US in Honeywell's default; F7 is the first of them. */
function separatorOf({ code, shift, control, alt, meta }: KeyStroke): number | null {
  if (shift || control || alt || meta) return null;
  const place = ['F7', 'F8', 'F9', 'F10'].indexOf(code);
  return place === -1 ? null : 0x1c + place;
}
