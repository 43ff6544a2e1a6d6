import type { Migration } from '../sqlite/migrations.ts';

/** The schema of trust.db. */
export const TRUST_MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'sources and their keys',
    up: `
      CREATE TABLE source (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        proof TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE issuer_key (
        source TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
        identity TEXT NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (source, identity)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE generation (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        value INTEGER NOT NULL
      ) STRICT;
      INSERT INTO generation (id, value) VALUES (1, 0);
    `,
  },
  {
    version: 2,
    name: 'revocations',
    up: `
      CREATE TABLE revocation_source (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        counter INTEGER,
        entries INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE revocation_batch (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL REFERENCES revocation_source (id) ON DELETE CASCADE,
        type TEXT NOT NULL,
        kid TEXT,
        country TEXT,
        records BLOB NOT NULL,
        digest BLOB NOT NULL
      ) STRICT;
      CREATE INDEX revocation_batch_of ON revocation_batch (source);
    `,
  },
  {
    version: 3,
    name: 'fetched lists',
    up: `
      CREATE TABLE fetched (
        url TEXT PRIMARY KEY,
        etag TEXT NOT NULL,
        source TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    version: 4,
    name: 'what is remembered of lists',
    up: `
      ALTER TABLE source ADD COLUMN origin TEXT;
      ALTER TABLE source ADD COLUMN signer TEXT;
      UPDATE source SET origin = (SELECT url FROM fetched WHERE fetched.source = source.id ORDER BY url LIMIT 1);
      CREATE TABLE key_change (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
        identity TEXT NOT NULL,
        role TEXT NOT NULL,
        gone INTEGER NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX key_change_of ON key_change (source, at);
      CREATE TABLE fetched_revocation (
        url TEXT PRIMARY KEY,
        etag TEXT NOT NULL,
        source TEXT NOT NULL REFERENCES revocation_source (id) ON DELETE CASCADE
      ) STRICT, WITHOUT ROWID;
    `,
  },
];
