import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { faultOf } from '../sqlite/faults.ts';
import { syncFolder } from './durable-file.ts';
import { EntryLog } from './entry-log.ts';
import { LogError } from './errors.ts';
import type { LogKeys } from './keys.ts';
import type { Verification } from './verify.ts';

/**
 * Copies one moment of a log that is in use into one file, and checks the copy: SQLite's own check, then the whole
 * chain. Personal fields stay sealed in it; to open them takes the master key. Takes seconds on a million rows: not
 * for the thread that shows the screen.
 * @param to the copy's path, in a folder that exists; nothing is there where this throws
 * @returns how many rows it holds
 * @throws LogError
 */
export function copyLog(path: string, keys: LogKeys, to: string): number {
  try {
    removeDatabase(to);
    const log = EntryLog.openReadonly({ path, keys });
    try {
      log.file.read(({ db }) => db.prepare('VACUUM INTO ?').run(to));
    } finally {
      log.close();
    }
    const rows = checked(to, keys);
    syncFile(to);
    return rows;
  } catch (cause) {
    removeDatabase(to);
    throw asLogError(cause, 'no copy was made');
  }
}

/**
 * Puts a copy in the log's place. The log must be closed. What was there is kept beside it, under the next free
 * `.replaced-N`; broken off at any point, the old log or the new one is there.
 * @returns how many rows are back, and where the former log is, if there was one
 * @throws LogError; the log stays as it was
 */
export function restoreLog(
  copy: string,
  path: string,
  keys: LogKeys,
): { rows: number; former: string | null } {
  const incoming = `${path}.incoming`;
  try {
    removeDatabase(incoming);
    copyFileSync(copy, incoming);
    const rows = checked(incoming, keys);
    syncFile(incoming);
    const former = existsSync(path) ? keepAside(path) : null;
    renameSync(incoming, path);
    syncFolder(dirname(path));
    return { rows, former };
  } catch (cause) {
    removeDatabase(incoming);
    throw asLogError(cause, 'nothing was restored');
  }
}

/**
 * Puts a log that was just made in the place of one that was copied aside. Both must be closed.
 * @throws LogError; the log stays as it was
 */
export function placeLog(made: string, path: string, keys: LogKeys): void {
  try {
    checked(made, keys);
    syncFile(made);
    for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    renameSync(made, path);
    syncFolder(dirname(path));
  } catch (cause) {
    throw asLogError(cause, 'nothing was recovered');
  }
}

/**
 * Checks a copy or a log at rest: SQLite's own check, then the whole chain.
 * @throws LogError where the file does not open
 */
export function inspectLog(
  path: string,
  keys: LogKeys,
): Verification | { readonly ok: false; readonly said: string } {
  const log = EntryLog.openReadonly({ path, keys });
  try {
    const said = log.file.read(({ db }) => db.pragma('quick_check(1)', { simple: true }));
    return said === 'ok' ? log.verify() : { ok: false, said: String(said) };
  } finally {
    log.close();
  }
}

function checked(path: string, keys: LogKeys): number {
  const found = inspectLog(path, keys);
  if (found.ok) return found.rows;
  throw new LogError('LOG_DAMAGED', `${path} does not verify: ${JSON.stringify(found)}`);
}

/** The former log may be damaged, but its last entries may be in its write-ahead log: both are kept. */
function keepAside(path: string): string {
  const aside = copyAside(path);
  // Left in place, the former write-ahead log would be played into the new database.
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  return aside;
}

/**
 * Copies a log at rest, damaged or not, beside it.
 * @returns the copy's path; its write-ahead log is beside it
 * @throws the file system's own errors
 */
export function copyAside(path: string): string {
  let number = 1;
  while (existsSync(`${path}.replaced-${number}`)) number += 1;
  const aside = `${path}.replaced-${number}`;
  for (const suffix of ['-wal', '']) {
    if (!existsSync(`${path}${suffix}`)) continue;
    copyFileSync(`${path}${suffix}`, `${aside}${suffix}`);
    syncFile(`${aside}${suffix}`);
  }
  return aside;
}

/** Removes a database with what SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function asLogError(cause: unknown, what: string): LogError {
  if (cause instanceof LogError) return cause;
  return new LogError(faultOf(cause), `${what}: ${cause instanceof Error ? cause.message : String(cause)}`, {
    cause,
  });
}
