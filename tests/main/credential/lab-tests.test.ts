import { expect, test } from 'vitest';
import { ANTIBODY, ANTIGEN, NAAT, testResult } from '../../../src/main/credential/lab-tests.ts';

/** The check digit of a LOINC code: LOINC Users' Guide, appendix C (mod 10). */
function checkDigit(digits: string): number {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, place) => (place % 2 === 0 ? 2 * Number(digit) : Number(digit)))
    .reduce((total, value) => total + Math.floor(value / 10) + (value % 10), 0);
  return (10 - (sum % 10)) % 10;
}

test.each([...NAAT, ...ANTIGEN, ...ANTIBODY].filter((code) => !code.startsWith('LP')))(
  '%s has the check digit that LOINC gave it',
  (code) => {
    const [digits = '', check] = code.split('-');
    expect(Number(check)).toBe(checkDigit(digits));
  },
);

test('no code looks for two things', () => {
  const all = [...NAAT, ...ANTIGEN, ...ANTIBODY];
  expect(new Set(all).size).toBe(all.length);
});

test.each([
  ['Detected', 'detected'],
  ['NotDetected', 'not-detected'],
  ['not detected', 'not-detected'],
  ['Presumptive positive', 'detected'],
  ['Non-Reactive', 'not-detected'],
  ['415684004', 'inconclusive'],
  ['pending', 'inconclusive'],
])('%s is %s', (answer, result) => {
  expect(testResult([answer])).toBe(result);
});

test('of two answers the worse one counts', () => {
  expect(testResult(['260415000', '260373001'])).toBe('detected');
});
