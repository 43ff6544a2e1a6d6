import type { KeyStroke } from '../../../src/main/scanner/keys.ts';
import { Wedge } from '../../../src/main/scanner/wedge.ts';
import { typed } from './strokes.ts';

/** A keyboard and what came of it: codes in words, and what the page got, in order. */
export class Typing {
  readonly wedge = new Wedge();
  readonly codes: string[] = [];
  readonly page: KeyStroke[] = [];
  #now = 0;
  #isSuppressing = false;
  readonly #suppresses: boolean;

  /** @param suppresses as Chromium does: behind a key that is kept from the page no release is told, until the next key */
  constructor({ suppresses = false } = {}) {
    this.#suppresses = suppresses;
  }

  /** Each stroke so many milliseconds after the one before, with ticks as a clock would give them. */
  type(strokes: readonly KeyStroke[], pause: number): this {
    for (const each of strokes) {
      this.wait(pause);
      if (each.type === 'up' && this.#isSuppressing) continue;
      const { frames, release, keep } = this.wedge.push(each, this.#now);
      this.page.push(...release);
      this.#isSuppressing = this.#suppresses && keep && each.type === 'down';
      if (!keep) this.page.push(each);
      this.#take(frames);
    }
    return this;
  }

  wait(milliseconds: number): this {
    const end = this.#now + milliseconds;
    for (let due = this.wedge.deadline(); due !== null && due <= end; due = this.wedge.deadline()) {
      const { frames, release } = this.wedge.tick(due);
      this.page.push(...release);
      this.#take(frames);
    }
    this.#now = end;
    return this;
  }

  /** What the page read: the keys that were pressed, without those that write nothing. */
  get written(): string {
    return this.page
      .filter(({ type, key }) => type === 'down' && key.length === 1)
      .map(({ key }) => key)
      .join('');
  }

  #take(frames: readonly { bytes: Uint8Array; ending: string }[]): void {
    for (const { bytes, ending } of frames) {
      this.codes.push(`${ending} ${Buffer.from(bytes).toString('latin1')}`);
    }
  }
}

/** How a scanner types a text on a US keyboard. */
export const keysOf = (text: string, more: Partial<KeyStroke> = {}): KeyStroke[] =>
  Array.from(text).flatMap((character) => typed(character, more));
