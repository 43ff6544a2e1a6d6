import { expect, test } from 'vitest';
import type { Clock } from '../../../src/main/scanner/clock.ts';
import type { KeySource, KeyStroke } from '../../../src/main/scanner/keys.ts';
import { createWedgeScanner } from '../../../src/main/scanner/wedge-scanner.ts';
import { PATIENCE, RESUMING, TYPING } from '../../../src/main/scanner/wedge.ts';
import { enter } from './strokes.ts';
import { keysOf } from './typing.ts';

/** A clock that stands still until it is moved on, and a keyboard in front of a page. */
class Desk implements Clock, KeySource {
  #time = 0;
  #timers: { readonly due: number; readonly callback: () => void }[] = [];
  #listener: (stroke: KeyStroke) => boolean = () => false;
  readonly page: KeyStroke[] = [];

  now = (): Date => new Date(this.#time);
  steady = (): number => this.#time;
  after = (milliseconds: number, callback: () => void): (() => void) => {
    const timer = { due: this.#time + milliseconds, callback };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  };
  onStroke = (listener: (stroke: KeyStroke) => boolean): (() => void) => {
    this.#listener = listener;
    return () => (this.#listener = () => false);
  };
  replay = (strokes: readonly KeyStroke[]): void => void this.page.push(...strokes);

  /** What the page got that writes. */
  get written(): KeyStroke[] {
    return this.page.filter(({ key }) => key !== 'Shift');
  }

  type(strokes: readonly KeyStroke[], pause: number): void {
    for (const stroke of strokes) {
      this.wait(pause);
      if (!this.#listener(stroke)) this.page.push(stroke);
    }
  }

  wait(milliseconds: number): void {
    const end = this.#time + milliseconds;
    for (;;) {
      const next = this.#timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#time = Math.max(this.#time, next.due);
      next.callback();
    }
    this.#time = end;
  }
}

function open(): { desk: Desk; codes: string[] } {
  const desk = new Desk();
  const codes: string[] = [];
  const scanner = createWedgeScanner(desk, desk, true);
  scanner.onScan(({ bytes, ending }) => codes.push(`${ending} ${Buffer.from(bytes).toString('latin1')}`));
  scanner.start();
  return { desk, codes };
}

const CODE = 'HC1:6BFOXN*TS0BI$ZD';

test('however long a code is waited for, a person has the keyboard back right behind its end', () => {
  const { desk, codes } = open();
  desk.type([...keysOf(CODE), ...enter()], 1);
  desk.wait(TYPING);
  desk.type(keysOf('Siti'), 60);
  desk.wait(TYPING);
  expect(codes).toEqual([`whole ${CODE}`]);
  expect(desk.written).toEqual(keysOf('Siti').filter(({ key }) => key !== 'Shift'));
});

test('a person who types while a scanner stalls has each key as soon as ever', () => {
  const { desk, codes } = open();
  desk.type(keysOf(CODE), 1);
  desk.wait(PATIENCE / 2);
  const [letter] = keysOf('s');
  desk.type(letter === undefined ? [] : [letter], 1);
  expect(desk.written).toEqual([]);
  desk.wait(RESUMING);
  expect(desk.written).toEqual([letter]);
  expect(codes).toEqual([`open ${CODE}`]);
});

test('a scanner that stalls is waited for, and its code is one', () => {
  const { desk, codes } = open();
  desk.type(keysOf(CODE), 1);
  desk.wait(PATIENCE / 2);
  desk.type([...keysOf(CODE), ...enter()], 1);
  expect(codes).toEqual([`whole ${CODE}${CODE}`]);
  expect(desk.written).toEqual([]);
});
