import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase45 } from '../../../../src/main/credential/hcert/base45.ts';
import { base45 } from '../../../support/issuer/hcert.ts';

test("the RFC's own examples", () => {
  expect(text('BB8')).toBe('AB');
  expect(text('%69 VD92EX0')).toBe('Hello!!');
  expect(text('UJCLQE7W581')).toBe('base-45');
  expect(text('QED8WEX0')).toBe('ietf!');
  expect(text('')).toBe('');
});

test('what an encoder makes of any bytes comes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      expect([...decodeBase45(base45(bytes))]).toEqual([...bytes]);
    }),
  );
});

test.each([
  ['a group above 65535', 'GGX'],
  ['the largest group', ':::'],
  ['a last pair above 255', '::'],
  ['256 as the last pair', 'V5'],
  ['a single character', 'A'],
  ['one character too many', 'BB8A'],
  ['a lower-case letter', 'bb8'],
  ['a letter that is not ASCII', 'BBé'],
  ['a character beyond the first plane', 'BB\u{1f600}'],
  ['a line break', 'BB8\nBB8'],
  ['more than any code holds', 'BB8'.repeat(6000)],
])('refuses %s', (_, code) => {
  expect(() => decodeBase45(code)).toThrow(expect.objectContaining({ code: 'BASE45_INVALID' }));
});

test('takes the largest group and pair that there are', () => {
  expect([...decodeBase45('FGW')]).toEqual([255, 255]);
  expect([...decodeBase45('U5')]).toEqual([255]);
});

function text(code: string): string {
  return Buffer.from(decodeBase45(code)).toString('latin1');
}
