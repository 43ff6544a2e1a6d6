import { isLetter, isModifier } from './key-kinds.ts';
import type { KeyStroke } from './keys.ts';

/** What a person types at the very fastest, in milliseconds a key: what waited for this process may be as much. */
const FASTEST = 45;

/** Strokes that are held back from the page until it is known whose they are, and those that are kept from it for good. */
export class HeldKeys {
  #strokes: KeyStroke[] = [];
  /** The codes of keys whose pressing was kept for good: their release is, too. */
  readonly #kept = new Set<string>();
  /** How many keys there were since the last pause, and whether one of them acts. */
  #count = 0;
  #acts = false;
  /** The last key was let go already: a person who rolls over keys has not done so when the next one comes. */
  #letGo = false;
  /** When the first of them came, and how long strokes among them may have waited for this process. */
  #since = 0;
  #waited = 0;

  get isEmpty(): boolean {
    return this.#strokes.length === 0;
  }

  get count(): number {
    return this.#count;
  }

  get acts(): boolean {
    return this.#acts;
  }

  get letGo(): boolean {
    return this.#letGo;
  }

  get since(): number {
    return this.#since;
  }

  get waited(): number {
    return this.#waited;
  }

  /** The only key that was pressed; null where none was. */
  get single(): KeyStroke | null {
    return this.#strokes.find((each) => each.type === 'down' && !each.repeat && !isModifier(each)) ?? null;
  }

  /** Whether no person types so many keys until `at`, in the time that they may have taken. */
  isTooMuch(at: number): boolean {
    return this.#waited > 0 && (this.#count - 1) * FASTEST > at - this.#since + this.#waited;
  }

  /** Counts a key that comes at `at`. @param waited how long it may have waited, in milliseconds */
  add(at: number, acts: boolean, waited: number): void {
    if (this.#count === 0) this.#since = at;
    this.mayHaveWaited(waited);
    this.#count += 1;
    this.#acts ||= acts;
    this.#letGo = false;
  }

  mayHaveWaited(milliseconds: number): void {
    this.#waited = Math.max(this.#waited, milliseconds);
  }

  hold(stroke: KeyStroke): void {
    if (stroke.type === 'up') {
      const last = this.#strokes.findLast((each) => each.type === 'down' && !isModifier(each));
      if (last?.code === stroke.code) this.#letGo = true;
    }
    this.#strokes.push(stroke);
  }

  isKept({ code }: KeyStroke): boolean {
    return this.#kept.has(code);
  }

  keep({ code }: KeyStroke): void {
    this.#kept.add(code);
  }

  /** It is pressed anew, or let go. @returns whether its pressing was kept from the page */
  forget({ code }: KeyStroke): boolean {
    return this.#kept.delete(code);
  }

  /** All that is held back is kept for good. */
  keepAll(): void {
    const down = new Set<string>();
    for (const { type, code } of this.#strokes) {
      if (type === 'down') down.add(code);
      else down.delete(code);
    }
    for (const code of down) this.#kept.add(code);
    this.#strokes = [];
  }

  /**
   * The pause has come.
   * @param isPerson whether the keys are a person's
   * @returns what goes to the page, in order: with a person's keys those of whom nobody knows
   */
  release(isPerson: boolean): readonly KeyStroke[] {
    const held = this.#strokes;
    if (this.#count === 0) return held;
    const pressed = new Set(held.flatMap(({ type, code }) => (type === 'down' ? [code] : [])));
    const given = new Set<string>();
    let isBehindAct = false;
    const release = held.filter((stroke) => {
      const { type, code } = stroke;
      if (isModifier(stroke)) return true;
      if (type === 'up') return given.delete(code) || !pressed.has(code);
      // Letters behind a key that acts were meant for another field than the one that has the focus.
      isBehindAct ||= this.#count > 1 && !isLetter(stroke);
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

  /** Nothing is held back any more. */
  clear(): void {
    this.#strokes = [];
    this.#count = 0;
    this.#acts = false;
    this.#letGo = false;
    this.#waited = 0;
  }
}
