import { expect, test } from 'vitest';
import { looksGlued } from '../../../src/main/entry/glued.ts';

test.each([
  ['HC1:ABCHC1:DEF', true],
  ['HC1:ABC\u001dHC1:DEF', true],
  ['shc:/5676shc:/5676', true],
  ['HC1:ABCshc:/5676', true],
  ['https://example.org/HC1:ABC', true],
  ['HC1:ABC', false],
  ['shc:/5676', false],
  ['HC1:', false],
  ['', false],
])('%j: %s', (text, glued) => {
  expect(looksGlued(text)).toBe(glued);
});
