import type { Migration } from '../sqlite/migrations.ts';

/**
 * The log's schema. Instants are integers, milliseconds since 1970 UTC: they compare and index as they are.
 * `entries` holds scans and the audit trail in one chain; a column that is null takes no part in a row's HMAC, so
 * new columns may be added without touching old rows.
 */
export const LOG_MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'entries, their chain, officers',
    up: `
      CREATE TABLE entries (
        seq INTEGER PRIMARY KEY CHECK (seq >= 1),
        at INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('scan', 'audit')),
        source TEXT,
        format TEXT,
        outcome TEXT,
        decision TEXT,
        category TEXT,
        reasons TEXT,
        issuer TEXT,
        key_id TEXT,
        officer_id INTEGER,
        action TEXT,
        detail TEXT,
        name BLOB,
        name_digest BLOB,
        birth_date BLOB,
        birth_date_digest BLOB,
        mac BLOB NOT NULL
      ) STRICT;
      -- A day's page and a day's count read this index alone or first, however long the log.
      CREATE INDEX scans_by_time ON entries (at, seq, category) WHERE kind = 'scan';
      -- What retention has still to shred, and nothing else.
      CREATE INDEX personal_by_time ON entries (at) WHERE name IS NOT NULL;
      CREATE INDEX audits_by_seq ON entries (seq) WHERE kind = 'audit';

      -- The newest row, sealed: cutting rows off the end is found as well.
      CREATE TABLE head (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        seq INTEGER NOT NULL,
        mac BLOB NOT NULL
      ) STRICT;

      CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL) STRICT;
      INSERT INTO probe VALUES (1, 0);

      CREATE TABLE officers (
        id INTEGER PRIMARY KEY,
        name BLOB NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('petugas', 'admin')),
        pin_hash BLOB NOT NULL UNIQUE,
        created_at INTEGER NOT NULL
      ) STRICT;

      -- One row: guesses are counted for the desk as a whole, not by officer.
      CREATE TABLE sign_in_failures (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        count INTEGER NOT NULL,
        retry_at INTEGER NOT NULL
      ) STRICT;
      INSERT INTO sign_in_failures VALUES (1, 0, 0);
    `,
  },
  {
    version: 2,
    name: "the office's policies, and which of them judged a scan",
    up: `
      ALTER TABLE entries ADD COLUMN policy TEXT;
      CREATE INDEX policy_activations ON entries (seq) WHERE action = 'POLICY_ACTIVATED';

      -- Who made a version active, and when, is in the audit trail, with the digest of its text.
      CREATE TABLE policies (
        version INTEGER PRIMARY KEY CHECK (version >= 1),
        policy TEXT NOT NULL,
        note BLOB
      ) STRICT;
      CREATE TRIGGER policies_stay BEFORE UPDATE ON policies BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
      CREATE TRIGGER policies_remain BEFORE DELETE ON policies BEGIN SELECT RAISE(ABORT, 'a version is never deleted'); END;
    `,
  },
  {
    version: 3,
    name: 'visits: who typed in, decided, left, is followed up',
    up: `
      -- SQLite cannot widen a CHECK: the table is written anew. The rows and their HMACs stay as they are.
      CREATE TABLE entries_3 (
        seq INTEGER PRIMARY KEY CHECK (seq >= 1),
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        source TEXT,
        format TEXT,
        outcome TEXT,
        decision TEXT,
        category TEXT,
        reasons TEXT,
        issuer TEXT,
        key_id TEXT,
        officer_id INTEGER,
        action TEXT,
        detail TEXT,
        name BLOB,
        name_digest BLOB,
        birth_date BLOB,
        birth_date_digest BLOB,
        mac BLOB NOT NULL,
        policy TEXT,
        person TEXT,
        ref INTEGER,
        tracked INTEGER,
        details BLOB,
        details_digest BLOB
      ) STRICT;
      INSERT INTO entries_3
        SELECT seq, at, kind, source, format, outcome, decision, category, reasons, issuer, key_id, officer_id, action,
          detail, name, name_digest, birth_date, birth_date_digest, mac, policy, NULL, NULL, NULL, NULL, NULL
        FROM entries ORDER BY seq;
      DROP TABLE entries;
      ALTER TABLE entries_3 RENAME TO entries;
      CREATE INDEX personal_by_time ON entries (at) WHERE name IS NOT NULL OR details IS NOT NULL;
      CREATE INDEX audits_by_seq ON entries (seq) WHERE kind = 'audit';
      CREATE INDEX policy_activations ON entries (seq) WHERE action = 'POLICY_ACTIVATED';
      CREATE INDEX steps_by_entry ON entries (ref, seq) WHERE ref IS NOT NULL;

      -- How each visit stands now. It follows from the chain alone and can be made anew from it (visits.ts).
      CREATE TABLE visits (
        seq INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        person TEXT NOT NULL,
        format TEXT,
        category TEXT NOT NULL,
        reason TEXT,
        decision TEXT NOT NULL,
        waiting INTEGER NOT NULL,
        officer_id INTEGER,
        inside INTEGER NOT NULL,
        left_at INTEGER,
        left_how TEXT,
        follow TEXT,
        -- Not from the chain: kept while the person is inside only.
        holder_key BLOB
      ) STRICT;
      INSERT INTO visits
        SELECT seq, at, kind, 'pengunjung', format, category, json_extract(reasons, '$[0].code'), decision,
          decision = 'refer', NULL, 0, NULL, NULL,
          CASE WHEN category IN ('merah', 'hitam') AND name_digest IS NOT NULL THEN 'open' END, NULL
        FROM entries WHERE kind = 'scan';
      -- A page and a count of any span read this index alone or first, however long the log.
      CREATE INDEX visits_by_time ON visits (at, seq, category, decision, person, reason, format);
      CREATE INDEX visits_by_category ON visits (category, at, seq);
      CREATE INDEX visits_by_decision ON visits (decision, at, seq);
      CREATE INDEX visits_by_person ON visits (person, at, seq);
      CREATE INDEX visits_by_format ON visits (format, at, seq);
      CREATE INDEX visits_by_reason ON visits (reason, at, seq);
      CREATE INDEX visits_by_officer ON visits (officer_id, at, seq) WHERE officer_id IS NOT NULL;
      CREATE INDEX visits_waiting ON visits (at, seq) WHERE waiting = 1;
      CREATE INDEX visits_inside ON visits (at, seq) WHERE inside = 1;
      CREATE INDEX visits_followed ON visits (at, seq, follow) WHERE follow IS NOT NULL;
      CREATE UNIQUE INDEX visits_by_holder ON visits (holder_key) WHERE holder_key IS NOT NULL;
    `,
  },
  {
    version: 4,
    name: 'employees and their passes',
    up: `
      -- Who it is, and what was last verified of them, are sealed; there is one index of them in memory.
      CREATE TABLE employees (
        id INTEGER PRIMARY KEY CHECK (id >= 1),
        person BLOB NOT NULL,
        proof BLOB,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        created_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE staff_passes (
        id INTEGER PRIMARY KEY CHECK (id >= 1),
        employee_id INTEGER NOT NULL REFERENCES employees (id),
        issued_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        revoked_at INTEGER,
        -- On what ground it was issued, sealed.
        basis BLOB NOT NULL
      ) STRICT;
      CREATE INDEX passes_by_employee ON staff_passes (employee_id);
    `,
  },
  {
    version: 5,
    name: 'accounts of officers',
    up: `
      ALTER TABLE officers ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
      ALTER TABLE officers ADD COLUMN last_sign_in INTEGER;
    `,
  },
  {
    version: 6,
    name: 'what names are searched in, sealed',
    up: `
      -- The rows from page * 2048 + 1 on, 2048 of them, by what they are searched for: one sealed value (search-pages.ts).
      -- It follows from the rows, takes no part in the chain, and may be thrown away at any time.
      CREATE TABLE name_pages (
        page INTEGER PRIMARY KEY CHECK (page >= 0),
        -- The first and the last instant of its visits; null where it has none that can be found.
        from_at INTEGER,
        to_at INTEGER,
        content BLOB NOT NULL
      ) STRICT;
    `,
  },
  {
    version: 7,
    name: 'the audit trail by place',
    up: `CREATE INDEX audits_by_place ON entries (seq) WHERE kind = 'audit';`,
  },
  {
    version: 10,
    name: 'claims make no case',
    up: `
      -- What nothing trusted has signed names nobody: what an officer made a case of stays one (visits.ts).
      UPDATE visits SET follow = NULL WHERE follow IS NOT NULL AND kind = 'scan'
        AND (SELECT outcome FROM entries WHERE entries.seq = visits.seq) IS NOT 'verified'
        AND NOT EXISTS (SELECT 1 FROM entries AS step WHERE step.ref = visits.seq AND step.kind = 'follow');
      -- They are made anew, without the names of claims.
      DELETE FROM name_pages;
    `,
  },
];
