import { mkdirSync, readFileSync, statSync, writeFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { loadMasterKey, type KeyWrapper } from '../../../src/main/log/master-key.ts';
import { temporaryFolder } from './fixture.ts';

const failing = (code: string): unknown => expect.objectContaining({ name: 'MasterKeyError', code });

/** Stands for the operating system's: it really encrypts, with a secret of its own. */
function keyStore(secret: number): KeyWrapper {
  const key = new Uint8Array(32).fill(secret);
  const nonce = new Uint8Array(12);
  return {
    available: true,
    wrap(plain) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap(wrapped) {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(wrapped.subarray(-16));
      return Buffer.concat([decipher.update(wrapped.subarray(0, -16)), decipher.final()]);
    },
  };
}

const file = () => join(temporaryFolder(), 'master.key');

describe('without a key store', () => {
  test('a key is made once, read ever after, and said to be unprotected', () => {
    const path = file();
    const made = loadMasterKey({ file: path, wrapper: null });
    expect(made.key).toHaveLength(32);
    expect(made.protected).toBe(false);
    expect(loadMasterKey({ file: path, wrapper: null })).toEqual(made);
  });

  test('a store that is there but does not protect counts as none', () => {
    const path = file();
    expect(loadMasterKey({ file: path, wrapper: { ...keyStore(1), available: false } }).protected).toBe(
      false,
    );
  });

  test.skipIf(process.platform === 'win32')('only its owner may read the file', () => {
    const path = file();
    loadMasterKey({ file: path, wrapper: null });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('nothing is left beside it', () => {
    const path = file();
    loadMasterKey({ file: path, wrapper: null });
    expect(readdirSync(join(path, '..'))).toEqual(['master.key']);
  });
});

describe('with a key store', () => {
  test('the key is wrapped in the file, and comes back', () => {
    const path = file();
    const made = loadMasterKey({
      file: path,
      wrapper: keyStore(1),
      random: (size) => new Uint8Array(size).fill(5),
    });
    expect(made).toEqual({ key: new Uint8Array(32).fill(5), protected: true });
    expect(readFileSync(path, 'utf8')).not.toContain(Buffer.alloc(32, 5).toString('base64'));
    expect(new Uint8Array(loadMasterKey({ file: path, wrapper: keyStore(1) }).key)).toEqual(made.key);
  });

  test('a key that was made without one is wrapped as soon as there is one, and stays the same', () => {
    const path = file();
    const made = loadMasterKey({ file: path, wrapper: null });
    expect(loadMasterKey({ file: path, wrapper: keyStore(1) })).toEqual({ key: made.key, protected: true });
    expect(readFileSync(path, 'utf8')).not.toContain(Buffer.from(made.key).toString('base64'));
    expect(loadMasterKey({ file: path, wrapper: keyStore(1) }).key).toEqual(made.key);
  });

  test('and what a killed process left of the unwrapped one is removed', () => {
    const path = file();
    loadMasterKey({ file: path, wrapper: null });
    writeFileSync(`${path}.4711.new`, readFileSync(path));
    loadMasterKey({ file: path, wrapper: keyStore(1) });
    expect(readdirSync(join(path, '..'))).toEqual(['master.key']);
  });

  test.each([
    ['without the store', null],
    ['with another machine’s store', keyStore(2)],
  ])('%s it stays locked, and the file as it is', (_, wrapper) => {
    const path = file();
    loadMasterKey({ file: path, wrapper: keyStore(1) });
    const before = readFileSync(path);
    expect(() => loadMasterKey({ file: path, wrapper })).toThrow(failing('MASTER_KEY_LOCKED'));
    expect(readFileSync(path)).toEqual(before);
  });
});

describe('a key file that cannot be used is never replaced', () => {
  test.each([
    ['empty', ''],
    ['no JSON', 'key'],
    ['of another version', '{"version":2,"protection":"file","key":"AAAA"}'],
    ['with a key of another length', '{"version":1,"protection":"file","key":"AAAA"}'],
  ])('%s', (_, content) => {
    const path = file();
    writeFileSync(path, content);
    expect(() => loadMasterKey({ file: path, wrapper: keyStore(1) })).toThrow(failing('MASTER_KEY_DAMAGED'));
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  test('a folder in its place', () => {
    const path = file();
    mkdirSync(path);
    expect(() => loadMasterKey({ file: path, wrapper: null })).toThrow(failing('MASTER_KEY_UNREADABLE'));
  });

  test('the error of a damaged file does not quote it', () => {
    const path = file();
    const key = Buffer.alloc(32, 7).toString('base64');
    writeFileSync(path, `{"version":1,"protection":"file","key":"${key}"`);
    try {
      loadMasterKey({ file: path, wrapper: null });
      expect.unreachable();
    } catch (error) {
      expect(String(error)).not.toContain(key.slice(0, 8));
      expect(error).not.toHaveProperty('cause');
    }
  });
});

test('a folder that does not take the file is an error, not another key each time', () => {
  expect(() => loadMasterKey({ file: join(temporaryFolder(), 'none', 'master.key'), wrapper: null })).toThrow(
    failing('MASTER_KEY_UNREADABLE'),
  );
});

test('the log’s keys are HKDF-SHA-256 of the master key, one a purpose', () => {
  // Computed apart from Node, with Python's hmac module after RFC 5869.
  const keys = deriveLogKeys(new Uint8Array(32).fill(7));
  expect(keys.seal.export().toString('hex')).toBe(
    '5f8280f54df32699137ffd424d1ac1875549d677b0e8feaceb4babcd6af39006',
  );
  expect(keys.chain.export().toString('hex')).toBe(
    '509cde96c96c8cf2b6c5d6e0f4cd53f80cb833d35af53d7db4edcfb17e66b9f6',
  );
  expect(keys.pin.export().toString('hex')).toBe(
    '01a855e4fb9feaed2f164e93268d9d3f5af4391f2ad253c9fa9120c06198e003',
  );
});

test('a master key of another length is refused', () => {
  expect(() => deriveLogKeys(new Uint8Array(31))).toThrow(RangeError);
});
