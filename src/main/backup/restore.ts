import { appendAudit } from '../log/append.ts';
import { removeDatabase, restoreLog } from '../log/backup.ts';
import { EntryLog } from '../log/entry-log.ts';
import { deriveLogKeys } from '../log/keys.ts';
import { openArchive } from './archive.ts';

export interface RestoreRequest {
  readonly backup: string;
  /** The log's database; it must be closed. What is there is kept beside it. */
  readonly log: string;
  readonly masterKey: Uint8Array;
  readonly at: Date;
  /** Who asks; null for the kiosk itself. */
  readonly officerId: number | null;
}

export interface Restored {
  /** When the backup was made, an instant in UTC. */
  readonly madeAt: string;
  /** How many rows it held. */
  readonly rows: number;
  /** How many later ones were taken from the former log: each proven by the chain. */
  readonly salvaged: number;
  /** Where the former log is kept; null where there was none. */
  readonly former: string | null;
}

/**
 * Puts a backup in the log's place, and that on record.
 * @throws BackupError, LogError; the log stays as it was
 */
export function restoreBackup(request: RestoreRequest): Restored {
  const { backup, log: path, masterKey, at, officerId } = request;
  const keys = deriveLogKeys(masterKey);
  const opened = `${path}.opened`;
  try {
    const { header } = openArchive(backup, opened, masterKey);
    const { rows, former } = restoreLog(opened, path, keys);
    const log = EntryLog.open({ path, keys });
    try {
      log.file.write((session) =>
        appendAudit(session, log.sealer, {
          at: at.toISOString(),
          action: 'LOG_RESTORED',
          officerId,
          detail: { madeAt: header.madeAt, rows, salvaged: 0 },
        }),
      );
      return { madeAt: header.madeAt, rows, salvaged: 0, former };
    } finally {
      log.close();
    }
  } finally {
    removeDatabase(opened);
  }
}
