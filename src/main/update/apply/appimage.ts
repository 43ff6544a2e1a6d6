import { chmod, copyFile, link, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../../log/durable-file.ts';
import { UpdateError } from '../errors.ts';
import type { UpdateLedger } from '../ledger.ts';
import { copyExpected, type Expected } from '../receive.ts';
import { requireRoom } from '../room.ts';
import { previousOf } from '../trial.ts';

export interface ImageOrder {
  /** The AppImage that runs. */
  readonly program: string;
  /** The verified one. */
  readonly file: string;
  readonly expected: Expected;
  readonly from: string;
  readonly to: string;
  readonly ledger: UpdateLedger;
}

/**
 * Puts a newer AppImage in the place of the one that runs, which stays beside it. Whatever happens meanwhile, a power
 * cut too, there is a whole program of that name, and the ledger knows that the newer one is on trial.
 * @throws UpdateError; the program is as it was
 */
export async function replaceImage({ program, file, expected, from, to, ledger }: ImageOrder): Promise<void> {
  const fresh = `${program}.new`;
  const previous = previousOf(program);
  await requireRoom(dirname(program), expected.size);
  await copyExpected(file, fresh, expected, { mode: 0o755 });
  try {
    await chmod(fresh, 0o755);
    await rm(previous, { force: true });
    // The same file by another name, where the file system has that.
    await link(program, previous).catch(() => copyFile(program, previous));
    syncFolder(dirname(program));
    ledger.change(() => ({ trial: { from, to, kind: 'appimage', program, starts: 0, well: false } }));
    await rename(fresh, program);
    syncFolder(dirname(program));
  } catch (cause) {
    await rm(fresh, { force: true });
    ledger.change(() => ({ trial: null }));
    throw new UpdateError('UPDATE_NOT_INSTALLED', 'the program cannot be replaced', { cause });
  }
}
