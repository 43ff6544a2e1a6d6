import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { copyLog, removeDatabase } from '../log/backup.ts';
import { syncFolder } from '../log/durable-file.ts';
import { LogError } from '../log/errors.ts';
import { deriveLogKeys } from '../log/keys.ts';
import { systemRandom, type Random } from '../log/random.ts';
import { openArchive, sealArchive, type BackupHeader } from './archive.ts';
import { BackupError } from './errors.ts';

export interface BackupRequest {
  /** The log's database, which may be in use. */
  readonly log: string;
  /** The backup's own path; its folder is made where its parent is there. */
  readonly to: string;
  readonly masterKey: Uint8Array;
  readonly about: Omit<BackupHeader, 'version' | 'salt' | 'rows'>;
}

/**
 * Makes a backup of a log that is in use: one moment of it, checked row by row, sealed, written beside and read back
 * before it has its name. A backup under that name is always whole.
 * @returns how many rows it holds
 * @throws LogError where the log itself is damaged
 * @throws BackupError `BACKUP_NOT_WRITTEN`
 */
export function makeBackup(
  { log: path, to, masterKey, about }: BackupRequest,
  random: Random = systemRandom,
): number {
  // Beside the log, not on the stick: a copy that is not sealed as a whole yet does not leave the PC.
  const copy = `${path}.copy`;
  const unfinished = `${to}.unfinished`;
  try {
    const rows = copyLog(path, deriveLogKeys(masterKey), copy);
    const made = mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    const sealed = sealArchive(copy, unfinished, masterKey, { ...about, rows }, random);
    if (openArchive(unfinished, null, masterKey).hash !== sealed)
      throw new BackupError('BACKUP_NOT_WRITTEN', 'the backup does not read back as it was written');
    renameSync(unfinished, to);
    // What is said to be there is there after a power cut as well: its name, and that of a folder that was made for it.
    settle(dirname(to));
    if (made !== undefined) settle(dirname(made));
    return rows;
  } catch (cause) {
    remove(unfinished);
    if (cause instanceof LogError || cause instanceof BackupError) throw cause;
    throw new BackupError('BACKUP_NOT_WRITTEN', 'the backup was not written', { cause });
  } finally {
    removeDatabase(copy);
  }
}

/** Puts names on disk, where the file system knows how: some of sticks and of networks do not. */
function settle(folder: string): void {
  try {
    syncFolder(folder);
  } catch {
    return;
  }
}

/** Where even that cannot be done, the stick is out: nothing of ours is there. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}
