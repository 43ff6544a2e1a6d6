import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, nextDesk, type DisplayFacts } from '../../../src/main/shell/arrange.ts';

const display = (id: string, x: number, primary = false): DisplayFacts => ({
  id,
  primary,
  bounds: { x, y: 0, width: 1366, height: 768 },
});
const ids = (displays: readonly DisplayFacts[] | undefined) => displays?.map(({ id }) => id);

describe('which display is whose', () => {
  test('the only one is everybody’s', () => {
    expect(arrange([display('a', 0, true)], null)).toEqual({ desk: display('a', 0, true), visitors: [] });
  });

  test('the primary one is the officer’s, the others are the visitors’, from left to right', () => {
    const found = arrange([display('c', 2732), display('b', 1366, true), display('a', 0)], null);
    expect(found?.desk.id).toBe('b');
    expect(ids(found?.visitors)).toEqual(['a', 'c']);
  });

  test('an admin’s choice counts while it is there', () => {
    const [a, b] = [display('a', 0, true), display('b', 1366)];
    expect(arrange([a, b], 'b')?.desk.id).toBe('b');
    expect(arrange([a], 'b')?.desk.id).toBe('a');
    // No display says that it is the primary one: the leftmost.
    expect(arrange([display('y', 10), display('x', 0)], 'gone')?.desk.id).toBe('x');
  });

  test('without any there is nothing to share out', () => {
    expect(arrange([], 'a')).toBeNull();
    expect(nextDesk([], 'a')).toBeNull();
  });

  test('moving the desk on goes around, and nowhere where there is no other', () => {
    const three = [display('a', 0, true), display('b', 1366), display('c', 2732)];
    expect(nextDesk(three, null)).toBe('b');
    expect(nextDesk(three, 'b')).toBe('c');
    expect(nextDesk(three, 'c')).toBe('a');
    expect(nextDesk([display('a', 0, true)], null)).toBeNull();
  });
});

const displays = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    primary: fc.boolean(),
    bounds: fc.record({ x: fc.integer(), y: fc.integer(), width: fc.nat(), height: fc.nat() }),
  }),
  { minLength: 1, maxLength: 6, selector: ({ id }) => id },
);

test('whatever is plugged in: every display is somebody’s, one and one only is the officer’s', () => {
  fc.assert(
    fc.property(displays, fc.option(fc.string({ maxLength: 4 })), (all, chosen) => {
      const found = arrange(all, chosen);
      const shared = [found?.desk.id, ...(ids(found?.visitors) ?? [])];
      expect(shared.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      // The order in which the system tells of them changes nothing.
      expect(arrange(all.toReversed(), chosen)?.visitors).toEqual(found?.visitors);
    }),
  );
});
