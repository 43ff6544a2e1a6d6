import { expect, test } from 'vitest';
import { keyIdOf } from '../../../src/main/trust/key-id.ts';

test.each([
  ['base64', 'IBUvBzPAI+c='],
  ['base64 without its padding', 'IBUvBzPAI+c'],
  ['base64url', 'IBUvBzPAI-c'],
  ['hexadecimal', '20152f0733c023e7'],
  ['hexadecimal in capitals', '20152F0733C023E7'],
  ['percent-encoded', 'IBUvBzPAI%2Bc%3D'],
])('a key id in %s is the one that codes have', (_, written) => {
  expect(keyIdOf(written)).toBe('IBUvBzPAI+c=');
});

test.each(['%zz', 'Satgas 2022', ''])('what is none of them stays: %s', (written) => {
  expect(keyIdOf(written)).toBe(written);
});
