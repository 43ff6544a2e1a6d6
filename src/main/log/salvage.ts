import { GENESIS, headMac, rowMac, sameMac } from './chain.ts';
import { Driver } from '../sqlite/driver.ts';
import type { EntryLog } from './entry-log.ts';
import { ALL_COLUMNS, Bytes, Row } from './row.ts';
import { project } from './visits.ts';
import * as z from 'zod';

const Tip = z.object({ seq: z.int(), mac: Bytes });
const INSERT = `INSERT INTO entries (${ALL_COLUMNS.join(', ')}) VALUES (${ALL_COLUMNS.map((c) => `@${c}`).join(', ')})`;

/**
 * Takes the rows that came after a log's end from a damaged copy of it, as they are: as far as that file still reads,
 * and each is proven by its HMAC to follow the one before.
 * @param log one that was restored
 * @param former the damaged database
 * @returns how many rows were taken
 * @throws LogError where the log does not take them
 */
export function salvage(log: EntryLog, former: string): number {
  const { keys } = log.sealer;
  return log.file.write((session) => {
    const tip = Tip.safeParse(
      session.prepare('SELECT seq, mac FROM entries ORDER BY seq DESC LIMIT 1').get(),
    );
    let { seq, mac } = tip.data ?? { seq: 0, mac: GENESIS };
    let taken = 0;
    for (const found of rowsAfter(former, seq)) {
      const row = Row.safeParse(found).data;
      if (!row || row.seq !== seq + 1 || !sameMac(rowMac(keys.chain, mac, row), row.mac)) break;
      session.prepare(INSERT).run(row);
      project(session, row);
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
    return taken;
  });
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
