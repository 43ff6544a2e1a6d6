import { closeSync, existsSync, fstatSync, openSync, readSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { timingSafeEqual } from 'node:crypto';
import type { LogFault } from '#shared/domain/kiosk.ts';
import { Driver, type Connection, type Statement } from '../sqlite/driver.ts';
import { faultOf } from '../sqlite/faults.ts';
import { schemaVersion } from '../sqlite/migrations.ts';
import { openDatabase } from '../sqlite/open.ts';
import { LogError, LogKeyError } from './errors.ts';
import { keyCheck, type LogKeys } from './keys.ts';
import { LOG_MIGRATIONS } from './migrations.ts';

export interface LogFileOptions {
  /** The database file; its folder must exist. */
  readonly path: string;
  /** Null for reading without personal fields; such a file is opened read-only. */
  readonly keys: LogKeys | null;
  readonly readonly: boolean;
  /** How long to wait for another process's lock, in milliseconds: the desk stands still meanwhile. */
  readonly busyTimeoutMs: number;
  /** Whether a file that is not there, or empty, is made: where there was a log before, it is a damaged one. Always, unless told. */
  readonly mayMake?: (() => boolean) | undefined;
  /** Told of each fault. */
  readonly onFault?: ((fault: LogFault) => void) | undefined;
  /** Told of the actions that a transaction put on record, once it is on disk and before `write` returns. */
  readonly onActed?: ((actions: readonly string[]) => void) | undefined;
}

/** One open connection, with its prepared statements. Valid within the call that it is given to. */
export interface Session {
  readonly db: Connection;
  /** Prepares a statement once a connection. */
  prepare(sql: string): Statement<unknown[]>;
  /** An action is on record, if the transaction is kept. */
  acted?(action: string): void;
}

/** Below this much free space a failed write is put down to the full disk. */
const NO_SPACE_BYTES = 64 * 1024;

/**
 * The log's database file. It is opened when it is first needed and again after any fault that a new connection
 * may mend, so that the log recovers without a restart: unlocked, with space again, mounted anew, brought back.
 */
export class LogFile {
  readonly keys: LogKeys | null;
  readonly #options: LogFileOptions;
  #open: OpenFile | null = null;

  constructor(options: LogFileOptions) {
    this.#options = options;
    this.keys = options.keys;
  }

  /** Changes whenever a new connection was made; what is cached of an earlier one may be stale. */
  get connection(): object | null {
    return this.#open;
  }

  /** @throws LogError */
  read<T>(work: (session: Session) => T): T {
    return this.#guarded((open) => work(open));
  }

  /**
   * Runs `work` as one transaction that is on disk when this returns; within another, as a part of that one.
   * @throws LogError and keeps nothing of it
   */
  write<T>(work: (session: Session) => T): T {
    if (this.#open?.db.inTransaction) return this.#guarded((open) => open.db.transaction(() => work(open))());
    let actions: readonly string[] = [];
    const transaction = (open: OpenFile) => {
      open.actions.length = 0;
      const done = open.db.transaction(() => work(open)).immediate();
      actions = [...open.actions];
      return done;
    };
    const done = this.#retried(transaction);
    if (actions.length > 0) this.#options.onActed?.(actions);
    return done;
  }

  #retried<T>(transaction: (open: OpenFile) => T): T {
    const kept = this.#open;
    try {
      return this.#guarded(transaction);
    } catch (error) {
      // SQLite opens for reading what it may not write, and stays at that: a new connection may write by now.
      if (kept && error instanceof LogError && error.code === 'LOG_READ_ONLY')
        return this.#guarded(transaction);
      throw error;
    }
  }

  close(): void {
    this.#drop();
  }

  #guarded<T>(work: (open: OpenFile) => T): T {
    const open = this.#connect();
    try {
      return work(open);
    } catch (error) {
      // The caller's own errors pass as they are; the transaction has been rolled back.
      throw error instanceof Driver.SqliteError ? this.#fault(error) : error;
    }
  }

  #connect(): OpenFile {
    if (this.#open && !this.#open.isStillAt(this.#options.path)) {
      // Rows written to a file that has lost its name would be lost with it.
      this.#drop();
      throw new LogError('LOG_UNAVAILABLE', 'the log file vanished while it was open');
    }
    if (!this.#open) this.#refuseBroken(this.#options);
    try {
      this.#open ??= OpenFile.open(this.#options);
      return this.#open;
    } catch (error) {
      throw this.#fault(error);
    }
  }

  /** What SQLite would take for a new database, or fill up with zeros without a word. */
  #refuseBroken({ path, mayMake, onFault }: LogFileOptions): void {
    const said =
      mayMake?.() === false && !isMade(path)
        ? 'the log file is gone or empty'
        : endsInAPage(path)
          ? 'the log file ends within a page'
          : null;
    if (said === null) return;
    onFault?.('LOG_DAMAGED');
    throw new LogError('LOG_DAMAGED', said);
  }

  #drop(): void {
    const open = this.#open;
    this.#open = null;
    try {
      open?.db.close();
    } catch {
      // Closing what is broken may fail; the next use opens it anew.
    }
  }

  #fault(cause: unknown): LogError {
    const found = faultOf(cause);
    const code = MAY_BE_NO_SPACE.has(found) && this.#noSpace() ? 'LOG_DISK_FULL' : found;
    if (!STAYS_OPEN.has(code)) this.#drop();
    this.#options.onFault?.(code);
    const said = cause instanceof Error ? cause.message : String(cause);
    return new LogError(code, `the log failed: ${said}`, { cause });
  }

  #noSpace(): boolean {
    try {
      const { bavail, bsize } = statfsSync(dirname(this.#options.path));
      return bavail * bsize < NO_SPACE_BYTES;
    } catch {
      return false;
    }
  }
}

/** After these the connection is as good as before; after all others a new one is tried. */
const STAYS_OPEN: ReadonlySet<string> = new Set(['LOG_LOCKED', 'LOG_DISK_FULL']);

/** SQLite says so too where it could not make its files for want of space. */
const MAY_BE_NO_SPACE: ReadonlySet<string> = new Set(['LOG_READ_ONLY', 'LOG_UNAVAILABLE']);

class OpenFile implements Session {
  readonly db: Connection;
  /** What the transaction that runs put on record. */
  readonly actions: string[] = [];
  readonly #identity: string;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  private constructor(db: Connection, identity: string) {
    this.db = db;
    this.#identity = identity;
  }

  static open({ path, keys, readonly, busyTimeoutMs }: LogFileOptions): OpenFile {
    const db = openDatabase(path, LOG_MIGRATIONS, { readonly, busyTimeoutMs });
    try {
      if (keys) checkKey(db, keys, readonly);
      return new OpenFile(db, identityOf(path));
    } catch (error) {
      db.close();
      throw error;
    }
  }

  isStillAt(path: string): boolean {
    return identityOf(path) === this.#identity;
  }

  acted(action: string): void {
    this.actions.push(action);
  }

  prepare(sql: string): Statement<unknown[]> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** The first key that opens a log is the log's. */
function checkKey(db: Connection, keys: LogKeys, readonly: boolean): void {
  const expected = keyCheck(keys);
  const read = db.prepare(`SELECT value FROM meta WHERE key = 'key_check'`).pluck();
  if (read.get() === undefined && !readonly) {
    db.prepare(`INSERT INTO meta (key, value) VALUES ('key_check', ?) ON CONFLICT DO NOTHING`).run(expected);
  }
  const kept = read.get();
  if (!(kept instanceof Uint8Array) || kept.length !== expected.length || !timingSafeEqual(kept, expected)) {
    throw new LogKeyError('LOG_KEY_WRONG', 'this log was written with another master key');
  }
}

function identityOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : 'none';
}

/** Whether a file was cut off within one of its pages (https://sqlite.org/fileformat2.html, 1.3): its rows there are zeros. */
function endsInAPage(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    // Gone, or not to be read: SQLite says which.
    return false;
  }
  try {
    const header = Buffer.alloc(18);
    if (readSync(file, header, 0, 18, 0) < 18 || header.toString('latin1', 0, 15) !== 'SQLite format 3')
      return false;
    const pageSize = header.readUInt16BE(16) || 4096;
    // 1 stands for 65536.
    return fstatSync(file).size % (pageSize === 1 ? 65_536 : pageSize) !== 0;
  } finally {
    closeSync(file);
  }
}

/** Whether a log was ever made in that file. What SQLite says of a broken one is thrown when it is opened. */
function isMade(path: string): boolean {
  // A folder that is away may come back with its files.
  if (!existsSync(dirname(path))) return true;
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || found.size === 0) return false;
  let db: Connection | undefined;
  try {
    db = new Driver(path, { readonly: true });
    return schemaVersion(db) > 0;
  } catch {
    return true;
  } finally {
    db?.close();
  }
}
