import * as z from 'zod';
import type { EntryLog } from '../log/entry-log.ts';

const DAY_MS = 86_400_000;
/** Days of one stretch of work lie no further apart. */
const APART_DAYS = 4;
/** So many days of rows no passing fault of a clock makes. */
const DAYS_OF_EVIDENCE = 3;
/** Into so many pieces what there is is cut. */
const PIECES = 256;

const Days = z.array(z.object({ day: z.int(), count: z.int(), last: z.int() }));
const Pieces = z.array(z.object({ seq: z.int(), at: z.int() }));

/** Every row with when it was written: those that are indexed so. */
const ROWS = `SELECT seq, at FROM visits UNION ALL SELECT seq, at FROM entries WHERE kind = 'audit'`;

/**
 * What a log that nobody kept the time of tells of it: of a version before this one, or salvaged.
 * @param clock what the clock says
 * @returns the latest instant that several days of rows vouch for, and up to when which rows were written
 * @throws LogError
 */
export function historyOf(log: EntryLog, clock: number): { then: number; marks: [number, number][] } {
  return log.file.read((session) => {
    const days = Days.parse(
      session
        .prepare(
          `SELECT at / ${DAY_MS} AS day, count(*) AS count, max(at) AS last FROM (${ROWS}) GROUP BY 1 ORDER BY 1`,
        )
        .all(),
    );
    const then = vouchedFor(days) ?? clock;
    const tip = log.tip();
    const pieces = Pieces.parse(
      session
        .prepare(
          `SELECT max(seq) AS seq, max(at) AS at FROM (${ROWS}) WHERE at <= ?
            GROUP BY seq / ${Math.ceil((tip + 1) / PIECES)} ORDER BY 1`,
        )
        .all(then),
    );
    // Rows are written one after the other: none before the one in front of it.
    let latest = Number.NEGATIVE_INFINITY;
    const marks = pieces.map(({ seq, at }): [number, number] => [seq, (latest = Math.max(latest, at))]);
    return { then, marks: tip === 0 ? [] : [...marks, [tip, then]] };
  });
}

/** The end of the newest stretch of several days; where there is none, of the stretch with the most rows. */
function vouchedFor(days: z.infer<typeof Days>): number | null {
  const stretches: { days: number; count: number; first: number; last: number }[] = [];
  for (const { day, count, last } of days) {
    const open = stretches.at(-1);
    if (open && day - Math.floor(open.last / DAY_MS) <= APART_DAYS) {
      stretches[stretches.length - 1] = { ...open, days: open.days + 1, count: open.count + count, last };
    } else stretches.push({ days: 1, count, first: day, last });
  }
  const proven = stretches.findLast((stretch) => stretch.days >= DAYS_OF_EVIDENCE);
  const most = stretches.toSorted((a, b) => b.count - a.count || a.first - b.first)[0];
  return (proven ?? most)?.last ?? null;
}
