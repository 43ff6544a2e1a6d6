import type { Connection } from './driver.ts';
import { DatabaseError } from './errors.ts';

/** One step of a database's schema. A step that was released is never changed: a later one mends it. */
export interface Migration {
  /** 1 for the first, then without gaps. */
  readonly version: number;
  readonly name: string;
  /** What it does: SQL, or a function for what SQL cannot say. */
  readonly up: string | ((db: Connection) => void);
}

/** The schema version that a database is at; 0 for an empty one. */
export function schemaVersion(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings a database to the newest version, each step in its own transaction: a step that fails leaves the
 * database at the version before it.
 * @throws DatabaseError `DATABASE_NEWER`
 * @throws SqliteError what SQLite says of the failing step
 */
export function migrate(db: Connection, migrations: readonly Migration[]): void {
  refuseNewer(db, migrations);
  for (const migration of migrations) {
    if (schemaVersion(db) >= migration.version) continue;
    db.transaction(() => {
      // Another process may have been faster while this one waited for the lock.
      if (schemaVersion(db) >= migration.version) return;
      if (typeof migration.up === 'string') db.exec(migration.up);
      else migration.up(db);
      db.pragma(`user_version = ${migration.version}`);
    }).immediate();
  }
}

/** @throws DatabaseError `DATABASE_NEWER` or `DATABASE_OLDER`: a read-only connection takes the newest only. */
export function requireNewest(db: Connection, migrations: readonly Migration[]): void {
  refuseNewer(db, migrations);
  const version = schemaVersion(db);
  if (version < newest(migrations)) {
    throw new DatabaseError(
      'DATABASE_OLDER',
      `schema ${version} must be migrated by a writing connection first`,
    );
  }
}

function refuseNewer(db: Connection, migrations: readonly Migration[]): void {
  const version = schemaVersion(db);
  if (version > newest(migrations)) {
    throw new DatabaseError(
      'DATABASE_NEWER',
      `schema ${version} is newer than this program's ${newest(migrations)}`,
    );
  }
}

function newest(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}
