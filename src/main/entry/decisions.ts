import { civilDate } from '#shared/domain/civil-date.ts';
import { civilDay } from '#shared/domain/civil-day.ts';
import type { NewEntry, Entry } from '#shared/domain/entry.ts';
import type { ScanScreen } from '#shared/domain/kiosk.ts';
import {
  type DecisionRequest,
  type DoseSeen,
  isJustified,
  type ManualEntry,
  mayBeNamed,
  type PersonTyped,
  type WaitingVisit,
} from '#shared/domain/live-desk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { NewStep, PersonSeen, Visit } from '#shared/domain/visit.ts';
import type { TodayPage } from '#shared/ipc/requests/entries.ts';
import type { EntryLog } from '../log/entry-log.ts';
import { closingAfter } from '../presence/closing.ts';
import { DecisionError } from './errors.ts';
import { manualEntry } from './manual-entry.ts';

export interface DecisionsOptions {
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
  /** When the office closes on a day, `18:00`; that where not given. */
  readonly closingTime?: () => string;
}

/** More do not wait at one desk. */
const MOST_WAITING = 200;

/**
 * What the officer does while people stand before the desk: sees who comes, decides what the rules left open, types
 * in who has no QR. Every method throws LogError where the log fails; then nothing of it was done.
 */
export class Decisions {
  readonly #options: DecisionsOptions;

  constructor(options: DecisionsOptions) {
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
   * Puts a decision on record. Where the same person was scanned again meanwhile it is about the newest entry; what is
   * of another day is closed with it, and makes nobody inside today.
   * @returns what the visitor is to see of it; null where the visitor has gone
   * @throws DecisionError
   */
  decide(request: DecisionRequest, officer: Officer): ScanScreen | null {
    const { log, now, isHere } = this.#options;
    const { decision, reason, note, person } = request;
    const visit = this.#newest(request.seq);
    if (!isJustified({ category: visit.verdict.category, decision, reason, note }))
      throw new DecisionError('NOT_JUSTIFIED', 'a positive test is overruled by few reasons, and in words');
    if (decision === 'left' && !visit.state.waiting)
      throw new DecisionError('NOT_WAITING', 'nobody waits by that entry');
    if (person && !mayBeNamed(visit))
      throw new DecisionError('NAME_PROVEN', 'who it is has been proven, or typed in');
    const at = now().toISOString();
    const { seq: ref } = visit;
    log.appendSteps([
      {
        kind: 'decision',
        at,
        ref,
        officerId: officer.id,
        decision,
        reason,
        note,
        ...(person && { person: personSeen(person) }),
      },
      ...(decision === 'admit' ? this.#pastLeave(visit) : []),
    ]);
    return decision !== 'left' && isHere(visit) ? this.told(ref) : null;
  }

  /**
   * What a visitor is to see of the officer's decision of today.
   * @returns null where there was none, or it is of another day
   */
  told(seq: number): ScanScreen | null {
    const { log, now } = this.#options;
    const visit = this.#newest(seq);
    const { decision } = visit.state;
    const at = log.steps(visit.seq).findLast(({ kind }) => kind === 'decision')?.at ?? now().toISOString();
    if (!this.#isToday(visit) || (decision !== 'admit' && decision !== 'deny')) return null;
    const code = decision === 'admit' ? ('OFFICER_ADMITTED' as const) : ('OFFICER_DENIED' as const);
    const { category } = visit.verdict;
    const isKnown = visit.outcome === 'verified' || visit.kind === 'manual' || visit.state.named;
    return {
      kind: 'verdict',
      seq: visit.seq,
      at,
      verdict: { decision, category, reasons: [{ code }] },
      holder: isKnown ? visit.holder : null,
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
    if (!visit) throw new DecisionError('NO_SUCH_ENTRY', 'there is no entry of that number');
    return visit;
  }

  /** An entry, or the later one that stands for it. */
  #newest(seq: number): Visit {
    let visit = this.#visit(seq);
    // Each step leads to a later entry.
    while (visit.state.decision === 'again') {
      const step = this.#options.log.steps(visit.seq).findLast(({ kind }) => kind === 'again');
      if (step?.kind !== 'again' || step.by <= visit.seq) break;
      visit = this.#visit(step.by);
    }
    return visit;
  }

  /** Who was admitted on another day is not inside today. */
  #pastLeave(visit: Visit): NewStep[] {
    if (this.#isToday(visit) || !visit.tracked || visit.state.leftAt !== null) return [];
    const { timeZone, closingTime } = this.#options;
    const closing = { time: closingTime?.() ?? '18:00', timeZone: timeZone() };
    const at = closingAfter(new Date(visit.at), closing).toISOString();
    return [{ kind: 'leave', at, ref: visit.seq, officerId: null, way: 'closing' }];
  }

  #isToday({ at }: Visit): boolean {
    const { from, to } = this.#today();
    return at >= from && at < to;
  }

  #today(): { from: string; to: string } {
    const { now, timeZone } = this.#options;
    const span = civilDay(civilDate(now(), timeZone()), timeZone());
    return { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() };
  }
}

function personSeen({ name, birthDate, nik, purpose }: PersonTyped): PersonSeen {
  const details = {
    ...(nik === undefined ? {} : { nik }),
    ...(purpose === undefined ? {} : { purpose }),
  };
  return {
    holder: birthDate === undefined ? { name } : { name, birthDate },
    details: Object.keys(details).length === 0 ? null : details,
  };
}
