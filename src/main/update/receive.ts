import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { UpdateError } from './errors.ts';

/** What a program has to be, by its signed manifest. */
export interface Expected {
  readonly size: number;
  readonly sha256: string;
}

/** Small enough that a scan in between waits for a millisecond at most. */
const CHUNK_BYTES = 256 * 1024;
/** Follows no link, waits for no pipe. Windows knows neither flag: undefined, which is 0 here. */
const PLAIN = constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens a plain file to read: no link, no pipe, no device, which a stick may hold as well.
 * @throws UpdateError `UPDATE_FILE_MISSING`
 */
export async function openPlain(path: string): Promise<FileHandle> {
  const missing = (cause?: unknown) =>
    new UpdateError('UPDATE_FILE_MISSING', 'it is not there, or no plain file', { cause });
  const file = await open(path, constants.O_RDONLY | PLAIN).catch((cause: unknown) => {
    throw missing(cause);
  });
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw missing();
}

/**
 * Reads a file through, bit by bit, and holds it against what was signed.
 * @param use what else to do with each part, before the next one is read
 * @throws UpdateError `UPDATE_FILE_MISSING`, `UPDATE_DAMAGED`; what `use` throws
 */
export async function readExpected(
  path: string,
  { size, sha256 }: Expected,
  use: (part: Uint8Array, done: number) => unknown = () => undefined,
): Promise<void> {
  const damaged = (what: string, cause?: unknown) => new UpdateError('UPDATE_DAMAGED', what, { cause });
  const file = await openPlain(path);
  try {
    if ((await file.stat()).size !== size) throw damaged('its size is another');
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(CHUNK_BYTES);
    let done = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES).catch((cause: unknown) => {
        throw damaged('it does not read', cause);
      });
      if (bytesRead === 0) break;
      done += bytesRead;
      if (done > size) throw damaged('it grows');
      const part = buffer.subarray(0, bytesRead);
      hash.update(part);
      await use(part, done);
    }
    if (done !== size || hash.digest('hex') !== sha256) throw damaged('it is not what was signed');
  } finally {
    await file.close();
  }
}

/**
 * Copies a file that is what was signed: the very bytes that are written are the ones that are hashed. They are on
 * disk when this is done; where it fails, nothing is left.
 * @throws UpdateError `UPDATE_FILE_MISSING`, `UPDATE_DAMAGED`, `UPDATE_NOT_KEPT`
 */
export async function copyExpected(
  from: string,
  to: string,
  expected: Expected,
  { mode = 0o600, onProgress = () => undefined }: CopyOptions = {},
): Promise<void> {
  const notKept = (cause: unknown) =>
    new UpdateError('UPDATE_NOT_KEPT', 'it could not be written', { cause });
  // A new file each time: what lies there may be a link to elsewhere.
  await rm(to, { force: true }).catch((cause: unknown) => {
    throw notKept(cause);
  });
  const file = await open(to, 'wx', mode).catch((cause: unknown) => {
    throw notKept(cause);
  });
  try {
    await readExpected(from, expected, async (part, done) => {
      await file.writeFile(part).catch((cause: unknown) => {
        throw notKept(cause);
      });
      onProgress(done);
    });
    await file.sync().catch((cause: unknown) => {
      throw notKept(cause);
    });
  } catch (error) {
    await file.close();
    await rm(to, { force: true });
    throw error;
  }
  await file.close();
}

interface CopyOptions {
  readonly mode?: number;
  readonly onProgress?: (done: number) => void;
}
