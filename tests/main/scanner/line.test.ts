import { expect, test } from 'vitest';
import type { Clock } from '../../../src/main/scanner/clock.ts';
import { SILENCE } from '../../../src/main/scanner/frame.ts';
import { Framer } from '../../../src/main/scanner/framing.ts';
import { Line } from '../../../src/main/scanner/line.ts';

/** A clock that stands until it is moved; timers that are due then fire in order, as late as it jumped. */
class StandingClock implements Clock {
  #now = 0;
  readonly #timers = new Set<{ due: number; callback: () => void }>();

  now(): Date {
    return new Date(this.#now);
  }

  steady(): number {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { due: this.#now + milliseconds, callback };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  get pending(): number {
    return this.#timers.size;
  }

  /** Moves the time on, stopping at every timer on the way. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const next = [...this.#timers].sort((a, b) => a.due - b.due).find(({ due }) => due <= end);
      if (next === undefined) break;
      this.#now = Math.max(this.#now, next.due);
      this.#timers.delete(next);
      next.callback();
    }
    this.#now = end;
  }

  /** The process does nothing for so long: timers fire late, and before what arrived meanwhile is read. */
  stall(milliseconds: number): void {
    this.#now += milliseconds;
    this.pass(0);
  }
}

function lineOn(clock: Clock): { line: Line; codes: string[] } {
  const codes: string[] = [];
  const line = new Line(
    new Framer({ terminator: 'auto', silence: SILENCE, limit: 64 }),
    clock,
    ({ bytes, ending }, at) => codes.push(`${ending} ${Buffer.from(bytes).toString()} ${at.getTime()}`),
  );
  return { line, codes };
}

test('a whole code is handed out within the call that brings its end', () => {
  const { line, codes } = lineOn(new StandingClock());
  line.receive(Buffer.from('ABC\r'));
  expect(codes).toEqual(['whole ABC 0']);
});

test('a code that breaks off is handed out after the silence, with the time of its last byte', () => {
  const clock = new StandingClock();
  const { line, codes } = lineOn(clock);
  line.receive(Buffer.from('A'));
  clock.pass(300);
  line.receive(Buffer.from('B'));
  clock.pass(399);
  expect(codes).toEqual([]);
  clock.pass(1);
  expect(codes).toEqual(['open AB 300']);
  expect(clock.pending).toBe(0);
});

test('a busy process does not cut a code in two: silence is counted anew after a stall', () => {
  const clock = new StandingClock();
  const { line, codes } = lineOn(clock);
  line.receive(Buffer.from('HC1:'));
  clock.stall(3000);
  line.receive(Buffer.from('rest\r'));
  expect(codes).toEqual(['whole HC1:rest 3000']);
});

test('nor does it wait for ever: after a stall and silence the code is open', () => {
  const clock = new StandingClock();
  const { line, codes } = lineOn(clock);
  line.receive(Buffer.from('HC1:'));
  clock.stall(3000);
  expect(codes).toEqual([]);
  clock.pass(SILENCE);
  expect(codes).toEqual(['open HC1: 0']);
});

test('the end of the line hands out what is left, and leaves no timer', () => {
  const clock = new StandingClock();
  const { line, codes } = lineOn(clock);
  line.receive(Buffer.from('ABC\rHC1:'));
  line.end();
  expect(codes).toEqual(['whole ABC 0', 'open HC1: 0']);
  expect(clock.pending).toBe(0);
});
