import { GerbangError } from '#shared/errors.ts';

/**
 * `BACKUP_DAMAGED`: the file is cut off, altered, or none of ours; `BACKUP_KEY_WRONG`: another master key, or another
 * recovery code, opens it; `BACKUP_NOT_READABLE`, `BACKUP_NOT_WRITTEN`: the disk or the stick refused it.
 */
export class BackupError extends GerbangError<
  'BACKUP_DAMAGED' | 'BACKUP_KEY_WRONG' | 'BACKUP_NOT_READABLE' | 'BACKUP_NOT_WRITTEN'
> {}
