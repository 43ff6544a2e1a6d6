import { setImmediate as breathe } from 'node:timers/promises';
import * as z from 'zod';
import { cutTo, LIMITS } from '#shared/domain/limits.ts';
import type { VisitFilter } from '#shared/domain/visit.ts';
import { entryPlace, type Sealer } from './append.ts';
import { LogError, SealError } from './errors.ts';
import type { LogFile, Session } from './log-file.ts';
import { OLDER_THAN } from './queries.ts';
import { Bytes } from './row.ts';
import { isPageOf, packPage, visitsIn, type Line } from './search-page.ts';
import { answers, lineOf, type Question } from './search-words.ts';
import { openBytes, openField, sealBytes, type SealPlace } from './seal.ts';
import { conditionOf, type Condition } from './visit-page.ts';

/** So many rows of `entries`, of whatever kind, make a page. In migration 6 as well: pages in use keep their place. */
export const PAGE_ROWS = 2048;
/** So many rows are opened, and so many pages searched, before a scan may come in between. */
const SLICE_ROWS = 256;
const SLICE_PAGES = 4;

/** A visit that answers a question, and on which page that was read. */
export interface Hit {
  readonly seq: number;
  readonly at: number;
  readonly page: number;
}

export interface SearchRequest {
  readonly question: Question;
  readonly filter: VisitFilter;
  readonly limit: number;
  /** The `seq` of the last visit of the page before. */
  readonly before?: number | undefined;
}

const PersonalRow = z.object({
  seq: z.int(),
  at: z.int(),
  visit: z.int(),
  visit_at: z.int().nullable(),
  name: Bytes.nullable(),
  details: Bytes.nullable(),
});
type PersonalRow = z.infer<typeof PersonalRow>;

/** What of a row's details people search for; all else in them is passed over. */
const Searched = z.object({
  nik: z.string().optional(),
  phone: z.string().optional(),
  village: z.string().optional(),
  host: z.string().optional(),
});

const Known = z.object({ page: z.int(), from_at: z.int().nullable(), to_at: z.int().nullable() });
type Known = z.infer<typeof Known>;
const Kept = z.object({ content: Bytes, mac: Bytes });
const Found = z.object({ seq: z.int(), at: z.int() });

/** A name that is no claim (entry.ts, `isProven`): nobody is found by what a code says. */
const NAME = `CASE WHEN kind <> 'scan' OR outcome = 'verified' THEN name END`;
const PERSONAL_ROWS = `SELECT entries.seq, entries.at, coalesce(entries.ref, entries.seq) AS visit,
  (SELECT visits.at FROM visits WHERE visits.seq = entries.ref) AS visit_at, ${NAME} AS name, entries.details
  FROM entries WHERE entries.seq > ? AND entries.seq <= ? AND (entries.name IS NOT NULL OR entries.details IS NOT NULL)
  ORDER BY entries.seq`;
const TIP = 'SELECT coalesce(max(seq), 0) FROM entries';
const COUNT_SEALED = `SELECT count(${NAME}) + count(details) FROM entries WHERE seq > ? AND seq <= ?`;
const READ_PAGE = `SELECT name_pages.content, entries.mac FROM name_pages
  JOIN entries ON entries.seq = (name_pages.page + 1) * ${PAGE_ROWS} WHERE name_pages.page = ?`;

/** What was read of the rows of a page. */
interface Collected {
  readonly lines: readonly Line[];
  /** How many sealed values there were: fewer, and something was erased since. */
  readonly sealed: number;
  readonly span: { readonly from: number; readonly to: number } | null;
}

/**
 * The table `name_pages`: by what people are found, sealed in pages, because to open a million rows one by one takes
 * minutes. A page holds nothing that its rows do not hold; it goes when one of them is erased, and is made anew.
 */
export class SearchPages {
  readonly #file: LogFile;
  readonly #sealer: Sealer;
  readonly #mayWrite: boolean;
  #tending = false;
  #closed = false;

  /** @param mayWrite whether what is missing may be kept once it is made */
  constructor(file: LogFile, sealer: Sealer, mayWrite: boolean) {
    this.#file = file;
    this.#sealer = sealer;
    this.#mayWrite = mayWrite;
  }

  /** Nothing is read or written any more: the log is being closed. */
  close(): void {
    this.#closed = true;
  }

  /**
   * Makes the pages that are missing, in the background: between two slices everything else has its turn.
   * @throws LogError
   */
  async tend(): Promise<void> {
    if (this.#tending || !this.#mayWrite) return;
    this.#tending = true;
    try {
      for (const page of this.#missing()) {
        const collected = await this.#collect(page);
        if (this.#closed) return;
        this.#store(page, collected);
        await breathe();
      }
    } finally {
      this.#tending = false;
    }
  }

  /**
   * The visits that answer a question and that a filter lets through, the newest first.
   * @throws LogError
   */
  async search({ question, filter, limit, before }: SearchRequest): Promise<Hit[]> {
    const condition = conditionOf(filter);
    const [from, to] = [Date.parse(filter.from), Date.parse(filter.to)];
    const { known, missing } = this.#file.read((session) => pagesOf(session));
    let hits: Hit[] = [];
    const take = (page: number, visits: readonly number[]) => {
      if (visits.length === 0) return;
      const allowed = this.#file.read((session) => allowedOf(session, visits, condition, before));
      hits = newest([...hits, ...allowed.map((visit) => ({ ...visit, page }))], limit);
    };
    // What has no page yet is the newest, or nobody knows of what time it is.
    for (const page of missing) {
      const { lines } = await this.#collectAndKeep(page);
      if (this.#closed) return [];
      take(
        page,
        lines.filter(({ text }) => answers(text, question)).map(({ visit }) => visit),
      );
    }
    let taken = 0;
    for (const { page, from_at, to_at } of known) {
      if (from_at === null || to_at === null || to_at < from || from_at >= to) continue;
      const last = hits[limit - 1];
      if (last && last.at > to_at) break;
      const content = this.#file.read((session) => this.#open(session, page));
      take(
        page,
        content
          ? visitsIn(content, question)
          : (await this.#collectAndKeep(page)).lines
              .filter(({ text }) => answers(text, question))
              .map(({ visit }) => visit),
      );
      taken += 1;
      if (taken % SLICE_PAGES === 0) await breathe();
      if (this.#closed) return [];
    }
    return hits;
  }

  /** Throws pages away: they are made anew. @throws LogError */
  drop(pages: ReadonlySet<number>): void {
    if (!this.#mayWrite || pages.size === 0) return;
    this.#file.write((session) => dropPages(session, pages));
  }

  /** A page's content; null where there is none, or none that is of the rows as they are. */
  #open(session: Session, page: number): Buffer | null {
    const kept = Kept.safeParse(session.prepare(READ_PAGE).get(page)).data;
    if (!kept) return null;
    try {
      const content = openBytes(this.#sealer.keys.seal, pagePlace(page), kept.content);
      return isPageOf(content, kept.mac) ? content : null;
    } catch (error) {
      if (error instanceof SealError) return null;
      throw error;
    }
  }

  #missing(): number[] {
    return this.#file.read((session) => pagesOf(session).missing.filter((page) => isFull(session, page)));
  }

  async #collectAndKeep(page: number): Promise<Collected> {
    const collected = await this.#collect(page);
    const full = !this.#closed && this.#file.read((session) => isFull(session, page));
    try {
      if (full && this.#mayWrite) this.#store(page, collected);
    } catch (error) {
      // Where the log takes nothing now, the search only takes longer.
      if (!(error instanceof LogError)) throw error;
    }
    return collected;
  }

  async #collect(page: number): Promise<Collected> {
    const lines: Line[] = [];
    let sealed = 0;
    let [from, to] = [Infinity, -Infinity];
    for (let done = 0; done < PAGE_ROWS && !this.#closed; done += SLICE_ROWS) {
      const first = page * PAGE_ROWS + done;
      const rows = this.#file.read((session) =>
        z.array(PersonalRow).parse(session.prepare(PERSONAL_ROWS).all(first, first + SLICE_ROWS)),
      );
      for (const row of rows) {
        sealed += Number(row.name !== null) + Number(row.details !== null);
        const text = this.#lineOf(row);
        if (text === '') continue;
        lines.push({ visit: row.visit, text });
        const at = row.visit_at ?? row.at;
        from = Math.min(from, at);
        to = Math.max(to, at);
      }
      await breathe();
    }
    return { lines, sealed, span: lines.length === 0 ? null : { from, to } };
  }

  #lineOf({ seq, name, details }: PersonalRow): string {
    try {
      const { seal } = this.#sealer.keys;
      const text = details ? openField(seal, entryPlace(seq, 'details'), details) : null;
      return lineOf({
        name: name ? cutTo(openField(seal, entryPlace(seq, 'name'), name), LIMITS.name) : undefined,
        ...(text === null ? {} : searchedOf(text)),
      });
    } catch (error) {
      // Changed behind the program's back: `verify` names it, nobody finds it.
      if (error instanceof SealError) return '';
      throw error;
    }
  }

  /** Keeps a page, unless something of it was erased while it was made. */
  #store(page: number, { lines, sealed, span }: Collected): void {
    const { keys, random } = this.#sealer;
    const last = (page + 1) * PAGE_ROWS;
    this.#file.write((session) => {
      const now = session
        .prepare(COUNT_SEALED)
        .pluck()
        .get(page * PAGE_ROWS, last);
      const mac = Bytes.safeParse(
        session.prepare('SELECT mac FROM entries WHERE seq = ?').pluck().get(last),
      ).data;
      if (now !== sealed || !mac) return;
      session
        .prepare('INSERT OR REPLACE INTO name_pages (page, from_at, to_at, content) VALUES (?, ?, ?, ?)')
        .run(
          page,
          span?.from ?? null,
          span?.to ?? null,
          sealBytes(keys.seal, pagePlace(page), packPage(lines, mac), random),
        );
    });
  }
}

/** Throws away the pages of rows that were shredded, in the transaction that shredded them. */
export function forgetRows(session: Session, rows: Iterable<number>): void {
  dropPages(session, new Set([...rows].map((seq) => Math.floor((seq - 1) / PAGE_ROWS))));
}

function dropPages(session: Session, pages: ReadonlySet<number>): void {
  const drop = session.prepare('DELETE FROM name_pages WHERE page = ?');
  for (const page of pages) drop.run(page);
}

/** The pages that are there, the latest first, and those that are not, the last one being not full yet. */
function pagesOf(session: Session): { known: Known[]; missing: number[] } {
  const tip = z.int().parse(session.prepare(TIP).pluck().get());
  const known = z
    .array(Known)
    .parse(session.prepare('SELECT page, from_at, to_at FROM name_pages').all())
    .filter(({ page }) => page * PAGE_ROWS < tip);
  const there = new Set(known.map(({ page }) => page));
  const missing: number[] = [];
  for (let page = Math.ceil(tip / PAGE_ROWS) - 1; page >= 0; page -= 1) {
    if (!there.has(page)) missing.push(page);
  }
  known.sort((a, b) => (b.to_at ?? -Infinity) - (a.to_at ?? -Infinity));
  return { known, missing };
}

function isFull(session: Session, page: number): boolean {
  return Number(session.prepare(TIP).pluck().get()) >= (page + 1) * PAGE_ROWS;
}

/** Those of some visits that a filter lets through. */
function allowedOf(
  session: Session,
  visits: readonly number[],
  { where, values }: Condition,
  before: number | undefined,
): z.infer<typeof Found>[] {
  const cursor = before === undefined ? [] : [before, before];
  const older = before === undefined ? '' : ` AND ${OLDER_THAN}`;
  // CROSS JOIN: the few that were found come first, whatever the planner thinks of an index.
  const rows = session
    .prepare(
      `SELECT visits.seq, visits.at FROM json_each(?) AS found CROSS JOIN visits ON visits.seq = found.value
        WHERE ${where}${older}`,
    )
    .all(JSON.stringify(visits), ...values, ...cursor);
  return z.array(Found).parse(rows);
}

function newest(hits: readonly Hit[], limit: number): Hit[] {
  const bySeq = new Map(hits.map((hit) => [hit.seq, hit]));
  return [...bySeq.values()].sort((a, b) => b.at - a.at || b.seq - a.seq).slice(0, limit);
}

function searchedOf(text: string): z.infer<typeof Searched> {
  try {
    return Searched.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    // An officer's note on a decision is plain text, and not searched.
    return {};
  }
}

function pagePlace(page: number): SealPlace {
  return { table: 'name_pages', row: page, field: 'content' };
}
