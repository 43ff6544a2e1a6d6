import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Repeats } from '../../../src/main/entry/repeats.ts';
import type { Scan } from '../../../src/main/scanner/scan.ts';
import { scan } from './scans.ts';

/** Which of the scans count, with a window of three seconds. */
function counted(scans: readonly Scan[], windowMs = 3000): Scan[] {
  const repeats = new Repeats();
  return scans.filter((each) => {
    if (repeats.isRepeat(each, windowMs)) return false;
    repeats.remember(each);
    return true;
  });
}

describe('a scanner in presentation mode', () => {
  test('reads one phone many times, and it counts once, however long it is held', () => {
    const reads = Array.from({ length: 40 }, (_, i) => scan('HC1:ABC', i * 500));
    expect(counted(reads)).toEqual(reads.slice(0, 1));
  });

  test('the same code after the window is another visit', () => {
    const [first, second] = [scan('HC1:ABC'), scan('HC1:ABC', 3001)];
    expect(counted([first, second])).toEqual([first, second]);
    expect(counted([first, scan('HC1:ABC', 3000)])).toEqual([first]);
  });

  test('another code in between, and the first one counts again', () => {
    const reads = [scan('HC1:A'), scan('HC1:B', 500), scan('HC1:A', 1000)];
    expect(counted(reads)).toEqual(reads);
  });

  test('the same code at two scanners is two', () => {
    const reads = [scan('HC1:A'), scan('HC1:A', 100, { source: 'hid:/dev/hidraw0' })];
    expect(counted(reads)).toEqual(reads);
  });

  test('half a code is not the whole one', () => {
    const reads = [scan('HC1:A', 0, { ending: 'open' }), scan('HC1:A', 100)];
    expect(counted(reads)).toEqual(reads);
  });
});

test('a window of zero: each read counts', () => {
  const reads = [scan('HC1:A'), scan('HC1:A')];
  expect(counted(reads, 0)).toEqual(reads);
});

test('a clock that was set back makes no repeat', () => {
  const reads = [scan('HC1:A', 1000), scan('HC1:A', 0)];
  expect(counted(reads)).toEqual(reads);
});

test('what came to nothing is read again', () => {
  const repeats = new Repeats();
  repeats.remember(scan('HC1:A'));
  repeats.forget(scan('HC1:A'));
  expect(repeats.isRepeat(scan('HC1:A', 100), 3000)).toBe(false);
});

test('whatever comes: the first of a code always counts, and no code is swallowed by another', () => {
  const reads = fc.array(fc.record({ text: fc.constantFrom('A', 'B', 'C'), pause: fc.nat(5000) }));
  fc.assert(
    fc.property(reads, (list) => {
      let now = 0;
      const scans = list.map(({ text, pause }) => scan(text, (now += pause)));
      const taken = new Set(counted(scans));
      for (const [i, each] of scans.entries()) {
        const before = scans[i - 1];
        const repeats =
          before !== undefined &&
          Buffer.from(before.bytes).equals(each.bytes) &&
          each.at.getTime() - before.at.getTime() <= 3000;
        expect(taken.has(each)).toBe(!repeats);
      }
    }),
  );
});
