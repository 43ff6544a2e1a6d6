import type { Officer } from '#shared/domain/officer.ts';
import type { VisitFilter } from '#shared/domain/visit.ts';
import type { VisitSummary } from '#shared/domain/visit-summary.ts';
import type { VisitPage, VisitStory } from '#shared/ipc/requests/review.ts';
import type { Audit } from '../log/audit.ts';
import type { EntryLog } from '../log/entry-log.ts';

export interface ReviewOptions {
  readonly log: EntryLog;
  readonly officers: { list(): Officer[] };
  /** The office's, an IANA name. */
  readonly timeZone: () => string;
}

export interface PageQuery {
  readonly filter: VisitFilter;
  readonly text?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** What the officer reads in the log. Every method throws LogError where it cannot be read. */
export class Review {
  readonly #log: EntryLog;
  readonly #officers: ReviewOptions['officers'];
  readonly #timeZone: () => string;

  constructor({ log, officers, timeZone }: ReviewOptions) {
    this.#log = log;
    this.#officers = officers;
    this.#timeZone = timeZone;
  }

  /** A page of visits, the newest first; of those alone whom the text finds, where there is one. */
  async page({ filter, text = '', limit, before }: PageQuery): Promise<VisitPage> {
    // One more than asked for tells whether there are more.
    const found = await this.#log.search(text, filter, limit + 1, before);
    return { visits: found.slice(0, limit), more: found.length > limit };
  }

  /** Visits counted, by the office's hours and days and by what they are. */
  summary(filter: VisitFilter): VisitSummary {
    return this.#log.summary(filter, this.#timeZone());
  }

  /** One visit with all that happened to it; null where there is none of that number. */
  story(seq: number): VisitStory | null {
    const visit = this.#log.visit(seq);
    return visit && { visit, steps: this.#log.steps(seq) };
  }

  /** What officers and the kiosk did, the newest first. */
  trail(limit: number, before?: number): { rows: Audit[]; more: boolean } {
    const found = this.#log.listAudit({ limit: limit + 1, ...(before === undefined ? {} : { before }) });
    return { rows: found.slice(0, limit), more: found.length > limit };
  }

  officers(): Officer[] {
    return this.#officers.list();
  }
}
