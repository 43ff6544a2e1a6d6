import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive, readHeader, sealArchive } from '../../../src/main/backup/archive.ts';
import { temporaryFolder } from '../log/fixture.ts';

const KEY = new Uint8Array(32).fill(5);
const PIECE = 1024 * 1024;
const ABOUT = {
  madeAt: '2022-02-24T06:00:00.000Z',
  office: 'Kantor Camat Penajam',
  rows: 3,
  site: '{"version":1}',
  wrappedKey: null,
};

function sealed(content: Uint8Array) {
  const folder = temporaryFolder();
  const from = join(folder, 'content');
  const to = join(folder, 'sealed');
  const out = join(folder, 'opened');
  writeFileSync(from, content);
  const hash = sealArchive(from, to, KEY, ABOUT, randomBytes);
  return { to, out, hash };
}

const anyContent = fc
  .oneof(
    fc.integer({ min: 0, max: 5000 }),
    fc.integer({ min: PIECE - 2, max: PIECE + 2 }),
    fc.integer({ min: 2 * PIECE - 1, max: 2 * PIECE + 1 }),
  )
  .map((length) => randomBytes(length));

test('what was sealed opens to what it was, whatever its length', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      const { to, out, hash } = sealed(content);
      expect(openArchive(to, out, KEY)).toMatchObject({ header: ABOUT, hash });
      expect(readFileSync(out).equals(content)).toBe(true);
      expect(hash).toBe(createHash('sha256').update(content).digest('hex'));
    }),
    { numRuns: 25 },
  );
});

test('nothing of the content is to be read in it, and the header is', () => {
  const { to } = sealed(Buffer.from('Siti Aminah '.repeat(1000)));
  expect(readFileSync(to).includes('Siti')).toBe(false);
  expect(readHeader(to)).toMatchObject({ office: 'Kantor Camat Penajam', version: 1 });
});

describe('a backup that is not as it was written is told', () => {
  const content = randomBytes(PIECE + 1000);

  test('whichever bit was turned', () => {
    const { to } = sealed(content);
    const whole = readFileSync(to);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        (at, bit) => {
          const changed = Buffer.from(whole);
          changed[at] = (changed[at] ?? 0) ^ (1 << bit);
          writeFileSync(to, changed);
          expect(() => openArchive(to, null, KEY)).toThrow(
            expect.objectContaining({ code: expect.stringMatching(/BACKUP_(DAMAGED|KEY_WRONG)/) }),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('wherever it was cut off, also between two pieces', () => {
    const { to } = sealed(content);
    const whole = readFileSync(to);
    const pieceEnd = whole.length - (1000 + 16);
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: whole.length - 1 }), fc.constant(pieceEnd)),
        (length) => {
          writeFileSync(to, whole.subarray(0, length));
          expect(() => openArchive(to, null, KEY)).toThrow(
            expect.objectContaining({ code: 'BACKUP_DAMAGED' }),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of another key, and of something else altogether', () => {
    const { to } = sealed(content);
    expect(() => openArchive(to, null, new Uint8Array(32))).toThrow(
      expect.objectContaining({ code: 'BACKUP_KEY_WRONG' }),
    );
    writeFileSync(to, 'SQLite format 3\0');
    expect(() => readHeader(to)).toThrow(expect.objectContaining({ code: 'BACKUP_DAMAGED' }));
    expect(() => readHeader(`${to}.none`)).toThrow(expect.objectContaining({ code: 'BACKUP_NOT_READABLE' }));
  });
});
