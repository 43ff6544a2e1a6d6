import * as z from 'zod';
import type { Session } from './log-file.ts';
import { Row } from './row.ts';
import { project } from './visits.ts';

/** All that follows from the chain: not `holder_key`. */
const COLUMNS = [
  'at',
  'kind',
  'person',
  'format',
  'category',
  'reason',
  'decision',
  'waiting',
  'officer_id',
  'inside',
  'left_at',
  'left_how',
  'follow',
];

/** The first visit that is missing or not as it should be, or that should not be there. */
const DIFFERENCE = `SELECT min(seq) FROM (
  SELECT anew.seq FROM temp.visits AS anew LEFT JOIN main.visits AS kept ON kept.seq = anew.seq
    WHERE kept.seq IS NULL OR NOT (${COLUMNS.map((name) => `anew.${name} IS kept.${name}`).join(' AND ')})
  UNION ALL SELECT seq FROM main.visits WHERE seq NOT IN (SELECT seq FROM temp.visits))`;

/** So many rows are read at once. */
const BATCH = 2000;

/**
 * Makes the table `visits` anew from the chain, beside the one that is kept, and compares them. For a connection of
 * its own, which ends afterwards: while it runs, `visits` is the new one here.
 * @returns the first visit's `seq` that differs; null where none does
 */
export function verifyVisits(session: Session): number | null {
  const { db } = session;
  db.exec('CREATE TEMP TABLE visits AS SELECT * FROM main.visits WHERE 0');
  try {
    db.exec('CREATE UNIQUE INDEX temp.visits_anew ON visits (seq)');
    const read = db.prepare(
      `SELECT * FROM entries WHERE seq > ? AND kind <> 'audit' ORDER BY seq LIMIT ${BATCH}`,
    );
    for (let last = 0; ;) {
      const rows = z.array(Row).parse(read.all(last));
      db.transaction(() => {
        for (const row of rows) project(session, row);
      })();
      last = rows.at(-1)?.seq ?? last;
      if (rows.length < BATCH) break;
    }
    return z.int().nullable().parse(db.prepare(DIFFERENCE).pluck().get());
  } finally {
    db.exec('DROP TABLE temp.visits');
  }
}
