import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { createFile, replaceFile } from './durable-file.ts';
import { MasterKeyError } from './errors.ts';
import { MASTER_KEY_BYTES } from './keys.ts';
import { systemRandom, type Random } from './random.ts';

/** The operating system's key store, which binds a secret to this account on this machine. */
export interface KeyWrapper {
  /** Whether there is a store that really protects. */
  readonly available: boolean;
  wrap(secret: Uint8Array): Uint8Array;
  /** @throws anything, where the store does not know it */
  unwrap(wrapped: Uint8Array): Uint8Array;
}

export interface MasterKeyOptions {
  /** The key file; its folder must exist. */
  readonly file: string;
  /** Null where the program has no access to a key store, as on the command line. */
  readonly wrapper: KeyWrapper | null;
  readonly random?: Random;
}

export interface MasterKey {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** False where only the file's permissions guard it: people are to be warned. */
  readonly protected: boolean;
}

const KeyFile = z.object({
  version: z.literal(1),
  /** Wrapped by the operating system's key store, or as it is. */
  protection: z.enum(['os', 'file']),
  key: z.base64(),
});
type KeyFile = z.infer<typeof KeyFile>;

/**
 * The kiosk's master key: made on first use, then read. One that was made without a key store is wrapped as soon as
 * there is one. A file that cannot be read is never replaced: with it would go all that it has sealed.
 * @throws MasterKeyError
 */
export function loadMasterKey({ file, wrapper, random = systemRandom }: MasterKeyOptions): MasterKey {
  const store = wrapper?.available ? wrapper : null;
  const kept = readKeyFile(file) ?? makeKeyFile(file, store, random);
  const key = new Uint8Array(unwrapped(kept, store));
  if (key.length !== MASTER_KEY_BYTES) throw damaged(file);
  if (kept.protection === 'os') return { key, protected: true };
  if (!store) return { key, protected: false };
  writing(file, () => replaceFile(file, written(wrapped(key, store))));
  return { key, protected: true };
}

/**
 * Takes a key that a recovery code opened, where there is none yet. The kiosk has it wrapped at its next start.
 * @returns false where another key is there: it is left as it is
 * @throws MasterKeyError
 */
export function adoptMasterKey(file: string, key: Uint8Array): boolean {
  const made = { version: 1, protection: 'file', key: base64(key) } as const;
  if (writing(file, () => createFile(file, written(made)))) return true;
  const kept = readKeyFile(file);
  // One that the key store has wrapped cannot be compared here; a log of it would not open with another.
  return kept?.protection === 'file' && kept.key === made.key;
}

function readKeyFile(file: string): KeyFile | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new MasterKeyError('MASTER_KEY_UNREADABLE', `the key file ${file} cannot be read`, { cause });
  }
  try {
    return KeyFile.parse(JSON.parse(text));
  } catch {
    // Not as the cause: a message that quotes the file would quote the key.
    throw damaged(file);
  }
}

function makeKeyFile(file: string, store: KeyWrapper | null, random: Random): KeyFile {
  const key = random(MASTER_KEY_BYTES);
  const made: KeyFile = store ? wrapped(key, store) : { version: 1, protection: 'file', key: base64(key) };
  if (writing(file, () => createFile(file, written(made)))) return made;
  // Another process was faster: its key is the kiosk's.
  return readKeyFile(file) ?? made;
}

function unwrapped(kept: KeyFile, store: KeyWrapper | null): Uint8Array {
  const bytes = Buffer.from(kept.key, 'base64');
  if (kept.protection === 'file') return bytes;
  if (!store) {
    throw new MasterKeyError(
      'MASTER_KEY_LOCKED',
      'the key is wrapped by a key store that is not at hand here',
    );
  }
  try {
    return store.unwrap(bytes);
  } catch (cause) {
    throw new MasterKeyError('MASTER_KEY_LOCKED', 'the key store does not unwrap the key', { cause });
  }
}

function wrapped(key: Uint8Array, store: KeyWrapper): KeyFile {
  return { version: 1, protection: 'os', key: base64(store.wrap(key)) };
}

function written(kept: KeyFile): string {
  return `${JSON.stringify(kept)}\n`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function damaged(file: string): MasterKeyError {
  return new MasterKeyError(
    'MASTER_KEY_DAMAGED',
    `the key file ${file} is damaged; restore it from a backup`,
  );
}

function writing<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new MasterKeyError('MASTER_KEY_UNREADABLE', `the key file ${file} cannot be written`, { cause });
  }
}
