import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inflate, isCompressed } from '../../../../src/main/credential/hcert/inflate.ts';

const plain = Buffer.from('a certificate '.repeat(100));

test.each([0, 1, 6, 9])('unpacks zlib of level %i', (level) => {
  const packed = deflateSync(plain, { level });
  expect(isCompressed(packed)).toBe(true);
  expect(Buffer.from(inflate(packed)).equals(plain)).toBe(true);
});

test('a bomb is not unpacked', () => {
  const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });
  expect(() => inflate(bomb)).toThrow(expect.objectContaining({ code: 'DECOMPRESSED_TOO_LARGE' }));
});

test('32 KiB are taken, one byte more is not', () => {
  expect(inflate(deflateSync(Buffer.alloc(32_768)))).toHaveLength(32_768);
  expect(() => inflate(deflateSync(Buffer.alloc(32_769)))).toThrow(
    expect.objectContaining({ code: 'DECOMPRESSED_TOO_LARGE' }),
  );
});

test.each([
  ['a stream that breaks off', deflateSync(plain).subarray(0, 20)],
  ['a wrong checksum', flipLast(deflateSync(plain))],
  ['raw deflate', deflateRawSync(plain)],
  ['gzip', gzipSync(plain)],
  ['nothing', Buffer.alloc(0)],
])('refuses %s', (_, bytes) => {
  expect(() => inflate(bytes)).toThrow(expect.objectContaining({ code: 'COMPRESSION_INVALID' }));
});

test('a COSE message is not taken for zlib', () => {
  for (const head of [0x84, 0x9f, 0xd2, 0xd8]) {
    for (let second = 0; second < 256; second++) {
      expect(isCompressed(Uint8Array.of(head, second))).toBe(false);
    }
  }
});

function flipLast(bytes: Buffer): Buffer {
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
  return bytes;
}
