import { closeSync, constants, openSync, readSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { downloadFile } from '../fetch/download-file.ts';
import { FetchError } from '../fetch/errors.ts';
import { replaceFile } from '../log/durable-file.ts';
import { UpdateError } from './errors.ts';
import { LARGEST_MANIFEST, MANIFEST, type ReleaseFile } from './manifest.ts';
import { copyExpected, openPlain, readExpected } from './receive.ts';
import { requireRoom } from './room.ts';

export interface Bringing {
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** Brings a program to where it is told, or throws. */
export type Bring = (file: ReleaseFile, to: string, bringing: Bringing) => Promise<void>;

/** The folder in which the one update lies that was taken last: its manifest, and the program beside it. */
export class Shelf {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  pathOf({ name }: Pick<ReleaseFile, 'name'>): string {
    return join(this.folder, name);
  }

  /** The manifest of what lies here; null where nothing does. */
  manifest(): Buffer | null {
    try {
      const file = openSync(join(this.folder, MANIFEST), constants.O_RDONLY);
      try {
        const buffer = Buffer.alloc(LARGEST_MANIFEST + 1);
        return buffer.subarray(0, readSync(file, buffer));
      } finally {
        closeSync(file);
      }
    } catch {
      return null;
    }
  }

  /** Whether a program lies here, by its size: it is read through before it is installed. */
  has({ name, size }: ReleaseFile): boolean {
    try {
      return statSync(join(this.folder, name)).size === size;
    } catch {
      return false;
    }
  }

  /**
   * Takes an update in: the program first, then the manifest that speaks of it, then all others go.
   * @throws UpdateError, FetchError; what lay here before stays
   */
  async put(manifest: Uint8Array, file: ReleaseFile, bring: Bring, bringing: Bringing): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await requireRoom(this.folder, file.size);
    await bring(file, this.pathOf(file), bringing);
    try {
      replaceFile(join(this.folder, MANIFEST), Buffer.from(manifest).toString('utf8'));
    } catch (cause) {
      throw new UpdateError('UPDATE_NOT_KEPT', 'the manifest could not be written', { cause });
    }
    this.sweep(file);
  }

  /** Takes everything away but this update, and what is remembered. */
  sweep(kept: Pick<ReleaseFile, 'name'> | null): void {
    const stays = new Set(['ledger.json', ...(kept ? [MANIFEST, kept.name] : [])]);
    try {
      for (const name of readdirSync(this.folder))
        if (!stays.has(name)) rmSync(join(this.folder, name), { recursive: true, force: true });
    } catch {
      // Nothing there yet; or what is in use now goes the next time.
    }
  }
}

/** Brings programs that lie beside a manifest on a stick. */
export function fromStick(manifest: string): Bring {
  return async (file, to, { onProgress, signal }) => {
    const part = `${to}.part`;
    await copyExpected(join(dirname(manifest), file.name), part, file, {
      onProgress: (done) => {
        signal.throwIfAborted();
        onProgress(done);
      },
    });
    await named(part, to);
  };
}

/** Brings programs that lie beside a manifest on a server; what came of one before is gone on with. */
export function fromFeed(url: string): Bring {
  return async (file, to, { onProgress, signal }) => {
    const part = join(dirname(to), `${file.sha256}.part`);
    const address = new URL(file.name, url).href;
    const fetched = () =>
      downloadFile({ url: address, path: part, size: file.size, onProgress, signal }).catch(
        (cause: unknown) => {
          if (cause instanceof FetchError) throw cause;
          throw new UpdateError('UPDATE_NOT_KEPT', 'it could not be written', { cause });
        },
      );
    await fetched();
    try {
      await readExpected(part, file);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    await named(part, to);
  };
}

/** The beginning of a manifest that a person chose: more than any has, and no more. @throws UpdateError */
export async function readManifestFile(path: string): Promise<Buffer> {
  const file = await openPlain(path);
  try {
    const buffer = Buffer.alloc(LARGEST_MANIFEST + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    throw new UpdateError('UPDATE_FILE_MISSING', 'it does not read', { cause });
  } finally {
    await file.close();
  }
}

async function named(part: string, to: string): Promise<void> {
  await rename(part, to).catch((cause: unknown) => {
    throw new UpdateError('UPDATE_NOT_KEPT', 'it could not be named', { cause });
  });
}
