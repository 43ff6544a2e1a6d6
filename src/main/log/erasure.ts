import * as z from 'zod';
import { appendAudit, type Sealer } from './append.ts';
import type { LogFile, Session } from './log-file.ts';
import type { Row } from './row.ts';
import { forgetRows } from './search-pages.ts';

/** What an erasure on record allows to be missing. Kept as the detail of a `PERSONAL_ERASED` audit. */
const ErasureDetail = z.union([
  /** Retention: all before this instant. */
  z.object({ before: z.iso.datetime() }),
  /** A person's request: these rows, numbers with spaces between. */
  z.object({ rows: z.string().regex(/^\d+(?: \d+)*$/) }),
]);

export interface Erasure {
  /** The audit's own place: it explains earlier rows only. */
  readonly seq: number;
  readonly before: number;
  readonly rows: ReadonlySet<number>;
}

export interface ErasedRow {
  readonly seq: number;
  readonly at: number;
}

export interface EraseRequest {
  /** When it is asked for. */
  readonly at: Date;
  /** Who asks; null for the kiosk's own schedule. */
  readonly officerId: number | null;
}

/** A row that has personal fields still: in the words of the index `personal_by_time`. */
const PERSONAL = 'name IS NOT NULL OR details IS NOT NULL';
const SHREDDED = 'name = NULL, birth_date = NULL, details = NULL';

/** So many rows are shredded in one transaction: the desk waits no longer than for one of them. */
const BATCH = 2000;

/**
 * Shreds the personal fields of all entries before an instant; the entries and their counts stay, and the chain
 * still verifies. It is put on record first: broken off at any point, the next run carries on.
 * @returns how many entries lost their personal fields
 * @throws LogError
 */
export function eraseBefore(file: LogFile, sealer: Sealer, before: Date, request: EraseRequest): number {
  const pending = file.read((session) =>
    session.prepare(`SELECT 1 FROM entries WHERE (${PERSONAL}) AND at < ? LIMIT 1`).get(before.getTime()),
  );
  if (!pending) return 0;
  record(file, sealer, request, { before: before.toISOString() });
  let total = 0;
  for (let changes = BATCH; changes === BATCH; total += changes) {
    changes = file.write((session) => {
      const shredded = session
        .prepare(
          `UPDATE entries SET ${SHREDDED} WHERE seq IN
            (SELECT seq FROM entries WHERE (${PERSONAL}) AND at < ? LIMIT ${BATCH}) RETURNING seq`,
        )
        .pluck()
        .all(before.getTime());
      forgetRows(session, z.array(z.int()).parse(shredded));
      return shredded.length;
    });
  }
  forgetJournal(file);
  return total;
}

/**
 * Shreds the personal fields of some entries and of what officers noted on them, for a person who asks for it.
 * @param rows the entries' `seq`
 * @returns how many rows lost their personal fields
 * @throws LogError
 */
export function eraseRows(
  file: LogFile,
  sealer: Sealer,
  rows: readonly number[],
  request: EraseRequest,
): number {
  if (rows.length === 0) return 0;
  const all = file.read((session) => withSteps(session, rows));
  record(file, sealer, request, { rows: all.join(' ') });
  const total = file.write((session) => {
    forgetRows(session, all);
    const erase = session.prepare(`UPDATE entries SET ${SHREDDED} WHERE seq = ? AND (${PERSONAL})`);
    return all.reduce((sum, seq) => sum + erase.run(seq).changes, 0);
  });
  forgetJournal(file);
  return total;
}

/** What a row of the chain says was erased, where it says so. Ask it of rows whose HMAC holds only. */
export function erasureOf(row: Row): Erasure | null {
  if (row.kind !== 'audit' || row.action !== 'PERSONAL_ERASED') return null;
  const detail = ErasureDetail.parse(JSON.parse(row.detail ?? 'null'));
  if ('before' in detail) return { seq: row.seq, before: Date.parse(detail.before), rows: new Set() };
  return { seq: row.seq, before: -Infinity, rows: new Set(detail.rows.split(' ').map(Number)) };
}

/** Whether an erasure explains that a row has no personal fields any more. */
export function covers(erasure: Erasure, row: ErasedRow): boolean {
  return row.seq < erasure.seq && (row.at < erasure.before || erasure.rows.has(row.seq));
}

function withSteps(session: Session, rows: readonly number[]): number[] {
  const steps = session.prepare('SELECT seq FROM entries WHERE ref = ?').pluck();
  return rows.flatMap((seq) => [seq, ...z.array(z.int()).parse(steps.all(seq))]);
}

function record(
  file: LogFile,
  sealer: Sealer,
  request: EraseRequest,
  detail: z.infer<typeof ErasureDetail>,
): void {
  const { at, officerId } = request;
  file.write((session) =>
    appendAudit(session, sealer, { at: at.toISOString(), action: 'PERSONAL_ERASED', officerId, detail }),
  );
}

/** The write-ahead log still holds the shredded pages as they were: have it written over. */
export function forgetJournal(file: LogFile): void {
  file.read((session) => session.db.pragma('wal_checkpoint(TRUNCATE)'));
}
