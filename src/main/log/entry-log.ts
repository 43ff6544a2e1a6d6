import * as z from 'zod';
import type { CivilDate } from '#shared/domain/civil-date.ts';
import type { DayCount, Entry, NewEntry } from '#shared/domain/entry.ts';
import type { LogFault } from '#shared/domain/kiosk.ts';
import type { VisitSummary } from '#shared/domain/visit-summary.ts';
import { FollowState, type NewStep, type Step, type Visit, type VisitFilter } from '#shared/domain/visit.ts';
import { appendAudit, appendEntry, appendStep, type Sealer } from './append.ts';
import type { Audit, NewAudit } from './audit.ts';
import type { Span } from '#shared/domain/civil-day.ts';
import { DayCounter } from './day-counter.ts';
import { eraseBefore, eraseRows, eraseUpTo, type EraseRequest } from './erasure.ts';
import { LogError } from './errors.ts';
import type { LogKeys } from './keys.ts';
import { keepable } from './limits.ts';
import { LogFile, type LogFileOptions } from './log-file.ts';
import { type EntryQuery, spanOf } from './period.ts';
import {
  CHANGED_VISITS,
  COUNT_FOLLOWED,
  COUNT_WAITING,
  FIRST_PAGE,
  NEXT_PAGE,
  ONE_VISIT,
  STEPS_OF,
  TIP,
} from './queries.ts';
import { systemRandom, type Random } from './random.ts';
import { SearchPages } from './search-pages.ts';
import { answers, lineOf, questionOf, type Question } from './search-words.ts';
import { summarise } from './summary.ts';
import { toAudit, toStep, toVisit } from './read.ts';
import { verifyChain, type Verification } from './verify.ts';
import { verifyVisits } from './verify-visits.ts';
import { conditionOf, countSql, olderThan, pageSql, stretchSql } from './visit-page.ts';

export interface EntryLogOptions extends Pick<LogFileOptions, 'mayMake' | 'onFault' | 'onActed'> {
  /** The database file; its folder must exist. */
  readonly path: string;
  readonly keys: LogKeys;
  /** How long to wait for another process's lock, in milliseconds. 1000 unless told. */
  readonly busyTimeoutMs?: number;
  readonly random?: Random;
}

const SPAN_OF_ALL = 'SELECT (SELECT min(at) FROM visits) AS "from", (SELECT max(at) FROM visits) AS "to"';
const SpanRow = z.object({ from: z.int(), to: z.int() });
const FollowCount = z.object({ follow: FollowState, count: z.int() });

/**
 * The entry log: append-only, chained, personal fields sealed (DESIGN.md, "What the log keeps").
 * Every method but `close` throws LogError; after one the next call tries anew, so no restart is needed.
 */
export class EntryLog {
  /** For those that keep tables of their own in the same database and the same transactions. */
  readonly file: LogFile;
  readonly #sealer: Sealer | null;
  readonly #counter: DayCounter;
  readonly #pages: SearchPages | null;

  private constructor(file: LogFile, random: Random, mayWrite: boolean) {
    this.file = file;
    this.#sealer = file.keys && { keys: file.keys, random };
    this.#counter = new DayCounter(file);
    this.#pages = this.#sealer && new SearchPages(file, this.#sealer, mayWrite);
  }

  /** A log to write. Never throws: a file that does not open is tried again at each use; ask `probe`. */
  static open({ busyTimeoutMs = 1000, random = systemRandom, ...options }: EntryLogOptions): EntryLog {
    return new EntryLog(new LogFile({ ...options, readonly: false, busyTimeoutMs }), random, true);
  }

  /** A log to read, beside the kiosk that writes it. Without keys, personal fields stay sealed. */
  static openReadonly({ path, keys }: { readonly path: string; readonly keys: LogKeys | null }): EntryLog {
    return new EntryLog(
      new LogFile({ path, keys, readonly: true, busyTimeoutMs: 5000 }),
      systemRandom,
      false,
    );
  }

  /** The keys and the randomness with which rows are written, for those that write in `file.write`. */
  get sealer(): Sealer {
    if (!this.#sealer) throw new LogError('LOG_READ_ONLY', 'the log was opened without its keys');
    return this.#sealer;
  }

  /** Keeps one entry, within the log's limits: as it is given back. It is on disk when this returns. */
  append(entry: NewEntry): Entry {
    return this.#append(entry);
  }

  /**
   * Keeps the entry of a scan, as `append`. Of the same person, or the same code where it is not known whose it is, it
   * stands for the entry that waits already, too.
   * @param code what was scanned, or its digest; null where nothing was
   */
  appendScan(entry: NewEntry, code: Uint8Array | null): Entry {
    return this.#append(entry, code);
  }

  #append(given: NewEntry, code?: Uint8Array | null): Entry {
    const { sealer } = this;
    const entry = keepable(given);
    const seq = this.file.write((session) => appendEntry(session, sealer, entry, code));
    const at = Date.parse(entry.at);
    this.#counter.appended(at, entry.verdict.category);
    return { ...entry, at: new Date(at).toISOString(), seq };
  }

  /** Keeps what happened to entries, all of it or nothing. It is on disk when this returns. Returns their places. */
  appendSteps(steps: readonly NewStep[]): number[] {
    const { sealer } = this;
    return this.file.write((session) => steps.map((step) => appendStep(session, sealer, step)));
  }

  /** Keeps one action in the audit trail. It is on disk when this returns. */
  audit(audit: NewAudit): Audit {
    const { sealer } = this;
    return { ...audit, seq: this.file.write((session) => appendAudit(session, sealer, audit)) };
  }

  /** Entries of a period, the newest first. */
  list(query: EntryQuery): Visit[] {
    const { from, to } = spanOf(query);
    const rows = this.file.read((session) =>
      query.before === undefined
        ? session.prepare(FIRST_PAGE).all(from, to, query.limit)
        : session.prepare(NEXT_PAGE).all(from, to, query.before, query.before, query.limit),
    );
    return rows.map((row) => toVisit(row, this.file.keys));
  }

  /**
   * Entries that a filter lets through, the newest first.
   * @param before the `seq` of the last entry of the page before
   */
  page(filter: VisitFilter, limit: number, before?: number): Visit[] {
    const cursor = before === undefined ? [] : [before, before];
    const rows = this.file.read((session) => {
      const condition = conditionOf(olderThan(session, filter, before));
      return session
        .prepare(pageSql(condition, before !== undefined))
        .all(...condition.values, ...cursor, limit);
    });
    return rows.map((row) => toVisit(row, this.file.keys));
  }

  /**
   * Entries of people whom somebody looks for, of those that a filter lets through, the newest first. Between its
   * steps scans have their turn.
   * @param text words of a name, a NIK, a telephone number, a village or a host, or their beginnings, in any order;
   *   where there is nothing in it to look for, this is `page`
   * @param before the `seq` of the last entry of the page before
   */
  async search(text: string, filter: VisitFilter, limit: number, before?: number): Promise<Visit[]> {
    const question = questionOf(text);
    if (!question) return this.page(filter, limit, before);
    const pages = this.#searchPages();
    for (let attempt = 1; ; attempt += 1) {
      const hits = await pages.search({ question, filter, limit, before });
      const visits: Visit[] = [];
      const stale = new Set<number>();
      for (const { seq, page } of hits) {
        const visit = this.visit(seq);
        // What a page says counts only where the entry itself still says it.
        if (visit && this.#answers(visit, question)) visits.push(visit);
        else stale.add(page);
      }
      if (stale.size === 0 || attempt > 1) return visits;
      pages.drop(stale);
    }
  }

  /** All that `search` finds, by their `seq`, the newest first. Null: there is nothing in the text to look for. */
  async searchAll(text: string, filter: VisitFilter): Promise<number[] | null> {
    const question = questionOf(text);
    if (!question) return null;
    const hits = await this.#searchPages().search({ question, filter, limit: Infinity });
    return hits.map(({ seq }) => seq);
  }

  /** Makes ready what `search` reads, in the background. Does nothing where it is, or is being made. */
  async prepareSearch(): Promise<void> {
    await this.#pages?.tend();
  }

  /**
   * Entries that a filter lets through, the oldest first, a stretch at a time: for those that read all of them.
   * @param upTo entries of a higher number came later than whoever asks began
   * @param after the last entry of the stretch before; null for the first stretch
   */
  stretch(filter: VisitFilter, limit: number, upTo: number, after: Visit | null): Visit[] {
    // An index is entered by one bound only: it has to be the cursor's, or each stretch reads all before it again.
    const from = after && after.at > filter.from ? after.at : filter.from;
    const condition = conditionOf({ ...filter, from });
    const [at, seq] = after ? [Date.parse(after.at), after.seq] : [Number.MIN_SAFE_INTEGER, 0];
    const rows = this.file.read((session) =>
      session.prepare(stretchSql(condition)).all(...condition.values, upTo, at, seq, limit),
    );
    return rows.map((row) => toVisit(row, this.file.keys));
  }

  /** How many entries a filter lets through. A million take a while: not all of them at once while scans come. */
  count(filter: VisitFilter): number {
    const condition = conditionOf(filter);
    return this.file.read((session) =>
      z.int().parse(
        session
          .prepare(countSql(condition))
          .pluck()
          .get(...condition.values),
      ),
    );
  }

  /** The instants of the earliest and of the latest entry; null where there is none. */
  span(): Span | null {
    const found = this.file.read((session) => session.prepare(SPAN_OF_ALL).get());
    return SpanRow.safeParse(found).data ?? null;
  }

  /** Entries that a filter lets through, counted by the office's hours and days and by what they are. */
  summary(filter: VisitFilter, timeZone: string): VisitSummary {
    return this.file.read((session) => summarise(session, filter, timeZone));
  }

  /** How many entries from one instant (inclusive) to another (exclusive) wait for a decision. */
  countWaiting(from: string, to: string): number {
    return this.file.read((session) =>
      z.int().parse(session.prepare(COUNT_WAITING).pluck().get(Date.parse(from), Date.parse(to))),
    );
  }

  /** The last row's number; 0 where there is none. */
  tip(): number {
    return this.file.read((session) => z.int().parse(session.prepare(TIP).pluck().get()));
  }

  /**
   * Entries of a span that are new since a row, or of which something became since, the newest first.
   * @param after the row's number
   */
  changes(after: number, { from, to }: { readonly from: string; readonly to: string }): Visit[] {
    const rows = this.file.read((session) =>
      session.prepare(CHANGED_VISITS).all(after, Date.parse(from), Date.parse(to)),
    );
    return rows.map((row) => toVisit(row, this.file.keys));
  }

  /** How many entries are followed up, by where that stands. */
  countFollowed(): Record<FollowState, number> {
    const rows = this.file.read((session) => session.prepare(COUNT_FOLLOWED).all());
    const counts = { open: 0, contacted: 0, done: 0 };
    for (const { follow, count } of z.array(FollowCount).parse(rows)) counts[follow] = count;
    return counts;
  }

  /** One entry; null where there is none of that number. */
  visit(seq: number): Visit | null {
    const row = this.file.read((session) => session.prepare(ONE_VISIT).get(seq));
    return row === undefined ? null : toVisit(row, this.file.keys);
  }

  /** What happened to an entry afterwards, the oldest first. */
  steps(ref: number): Step[] {
    const rows = this.file.read((session) => session.prepare(STEPS_OF).all(ref));
    return rows.map((row) => toStep(row, this.file.keys));
  }

  /** The audit trail, the newest first. */
  listAudit({ limit, before = Number.MAX_SAFE_INTEGER }: { limit: number; before?: number }): Audit[] {
    const rows = this.file.read((session) =>
      session
        .prepare(`SELECT * FROM entries WHERE kind = 'audit' AND seq < ? ORDER BY seq DESC LIMIT ?`)
        .all(before, limit),
    );
    return rows.map(toAudit);
  }

  /** A civil day's scans, counted by category. */
  countDay(day: CivilDate, timeZone: string): DayCount {
    return this.#counter.count(day, timeZone);
  }

  /** Walks the whole chain. Takes seconds on a million rows: not for the thread that shows the screen. */
  verify(): Verification {
    const { keys } = this.sealer;
    // One snapshot: an entry that comes meanwhile is in none of it, or in all.
    return this.file.read((session) => session.db.transaction(() => verifyChain(session, keys))());
  }

  /**
   * Compares how the visits are said to stand with what the chain says. As slow as `verify`, and only on a log that
   * nothing else uses meanwhile.
   * @returns the first entry's number of which another thing is said; null where there is none
   */
  verifyVisits(): number | null {
    return this.file.read((session) => verifyVisits(session));
  }

  /** Shreds the personal fields of all entries before an instant. Returns of how many. */
  eraseBefore(before: Date, request: EraseRequest): number {
    return eraseBefore(this.file, this.sealer, before, request);
  }

  /** Shreds the personal fields of all entries up to a row. Returns of how many. */
  eraseUpTo(last: number, request: EraseRequest): number {
    return eraseUpTo(this.file, this.sealer, last, request);
  }

  /** Shreds the personal fields of single entries. Returns of how many. */
  eraseRows(rows: readonly number[], request: EraseRequest): number {
    return eraseRows(this.file, this.sealer, rows, request);
  }

  /** Whether the log takes entries now, by really writing. Null where it does. */
  probe(): LogFault | null {
    try {
      this.file.write((session) => session.prepare('UPDATE probe SET count = count + 1').run());
      return null;
    } catch (error) {
      return error instanceof LogError ? error.code : 'LOG_UNAVAILABLE';
    }
  }

  close(): void {
    this.#pages?.close();
    this.file.close();
  }

  #searchPages(): SearchPages {
    if (!this.#pages) throw new LogError('LOG_READ_ONLY', 'the log was opened without its keys');
    return this.#pages;
  }

  #answers({ seq, holder, details }: Visit, question: Question): boolean {
    if (answers(lineOf({ ...details, name: holder?.name }), question)) return true;
    return this.steps(seq).some((step) => {
      if (step.kind === 'follow') return answers(lineOf(step), question);
      if (step.kind !== 'decision' || !step.person) return false;
      return answers(lineOf({ ...step.person.details, name: step.person.holder.name }), question);
    });
  }
}
