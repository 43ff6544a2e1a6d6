import { GENESIS, headMac, rowMac, sameMac } from './chain.ts';
import { Driver } from '../sqlite/driver.ts';
import type { EntryLog } from './entry-log.ts';
import { ALL_COLUMNS, Bytes, Row } from './row.ts';
import { project } from './visits.ts';
import { erasureOf, type Erasure } from './erasure.ts';
import type { LogKeys } from './keys.ts';
import type { Session } from './log-file.ts';
import { salvageTables } from './salvage-tables.ts';
import * as z from 'zod';

const Tip = z.object({ seq: z.int(), mac: Bytes });
const INSERT = `INSERT INTO entries (${ALL_COLUMNS.join(', ')}) VALUES (${ALL_COLUMNS.map((c) => `@${c}`).join(', ')})`;

/** What was taken from a damaged log. */
export interface Salvaged {
  /** How many rows of the chain. */
  readonly rows: number;
  /** False where something of employees is lost that the chain does not tell, or the file did not read at all. */
  readonly whole: boolean;
}

/**
 * Takes the rows that came after a log's end from a damaged copy of it, as they are: as far as that file still reads,
 * and each is proven by its HMAC to follow the one before.
 * @param log one that was restored
 * @param former the damaged database
 * Then accounts, policies, employees and passes, as far as the chain knows of them (salvage-tables.ts).
 * @throws LogError where the log does not take them
 */
export function salvage(log: EntryLog, former: string): Salvaged {
  const { keys } = log.sealer;
  return log.file.write((session) => {
    const tip = Tip.safeParse(
      session.prepare('SELECT seq, mac FROM entries ORDER BY seq DESC LIMIT 1').get(),
    );
    let { seq, mac } = tip.data ?? { seq: 0, mac: GENESIS };
    const since = seq;
    const erasures: Erasure[] = [];
    let taken = 0;
    for (const found of rowsAfter(former, seq)) {
      const row = Row.safeParse(found).data;
      if (!row || row.seq !== seq + 1 || !sameMac(rowMac(keys.chain, mac, row), row.mac)) break;
      session.prepare(INSERT).run(row);
      project(session, row);
      const erasure = erasureOf(row);
      if (erasure) erasures.push(erasure);
      ({ seq, mac } = row);
      taken += 1;
    }
    if (taken > 0) {
      session
        .prepare(
          'INSERT INTO head VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, mac = excluded.mac',
        )
        .run(seq, headMac(keys.chain, seq, mac));
    }
    for (const erasure of erasures) eraseAgain(session, erasure);
    return { rows: taken, whole: tablesOf(session, former, keys, since) };
  });
}

/** What was shredded after the backup was made is not to come back with it. */
function eraseAgain(session: Session, { seq, before, rows }: Erasure): void {
  const shred = 'UPDATE entries SET name = NULL, birth_date = NULL, details = NULL WHERE seq < ?';
  if (Number.isFinite(before)) session.prepare(`${shred} AND at < ?`).run(seq, before);
  for (const row of rows) session.prepare(`${shred} AND seq = ?`).run(seq, row);
  session.prepare('DELETE FROM name_pages').run();
}

function tablesOf(session: Session, former: string, keys: LogKeys, since: number): boolean {
  let db: InstanceType<typeof Driver> | undefined;
  try {
    db = new Driver(former, { readonly: true });
    db.prepare('SELECT count(*) FROM sqlite_master').get();
  } catch {
    db?.close();
    return false;
  }
  try {
    return salvageTables(session, db, keys, since);
  } finally {
    db.close();
  }
}

/** Rows of a file that may break off at any point: what cannot be read any more ends it. */
function* rowsAfter(path: string, seq: number): Generator {
  let db: InstanceType<typeof Driver> | undefined;
  try {
    db = new Driver(path, { readonly: true });
    // By its key, one at a time: a walk through a broken page would lose what is behind it.
    const next = db.prepare('SELECT * FROM entries WHERE seq > ? ORDER BY seq LIMIT 1');
    for (let last = seq; ;) {
      const row = next.get(last);
      if (row === undefined) return;
      yield row;
      last = z.looseObject({ seq: z.int() }).parse(row).seq;
    }
  } catch {
    return;
  } finally {
    db?.close();
  }
}
