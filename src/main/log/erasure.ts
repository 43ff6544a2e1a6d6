import * as z from 'zod';
import { appendAudit, type Sealer } from './append.ts';
import type { AuditDetail } from './audit.ts';
import type { LogFile, Session } from './log-file.ts';
import type { Row } from './row.ts';
import { forgetRows } from './search-pages.ts';

/** What an erasure on record allows to be missing. Kept as the detail of a `PERSONAL_ERASED` audit. */
const ErasureDetail = z.union([
  /** Retention: all before this instant, and where it says so no row after that one. */
  z.object({ before: z.iso.datetime(), upTo: z.int().optional() }),
  /** A person's request: these rows, numbers with spaces between. */
  z.object({ rows: z.string().regex(/^\d+(?: \d+)*$/) }),
]);

export interface Erasure {
  /** The audit's own place: it explains earlier rows only. */
  readonly seq: number;
  readonly before: number;
  /** Rows after it are not meant by `before`. */
  readonly upTo: number;
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
/** What has personal fields is a small part of an old log. */
const BY_TIME = 'entries INDEXED BY personal_by_time';
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
  return shred(file, 'at < ?', before.getTime());
}

/**
 * The same of all entries up to a row, whatever instants they bear: a clock may have been wrong.
 * @param last the row's `seq`
 * @returns how many entries lost their personal fields
 * @throws LogError
 */
export function eraseUpTo(file: LogFile, sealer: Sealer, last: number, request: EraseRequest): number {
  const latest = file.read((session) =>
    session.prepare(`SELECT max(at) FROM ${BY_TIME} WHERE (${PERSONAL}) AND seq <= ?`).pluck().get(last),
  );
  const at = z.int().safeParse(latest).data;
  if (at === undefined) return 0;
  record(file, sealer, request, { before: new Date(at + 1).toISOString(), upTo: last });
  return shred(file, 'seq <= ?', last);
}

function shred(file: LogFile, which: 'at < ?' | 'seq <= ?', bound: number): number {
  let total = 0;
  for (let changes = BATCH; changes === BATCH; total += changes) {
    changes = file.write((session) => {
      const shredded = session
        .prepare(
          `UPDATE entries SET ${SHREDDED} WHERE seq IN
            (SELECT seq FROM ${BY_TIME} WHERE (${PERSONAL}) AND ${which} LIMIT ${BATCH}) RETURNING seq`,
        )
        .pluck()
        .all(bound);
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
  if ('before' in detail) {
    const { before, upTo = row.seq } = detail;
    return { seq: row.seq, before: Date.parse(before), upTo, rows: new Set() };
  }
  return {
    seq: row.seq,
    before: -Infinity,
    upTo: row.seq,
    rows: new Set(detail.rows.split(' ').map(Number)),
  };
}

/** Whether an erasure explains that a row has no personal fields any more. */
export function covers(erasure: Erasure, row: ErasedRow): boolean {
  return (
    row.seq < erasure.seq &&
    ((row.at < erasure.before && row.seq <= erasure.upTo) || erasure.rows.has(row.seq))
  );
}

function withSteps(session: Session, rows: readonly number[]): number[] {
  const steps = session.prepare('SELECT seq FROM entries WHERE ref = ?').pluck();
  return rows.flatMap((seq) => [seq, ...z.array(z.int()).parse(steps.all(seq))]);
}

function record(
  file: LogFile,
  sealer: Sealer,
  request: EraseRequest,
  detail: AuditDetail & z.infer<typeof ErasureDetail>,
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
