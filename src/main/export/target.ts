import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { lstat, open, readdir, realpath, rename, rm, statfs } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, relative } from 'node:path';
import { ExportError } from './errors.ts';

/** Only who runs the kiosk reads it, where the place knows owners at all. */
const OWNER_ONLY = 0o600;
/** So much has to stay free besides. */
const RESERVE_BYTES = 4 * 2 ** 20;
const READ_BYTES = 256 * 1024;
const LEFTOVER = /^\..+\.(\d+)\.gerbang-part$/;
/** Windows takes these for devices, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

export interface TargetOptions {
  /** As the person chose it. */
  readonly path: string;
  /** Without its dot: what the file's name has to end in. */
  readonly extension: string;
  /** The kiosk's own folder: no export goes there. */
  readonly keepOut: string;
}

/** What was written, as it was read back. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The file of an export. Until `keep` there is nothing under its name, or what was there before; a process that dies
 * leaves a hidden part behind, which the next export to the same folder removes.
 */
export class Target {
  readonly #path: string;
  readonly #part: string;
  readonly #file: FileHandle;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #open = true;

  private constructor(path: string, part: string, file: FileHandle) {
    this.#path = path;
    this.#part = part;
    this.#file = file;
  }

  /**
   * @param expected about how many bytes it will have
   * @throws ExportError `TARGET_REFUSED`, `NO_SPACE`, `NOT_WRITTEN`
   */
  static async create(options: TargetOptions, expected: number): Promise<Target> {
    const path = await accepted(options);
    const folder = dirname(path);
    await removeLeftovers(folder);
    if ((await freeBytes(folder)) < expected + RESERVE_BYTES) {
      throw new ExportError('NO_SPACE', 'there is not enough free space');
    }
    const part = partOf(path);
    await rm(part, { force: true }).catch(notWritten);
    // Never through a link that somebody laid there.
    const file = await open(part, 'wx', OWNER_ONLY).catch(notWritten);
    return new Target(path, part, file);
  }

  /** The file's name, without its folder. */
  get name(): string {
    return basename(this.#path);
  }

  /** @throws ExportError `NO_SPACE`, `NOT_WRITTEN` */
  async write(chunk: string | Uint8Array): Promise<void> {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    this.#hash.update(bytes);
    let done = 0;
    while (done < bytes.length) {
      const { bytesWritten } = await this.#file.write(bytes, done).catch(notWritten);
      done += bytesWritten;
    }
    this.#bytes += bytes.length;
  }

  /**
   * Has everything on the disk, and reads it back.
   * @throws ExportError `NO_SPACE`, `NOT_WRITTEN`, `READ_BACK`
   */
  async check(): Promise<Written> {
    await this.#file.sync().catch(notWritten);
    await this.#close();
    const sha256 = this.#hash.digest('hex');
    const found = await readBack(this.#part).catch((cause: unknown) => {
      throw new ExportError('READ_BACK', 'it cannot be read back', { cause });
    });
    if (found.bytes !== this.#bytes || found.sha256 !== sha256) {
      throw new ExportError('READ_BACK', 'another content was read back');
    }
    return found;
  }

  /** Gives it its name. @throws ExportError `NOT_WRITTEN` */
  async keep(): Promise<void> {
    await rename(this.#part, this.#path).catch(notWritten);
    await syncFolder(dirname(this.#path));
  }

  /** Leaves nothing of it. */
  async discard(): Promise<void> {
    await this.#close().catch(() => undefined);
    await rm(this.#part, { force: true }).catch(() => undefined);
  }

  async #close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#file.close().catch(notWritten);
  }
}

/** Leaves nothing of a file whose writer, a thread of this process, was ended before it had its name. */
export async function discardPart(options: TargetOptions): Promise<void> {
  try {
    await rm(partOf(await accepted(options)), { force: true });
  } catch {
    // Where nothing could be written, nothing is left; a stick that is out takes it along.
  }
}

function partOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.gerbang-part`);
}

async function accepted({ path, extension, keepOut }: TargetOptions): Promise<string> {
  const refuse = (why: string, cause?: unknown): never => {
    throw new ExportError('TARGET_REFUSED', why, { cause });
  };
  if (!isAbsolute(path) || path.includes('\0')) return refuse('not a whole path');
  const ending = `.${extension}`;
  const whole = extname(path).toLowerCase() === ending ? path : path + ending;
  const name = basename(whole);
  const stem = name.slice(0, -ending.length);
  if (stem === '' || name.startsWith('.') || /[\p{Cc}\p{Cf}:]/u.test(name) || DEVICE.test(stem)) {
    return refuse('not a name for a file');
  }
  // Where the folder really is, whatever links lead to it.
  const folder = await realpath(dirname(whole)).catch((cause: unknown) =>
    refuse('there is no such folder', cause),
  );
  const own = await realpath(keepOut).catch(() => keepOut);
  const inside = relative(own, folder);
  if (inside === '' || (!inside.startsWith('..') && !isAbsolute(inside))) {
    return refuse("the kiosk's own folder");
  }
  const there = await lstat(join(folder, name)).catch(() => null);
  if (there && !there.isFile()) return refuse('something else has that name');
  return join(folder, name);
}

/** Parts that died with their process. A living process's own is left to it. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(notWritten);
  for (const name of names) {
    const found = LEFTOVER.exec(name);
    if (!found || isAlive(Number(found[1]))) continue;
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is another account's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder).catch(notWritten);
  return bavail * bsize;
}

async function readBack(path: string): Promise<Written> {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(READ_BYTES);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES, bytes);
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** Puts the names in a folder on disk, where that can be asked for: Windows and some sticks refuse it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r').catch(() => null);
  await opened?.sync().catch(() => undefined);
  await opened?.close().catch(() => undefined);
}

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function notWritten(cause: unknown): never {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const fault = FULL.has(code) ? 'NO_SPACE' : 'NOT_WRITTEN';
  throw new ExportError(fault, `the file was not written (${String(code)})`, { cause });
}
