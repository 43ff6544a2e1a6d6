import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Version } from '#shared/domain/update.ts';
import { compareVersions, highestOf } from '../../../src/main/update/version.ts';

const number = fc.nat({ max: 999_999_999 }).map(String);
const word = fc.oneof(
  number,
  fc.stringMatching(/^[0-9A-Za-z-]*[A-Za-z-][0-9A-Za-z-]*$/).filter((w) => w.length < 12),
);
const version = fc
  .tuple(number, number, number, fc.array(word, { maxLength: 2 }))
  .map(([x, y, z, before]) => `${x}.${y}.${z}${before.length > 0 ? `-${before.join('.')}` : ''}`)
  .filter((text) => text.length <= 64);

test.each(['0.1.0', '1.2.3-beta.1', '1.0.0-0a.b-c', '999999999.0.0'])('%s is a version', (text) => {
  expect(Version.safeParse(text).success).toBe(true);
});

test.each([
  '',
  '1',
  '1.2',
  '1.2.3.4',
  'v1.2.3',
  '01.2.3',
  '1.2.3-',
  '1.2.3-01',
  '1.2.3+build',
  '1.2.3 ',
  '1.2.-3',
])('“%s” is none', (text) => {
  expect(Version.safeParse(text).success).toBe(false);
});

test('the order that the specification gives as its example', () => {
  const order = [
    ...['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2'],
    ...['1.0.0-beta.11', '1.0.0-rc.1', '1.0.0', '1.0.1', '1.2.0', '1.10.0', '2.0.0'],
  ];
  for (const [place, text] of order.entries())
    for (const [other, than] of order.entries())
      expect(Math.sign(compareVersions(text, than)), `${text} and ${than}`).toBe(Math.sign(place - other));
  expect(highestOf('1.0.0', '1.10.0', null, '1.2.0')).toBe('1.10.0');
});

describe('any two versions', () => {
  test('are versions, and have one order, whichever is asked for first', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Version.safeParse(a).success).toBe(true);
        expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)));
        expect(compareVersions(a, b) === 0).toBe(a === b);
      }),
    );
  });

  test('… and with a third, one line', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        const sorted = [a, b, c].sort(compareVersions);
        const [first = a, , last = a] = sorted;
        expect(compareVersions(first, last)).toBeLessThanOrEqual(0);
        expect(highestOf(a, b, c)).toBe(last);
      }),
    );
  });

  test('what comes before a release is below it', () => {
    fc.assert(
      fc.property(version, (text) => {
        const [core = ''] = text.split('-');
        if (text !== core) expect(compareVersions(text, core)).toBeLessThan(0);
      }),
    );
  });
});
