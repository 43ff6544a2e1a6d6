import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectPart, type PartSet } from '../../../src/main/entry/parts.ts';
import type { Scan } from '../../../src/main/scanner/scan.ts';
import { scan } from './scans.ts';

const textOf = (each: Scan | null): string | null => each && Buffer.from(each.bytes).toString();

/** What becomes of the texts, one after another: what is verified, what is given up, what is still open. */
function collected(...scans: readonly (string | Scan)[]) {
  let pending: PartSet | null = null;
  const verified: string[] = [];
  const abandoned: string[] = [];
  for (const each of scans) {
    const step = collectPart(pending, typeof each === 'string' ? scan(each) : each);
    pending = step.pending;
    if (step.scan) verified.push(textOf(step.scan) ?? '');
    if (step.abandoned) abandoned.push(say(step.abandoned));
  }
  return { verified, abandoned, pending: pending && say(pending) };
}

const say = ({ chunks }: PartSet): string => `${chunks.parts.size} of ${chunks.total}`;

describe('a card in several codes', () => {
  test('is one scan when its last part is there, in any order, repeats included', () => {
    expect(collected('shc:/3/3/55', 'shc:/1/3/11', 'shc:/3/3/55')).toMatchObject({ pending: '2 of 3' });
    expect(collected('shc:/3/3/55', 'shc:/1/3/11', 'shc:/3/3/55', 'shc:/2/3/33')).toEqual({
      verified: ['shc:/113355'],
      abandoned: [],
      pending: null,
    });
  });

  test('the whole has the source and the time of its last part', () => {
    const first = collectPart(null, scan('shc:/1/2/11', 0));
    const whole = collectPart(first.pending, scan('shc:/2/2/22', 700, { source: 'hid:/dev/hidraw0' }));
    expect(whole.scan).toMatchObject({ at: scan('', 700).at, source: 'hid:/dev/hidraw0', ending: 'whole' });
  });

  test('a code that is no health card gives up what was collected, and is verified itself', () => {
    expect(collected('shc:/1/3/11', 'HC1:ABC')).toEqual({
      verified: ['HC1:ABC'],
      abandoned: ['1 of 3'],
      pending: null,
    });
  });

  test('so does a whole health card', () => {
    expect(collected('shc:/1/3/11', 'shc:/5678')).toEqual({
      verified: ['shc:/5678'],
      abandoned: ['1 of 3'],
      pending: null,
    });
  });

  test('a part of another card gives up the first one and begins its own', () => {
    expect(collected('shc:/1/3/11', 'shc:/2/2/22')).toEqual({
      verified: [],
      abandoned: ['1 of 3'],
      pending: '1 of 2',
    });
    expect(collected('shc:/1/3/11', 'shc:/2/3/22', 'shc:/1/3/99')).toMatchObject({
      abandoned: ['2 of 3'],
      pending: '1 of 3',
    });
  });

  test('a part that was not read well is told by itself, and the others stay', () => {
    const half = scan('shc:/2/3/2', 0, { ending: 'open' });
    expect(collected('shc:/1/3/11', half, '', 'shc:/9/3/11', 'shc:/2/3/22', 'shc:/3/3/33')).toEqual({
      verified: ['shc:/2/3/2', '', 'shc:/9/3/11', 'shc:/112233'],
      abandoned: [],
      pending: null,
    });
  });
});

test('what is in one code goes through as it is', () => {
  const code = scan('HC1:ABC');
  expect(collectPart(null, code)).toEqual({ pending: null, abandoned: null, scan: code });
  expect(collected('shc:/5678')).toEqual({ verified: ['shc:/5678'], abandoned: [], pending: null });
});

test('whatever is scanned: every part is in a whole, in what was given up, or still waited for', () => {
  const part = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 3 }), fc.integer({ min: 10, max: 12 }))
    .filter(([index, total]) => index <= total)
    .map(([index, total, digits]) => ({ text: `shc:/${index}/${total}/${digits}`, size: 1 }));
  const other = fc.constant({ text: 'HC1:ABC', size: 0 });
  fc.assert(
    fc.property(fc.array(fc.oneof(part, other)), (codes) => {
      let pending: PartSet | null = null;
      let given = 0;
      let accounted = 0;
      for (const { text, size } of codes) {
        const before: number = pending?.chunks.parts.size ?? 0;
        const step = collectPart(pending, scan(text));
        const repeats =
          size === 1 &&
          step.scan === null &&
          step.abandoned === null &&
          step.pending?.chunks.parts.size === before;
        given += repeats ? 0 : size;
        accounted += step.abandoned?.chunks.parts.size ?? 0;
        // A whole holds all that was waited for, and the part that completed it.
        if (size === 1 && step.scan !== null) accounted += (step.abandoned ? 0 : before) + 1;
        pending = step.pending;
      }
      expect(accounted + (pending?.chunks.parts.size ?? 0)).toBe(given);
    }),
  );
});
