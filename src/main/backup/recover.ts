import { BackupError } from './errors.ts';
import type { BackupFile } from './folder.ts';
import { LogError } from '../log/errors.ts';
import { restoreBackup, type Restored, type RestoreRequest } from './restore.ts';

/**
 * Puts the newest backup that is good in the place of a damaged log, with what can be proven of the rows since.
 * @param backups the newest first
 * @returns null where none is good: the damaged log stays where it is
 * @throws LogError where the disk refuses
 */
export function recoverLog(
  backups: readonly BackupFile[],
  request: Omit<RestoreRequest, 'backup' | 'officerId' | 'salvage'>,
): Restored | null {
  for (const { path } of backups) {
    try {
      return restoreBackup({ ...request, backup: path, officerId: null, salvage: true });
    } catch (error) {
      const damaged =
        error instanceof BackupError || (error instanceof LogError && error.code === 'LOG_DAMAGED');
      if (!damaged) throw error;
    }
  }
  return null;
}
