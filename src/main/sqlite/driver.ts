import Database from 'better-sqlite3';

/** The SQLite driver. Imported here only, so that all of its use begins at one place. */
export const Driver = Database;

/** An open connection. */
export type Connection = Database.Database;
export type Statement<Parameters extends unknown[], Row = unknown> = Database.Statement<Parameters, Row>;
