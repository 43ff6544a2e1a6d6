import { Driver, type Connection } from './driver.ts';
import { DatabaseError } from './errors.ts';
import { migrate, requireNewest, type Migration } from './migrations.ts';

export interface OpenOptions {
  /** Only read: the file must exist and be at the newest version. */
  readonly readonly?: boolean;
  /** How long to wait for another process's lock, in milliseconds. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens (or makes) a database with the settings that all of Gerbang's have: write-ahead log, every commit on
 * disk before it returns, deleted content overwritten, nothing in the schema trusted; then migrates it.
 * @param path the file; its folder must exist
 * @throws DatabaseError where its version or file system does not fit
 * @throws SqliteError what SQLite says; `faultOf` puts it into the kiosk's words
 */
export function openDatabase(
  path: string,
  migrations: readonly Migration[],
  options: OpenOptions = {},
): Connection {
  const { readonly = false, busyTimeoutMs = 1000 } = options;
  const db = new Driver(path, { readonly, timeout: busyTimeoutMs });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('foreign_keys = ON');
    // Sorting must not spill names into a temporary file.
    db.pragma('temp_store = MEMORY');
    if (readonly) {
      requireNewest(db, migrations);
      return db;
    }
    useWriteAheadLog(db);
    db.pragma('synchronous = FULL');
    // On macOS fsync alone does not reach the platter.
    db.pragma('fullfsync = ON');
    db.pragma('secure_delete = ON');
    migrate(db, migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function useWriteAheadLog(db: Connection): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal' && !db.memory) {
    throw new DatabaseError('DATABASE_NO_WAL', `the journal mode stays ${String(mode)}`);
  }
}
