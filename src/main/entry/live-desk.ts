import { civilDate } from '#shared/domain/civil-date.ts';
import { civilDay } from '#shared/domain/civil-day.ts';
import type { NewEntry, Entry } from '#shared/domain/entry.ts';
import type { ScanScreen } from '#shared/domain/kiosk.ts';
import {
  type DecisionRequest,
  type DoseSeen,
  isJustified,
  type ManualEntry,
  type WaitingVisit,
} from '#shared/domain/live-desk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { Visit } from '#shared/domain/visit.ts';
import type { TodayPage } from '#shared/ipc/requests/entries.ts';
import type { EntryLog } from '../log/entry-log.ts';
import { LiveDeskError } from './errors.ts';
import { manualEntry } from './manual-entry.ts';

export interface LiveDeskOptions {
  readonly log: EntryLog;
  readonly now: () => Date;
  /** The office's, an IANA name. */
  readonly timeZone: () => string;
  /** Whether the office keeps who is inside. */
  readonly tracked: () => boolean;
  /** The doses of a scan that is remembered still; null where it is not. */
  readonly dosesOf: (seq: number) => DoseSeen[] | null;
  readonly append: (entry: NewEntry) => Entry;
  /** Whether the visitor stands before the screen still, as far as anyone can tell. */
  readonly isHere: (visit: Visit) => boolean;
}

/** More do not wait at one desk. */
const MOST_WAITING = 200;

/**
 * What the officer does while people stand before the desk: sees who comes, decides what the rules left open, types
 * in who has no QR. Every method throws LogError where the log fails; then nothing of it was done.
 */
export class LiveDesk {
  readonly #options: LiveDeskOptions;

  constructor(options: LiveDeskOptions) {
    this.#options = options;
  }

  /** Today's visits, the newest first. */
  page({ before, limit }: { before?: number | undefined; limit: number }): TodayPage {
    const { log } = this.#options;
    // Read first: what comes between is told twice rather than never.
    const tip = log.tip();
    // One more than asked for tells whether there are more.
    const found = log.page(this.#today(), limit + 1, before);
    return { visits: found.slice(0, limit), more: found.length > limit, tip };
  }

  /** Today's visits that are new since a row of the log, or of which something became since. */
  changes(after: number): { visits: Visit[]; tip: number } {
    const { log } = this.#options;
    const tip = log.tip();
    return { visits: tip === after ? [] : log.changes(after, this.#today()), tip };
  }

  /** Today's visits that nobody has decided, the one that waits longest first. */
  waiting(): WaitingVisit[] {
    const { log, dosesOf } = this.#options;
    const found = log.page({ ...this.#today(), waiting: true }, MOST_WAITING).reverse();
    return found.map((visit) => ({ visit, doses: dosesOf(visit.seq) }));
  }

  /** How many wait today. */
  countWaiting(): number {
    const { from, to } = this.#today();
    return this.#options.log.countWaiting(from, to);
  }

  /**
   * Puts a decision on record.
   * @returns what the visitor is to see of it; null where the visitor has gone
   * @throws LiveDeskError `NO_SUCH_ENTRY`, `NOT_JUSTIFIED`
   */
  decide({ seq, decision, reason, note }: DecisionRequest, officer: Officer): ScanScreen | null {
    const { log, now, isHere } = this.#options;
    const visit = this.#visit(seq);
    if (!isJustified({ category: visit.verdict.category, decision, reason, note }))
      throw new LiveDeskError('NOT_JUSTIFIED', 'a positive test is overruled by few reasons, and in words');
    const at = now().toISOString();
    log.appendSteps([{ kind: 'decision', at, ref: seq, officerId: officer.id, decision, reason, note }]);
    if (!isHere(visit)) return null;
    const code = decision === 'admit' ? ('OFFICER_ADMITTED' as const) : ('OFFICER_DENIED' as const);
    const { category } = visit.verdict;
    return {
      kind: 'verdict',
      seq,
      at,
      verdict: { decision, category, reasons: [{ code }] },
      holder: visit.outcome === 'verified' || visit.kind === 'manual' ? visit.holder : null,
    };
  }

  /** Makes the entry of somebody without a QR. Returns it with what the visitor is to see. */
  enter(typed: ManualEntry, officer: Officer): { seq: number; screen: ScanScreen } {
    const { now, tracked, append } = this.#options;
    const { seq, at, verdict, holder } = append(
      manualEntry(typed, { at: now(), officerId: officer.id, tracked: tracked() }),
    );
    return { seq, screen: { kind: 'verdict', seq, at, verdict, holder } };
  }

  #visit(seq: number): Visit {
    const visit = this.#options.log.visit(seq);
    if (!visit) throw new LiveDeskError('NO_SUCH_ENTRY', 'there is no entry of that number');
    return visit;
  }

  #today(): { from: string; to: string } {
    const { now, timeZone } = this.#options;
    const span = civilDay(civilDate(now(), timeZone()), timeZone());
    return { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() };
  }
}
