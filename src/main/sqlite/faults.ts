import type { LogFault } from '#shared/domain/kiosk.ts';
import { Driver } from './driver.ts';

/**
 * What an SQLite error means for who keeps a database (https://sqlite.org/rescode.html).
 * @param error anything thrown
 */
export function faultOf(error: unknown): LogFault {
  if (!(error instanceof Driver.SqliteError)) return 'LOG_UNAVAILABLE';
  const family = families.find(([code]) => error.code === code || error.code.startsWith(`${code}_`));
  return family?.[1] ?? 'LOG_UNAVAILABLE';
}

/** By primary result code; extended codes (`SQLITE_BUSY_SNAPSHOT`) follow theirs unless they stand before it. */
const families: readonly (readonly [code: string, fault: LogFault])[] = [
  ['SQLITE_BUSY', 'LOG_LOCKED'],
  ['SQLITE_LOCKED', 'LOG_LOCKED'],
  ['SQLITE_FULL', 'LOG_DISK_FULL'],
  // The shared-memory file could not grow: it has no other reason than a full disk.
  ['SQLITE_IOERR_SHMSIZE', 'LOG_DISK_FULL'],
  ['SQLITE_READONLY', 'LOG_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'LOG_READ_ONLY'],
  ['SQLITE_PERM', 'LOG_READ_ONLY'],
  ['SQLITE_CORRUPT', 'LOG_DAMAGED'],
  ['SQLITE_NOTADB', 'LOG_DAMAGED'],
  // The file system found its own checksums wrong.
  ['SQLITE_IOERR_CORRUPTFS', 'LOG_DAMAGED'],
];
