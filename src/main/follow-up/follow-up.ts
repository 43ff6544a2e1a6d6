import { addDays, civilDate } from '#shared/domain/civil-date.ts';
import { civilDay } from '#shared/domain/civil-day.ts';
import type {
  CaseAge,
  CaseFilter,
  CaseHistory,
  FollowCase,
  FollowRequest,
} from '#shared/domain/follow-up.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { Visit, VisitFilter } from '#shared/domain/visit.ts';
import type { CasePage } from '#shared/ipc/requests/follow-up.ts';
import type { EntryLog } from '../log/entry-log.ts';
import { caseOf } from './case.ts';
import { FollowUpError } from './errors.ts';

export interface FollowUpOptions {
  readonly log: EntryLog;
  readonly now: () => Date;
  /** The office's, an IANA name. */
  readonly timeZone: () => string;
}

/** Instants before and after all others that a log has. */
const EVER = { from: '1970-01-01T00:00:00.000Z', to: '9999-01-01T00:00:00.000Z' };
const WEEK_DAYS = 7;
/** So many cases are read at once where all are. */
const BATCH = 200;

/**
 * Whom the task force follows up: everyone merah, hitam or unvaccinated who is known by name, and whoever an officer
 * adds. Every method throws LogError where the log fails; then nothing of it was done.
 */
export class FollowUp {
  readonly #options: FollowUpOptions;

  constructor(options: FollowUpOptions) {
    this.#options = options;
  }

  /** Cases, the newest first, with how many there are in all. */
  page(query: { filter: CaseFilter; before?: number | undefined; limit: number }): CasePage {
    const { filter, before, limit } = query;
    const { log } = this.#options;
    // One more than asked for tells whether there are more.
    const found = log.page(this.#visits(filter), limit + 1, before);
    return {
      cases: found.slice(0, limit).map((visit) => this.#case(visit)),
      more: found.length > limit,
      counts: log.countFollowed(),
    };
  }

  /** Every case of a filter, the newest first, read as they are asked for: for an export. */
  *list(filter: CaseFilter): Generator<FollowCase> {
    const visits = this.#visits(filter);
    let before: number | undefined;
    for (;;) {
      const found = this.#options.log.page(visits, BATCH, before);
      for (const visit of found) yield this.#case(visit);
      before = found.at(-1)?.seq;
      if (found.length < BATCH) return;
    }
  }

  /** One case with its history; null where the visit is none. */
  history(seq: number): CaseHistory | null {
    const { log } = this.#options;
    const visit = log.visit(seq);
    if (!visit || visit.state.follow === null) return null;
    return { case: this.#case(visit), steps: log.steps(seq) };
  }

  /**
   * Puts on record what was done about a case, or makes a case of a visit.
   * @throws FollowUpError
   */
  record({ seq, ...done }: FollowRequest, officer: Officer): void {
    const { log, now } = this.#options;
    const visit = log.visit(seq);
    if (!visit) throw new FollowUpError('NO_SUCH_ENTRY', 'there is no entry of that number');
    if (visit.state.follow === null && visit.holder === null)
      throw new FollowUpError('NOBODY_KNOWN', 'nobody is known by name there');
    log.appendSteps([{ kind: 'follow', at: now().toISOString(), ref: seq, officerId: officer.id, ...done }]);
  }

  #case(visit: Visit): FollowCase {
    const { log, now, timeZone } = this.#options;
    return caseOf(visit, log.steps(visit.seq), now(), timeZone());
  }

  #visits({ state, age }: CaseFilter): VisitFilter {
    return { ...EVER, ...this.#span(age), follow: state ?? 'any' };
  }

  /** The visits' instants. */
  #span(age: CaseAge | undefined): Partial<Pick<VisitFilter, 'from' | 'to'>> {
    const { now, timeZone } = this.#options;
    const today = civilDate(now(), timeZone());
    const begin = (day: string) => new Date(civilDay(day, timeZone()).from).toISOString();
    const weekAgo = addDays(today, 1 - WEEK_DAYS);
    switch (age) {
      case undefined:
        return {};
      case 'today':
        return { from: begin(today) };
      case 'week':
        return { from: begin(weekAgo) };
      case 'older':
        return { to: begin(weekAgo) };
    }
  }
}
