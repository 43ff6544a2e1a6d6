import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SealError } from '../../../src/main/log/errors.ts';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { openField, sealField } from '../../../src/main/log/seal.ts';
import { systemRandom } from '../../../src/main/log/random.ts';
import { KEYS } from './fixture.ts';

const place = { table: 'entries', row: 5, field: 'name' };

test('what was sealed opens at its own place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(openField(KEYS.seal, place, sealField(KEYS.seal, place, text, systemRandom))).toBe(
        Buffer.from(text).toString(),
      );
    }),
  );
});

test('is version, nonce, ciphertext and tag, as AES-256-GCM gives them', () => {
  const sealed = sealField(KEYS.seal, place, 'abc', (size) => new Uint8Array(size).fill(9));
  expect(sealed).toHaveLength(1 + 12 + 3 + 16);
  expect([...sealed.subarray(0, 13)]).toEqual([1, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
});

describe('does not open', () => {
  const sealed = sealField(KEYS.seal, place, 'Siti Aminah', systemRandom);

  test.each([
    ['in another row', { ...place, row: 6 }],
    ['in another field', { ...place, field: 'birth_date' }],
    ['in another table', { ...place, table: 'officers' }],
  ])('%s', (_, elsewhere) => {
    expect(() => openField(KEYS.seal, elsewhere, sealed)).toThrow(SealError);
  });

  test('with another key', () => {
    const { seal } = deriveLogKeys(new Uint8Array(32).fill(8));
    expect(() => openField(seal, place, sealed)).toThrow(SealError);
  });

  test('with any one bit turned', () => {
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const turned = Uint8Array.from(sealed, (byte, index) =>
        index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte,
      );
      expect(() => openField(KEYS.seal, place, turned)).toThrow(SealError);
    }
  });

  test('cut short anywhere', () => {
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => openField(KEYS.seal, place, sealed.subarray(0, length))).toThrow(SealError);
    }
  });
});
