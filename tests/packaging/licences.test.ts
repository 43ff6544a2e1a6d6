import { expect, test } from 'vitest';
import { isAllowed, libraries, notices, weaknessesIn } from '../../scripts/lib/licences.mjs';

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['BSD-3-Clause AND MIT', true],
  ['(MIT AND Zlib) OR ISC', true],
  ['GPL-3.0-only', false],
  ['MIT AND GPL-2.0', false],
  ['', false],
  ['SEE LICENSE IN FILE', false],
])('a library under "%s": allowed is %s', (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed);
});

test('all that the product is made of may be part of it, and is named in its notices', () => {
  const list = libraries();
  expect(list.map(({ name }) => name)).toEqual(expect.arrayContaining(['react', 'better-sqlite3', 'zod']));
  expect(list.map(({ name }) => name)).not.toContain('vitest');
  expect(list.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  const text = notices(list);
  for (const { name, version } of list) expect(text).toContain(`${name} ${version} (`);
});

test('what npm audit answers is read; a registry without an answer is not taken for a clean one', () => {
  const vulnerabilities = { electron: { name: 'electron', severity: 'high', via: [] } };
  expect(weaknessesIn(JSON.stringify({ auditReportVersion: 2, vulnerabilities }))).toEqual([
    { name: 'electron', severity: 'high' },
  ]);
  expect(weaknessesIn('{"auditReportVersion":2,"vulnerabilities":{}}')).toEqual([]);
  expect(weaknessesIn('{"message":"405 Method Not Allowed"}')).toBeNull();
  expect(weaknessesIn('')).toBeNull();
});
