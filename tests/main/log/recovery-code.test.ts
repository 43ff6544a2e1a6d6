import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  generateRecoveryCode,
  normalRecoveryCode,
  unwrapMasterKey,
  wrapMasterKey,
} from '../../../src/main/log/recovery-code.ts';

const seeded = (bytes: Uint8Array) => (size: number) => Buffer.from(bytes.subarray(0, size));
const anyCode = fc
  .uint8Array({ minLength: 24, maxLength: 24 })
  .map((bytes) => generateRecoveryCode(seeded(bytes)));

describe('a recovery code', () => {
  test('is five groups of five, without letters that are taken for others', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(normalRecoveryCode(code)).toBe(code);
      }),
    );
  });

  test('is known in any way in which people write it', () => {
    const code = generateRecoveryCode(seeded(new Uint8Array(24).fill(1)));
    expect(code.startsWith('11111')).toBe(true);
    const written = code.toLowerCase().replaceAll('-', '  ').replaceAll('1', 'l').replaceAll('0', 'o');
    expect(normalRecoveryCode(written)).toBe(code);
  });

  test('of which two neighbours changed places is none', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(22), (code, place) => {
        const plain = code.replaceAll('-', '');
        const [a = '', b = ''] = plain.slice(place, place + 2);
        fc.pre(a !== b && !['0Z', 'Z0'].includes(a + b));
        expect(normalRecoveryCode(plain.slice(0, place) + b + a + plain.slice(place + 2))).toBeNull();
      }),
    );
  });

  test.each(['', 'ABCDE', '!'.repeat(25), 'U'.repeat(25)])('"%s" is none', (typed) => {
    expect(normalRecoveryCode(typed)).toBeNull();
  });
});

describe('the master key under a code', () => {
  const key = new Uint8Array(32).fill(5);

  test('opens with it and with no other', async () => {
    const code = generateRecoveryCode(randomBytes);
    const wrapped = await wrapMasterKey(code, key, randomBytes);
    expect(await unwrapMasterKey(` ${code.toLowerCase()} `, wrapped)).toEqual(key);
    await expect(unwrapMasterKey(generateRecoveryCode(randomBytes), wrapped)).rejects.toMatchObject({
      code: 'CODE_WRONG',
    });
    await expect(unwrapMasterKey(code, new Uint8Array())).rejects.toMatchObject({ code: 'CODE_WRONG' });
  });

  test('does not open once any of its bytes was changed', async () => {
    const code = generateRecoveryCode(randomBytes);
    const wrapped = await wrapMasterKey(code, key, randomBytes);
    for (const place of [0, 1, 20, 40, wrapped.length - 1]) {
      const changed = Uint8Array.from(wrapped);
      changed[place] = (changed[place] ?? 0) ^ 1;
      await expect(unwrapMasterKey(code, changed)).rejects.toMatchObject({ code: 'CODE_WRONG' });
    }
  });
});
