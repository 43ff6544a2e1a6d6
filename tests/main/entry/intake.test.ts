import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Intake } from '../../../src/main/entry/intake.ts';
import { scan } from './scans.ts';

test('scans come out in the order in which they went in', () => {
  const intake = new Intake(8);
  const scans = ['a', 'b', 'c'].map((text) => scan(text));
  for (const each of scans) expect(intake.add(each)).toBe(true);
  expect([intake.next(), intake.next(), intake.next(), intake.next()]).toEqual([...scans, null]);
});

test('those for which there is no room are counted, and the count stands where they would have stood', () => {
  const intake = new Intake(2);
  expect(['a', 'b', 'c', 'd'].map((text, i) => intake.add(scan(text, i)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(intake.next()).toEqual(scan('a', 0));
  // There is room again, but the count must come first.
  expect(intake.add(scan('e', 4))).toBe(false);
  expect(intake.next()).toEqual(scan('b', 1));
  expect(intake.next()).toEqual({ dropped: 3, first: { source: scan('c').source, at: scan('c', 2).at } });
  expect(intake.add(scan('f', 5))).toBe(true);
  expect(intake.next()).toEqual(scan('f', 5));
  expect(intake.next()).toBeNull();
});

test('whatever comes and goes: each scan is either handed out or counted, once', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean()), (steps) => {
      const intake = new Intake(3);
      let [added, out] = [0, 0];
      const take = (): boolean => {
        const next = intake.next();
        if (next !== null) out += 'dropped' in next ? next.dropped : 1;
        return next !== null;
      };
      for (const adds of steps) {
        if (adds) intake.add(scan('x', added++));
        else take();
      }
      while (take());
      expect(out).toBe(added);
    }),
  );
});
