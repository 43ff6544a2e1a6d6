import * as z from 'zod';
import type { NewEntry } from '#shared/domain/entry.ts';
import type { PresenceState, ScanScreen } from '#shared/domain/kiosk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { Site } from '#shared/domain/site.ts';
import type { LeaveWay, Visit } from '#shared/domain/visit.ts';
import type { EntryLog } from '../log/entry-log.ts';
import { personKey } from '../log/person-key.ts';
import { Bytes } from '../log/row.ts';
import { codeKey } from '../log/same-person.ts';
import { closingAfter, closingBefore } from './closing.ts';

export interface PresenceOptions {
  readonly log: EntryLog;
  readonly now: () => Date;
  /** What a right clock shows: one that was set ahead closes nobody's visit. */
  readonly believed?: () => Date;
  /** The office's settings; null before it is set up. */
  readonly site: () => Site | null;
}

/** What a scan comes to: an entry, or a screen because the person is known to be inside. */
export type Meeting = { readonly entry: NewEntry } | { readonly screen: ScanScreen };

const Open = z.object({ seq: z.int(), at: z.int() });

/** Inside since the officer admitted them, where that was later than the scan: who waited long has not left by asking. */
const OPEN_VISIT = `SELECT seq, max(at, coalesce((SELECT max(entries.at) FROM entries
  WHERE entries.ref = visits.seq AND entries.kind = 'decision'), 0)) AS at
  FROM visits WHERE holder_key = ? AND inside = 1`;

/** All who are inside at once fit one answer: no office of this kind holds more. */
const MOST_INSIDE = 5000;

/**
 * Who is inside: the log's visits that were admitted and have no leave. The same person is inside once. Every method
 * throws LogError where the log fails.
 */
export class Presence {
  readonly #options: PresenceOptions;

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  get state(): PresenceState {
    const { enabled, capacity } = this.#settings ?? { enabled: false, capacity: null };
    if (!enabled) return { enabled, capacity: null, inside: 0, exitUntil: null };
    return { enabled, capacity, inside: this.#count(), exitUntil: this.exitUntil?.toISOString() ?? null };
  }

  /** Until when every scan is a leave; null outside exit mode. */
  get exitUntil(): Date | null {
    const { log, now } = this.#options;
    const found = log.file.read((session) =>
      session.prepare(`SELECT value FROM meta WHERE key = 'exit_until'`).pluck().get(),
    );
    const until = Bytes.safeParse(found).data;
    if (!until) return null;
    const at = new Date(Number(Buffer.from(until).toString()));
    return at.getTime() > now().getTime() ? at : null;
  }

  /**
   * What a scan means for who is inside.
   * @param entry what the path has made of it
   * @param code what was scanned, or its digest: knows who carries a proven certificate that is not sure whose it is
   * @returns the entry, for which there may be no room; or, of someone who is inside, a leave or a reminder
   */
  meet(entry: NewEntry, code: Uint8Array | null = null): Meeting {
    const settings = this.#settings;
    if (!settings?.enabled) return { entry };
    const open = this.#openVisit(entry, code);
    const { at } = entry;
    if (this.exitUntil) {
      if (!open) return { screen: { kind: 'presence', at, seq: null, event: 'unknown', holder: null } };
      return this.#leave(open.seq, entry, 'exit');
    }
    if (open) {
      const minutes = (Date.parse(at) - open.at) / 60_000;
      const { seq } = open;
      if (minutes >= settings.againMinutes) return this.#leave(seq, entry, 'again');
      // A clock that was put back makes nobody leave; the entry that there is stands.
      return { screen: { kind: 'presence', at, seq, event: 'already', holder: entry.holder } };
    }
    return { entry: this.#withRoom({ ...entry, tracked: true }, settings) };
  }

  /** Everyone inside, the one who came first first. */
  inside(): Visit[] {
    const ever = { from: new Date(0).toISOString(), to: new Date(8.64e15).toISOString() };
    return this.#options.log.page({ ...ever, inside: true }, MOST_INSIDE).reverse();
  }

  /** Whoever is still inside of these leaves, by the officer's hand. Returns how many. */
  leaveByHand(rows: readonly number[], officer: Officer): number {
    const { log, now } = this.#options;
    const still = rows.filter((seq) => log.visit(seq)?.state.inside === true);
    const at = now().toISOString();
    const step = { kind: 'leave', at, officerId: officer.id, way: 'hand' } as const;
    if (still.length > 0) log.appendSteps(still.map((ref) => ({ ...step, ref })));
    return still.length;
  }

  /** Begins or ends exit mode; it ends at the closing hour by itself. */
  setExitMode(on: boolean, officer: Officer): void {
    const { log, now } = this.#options;
    const until = on ? closingAfter(now(), this.#closing()).getTime() : 0;
    log.file.write((session) =>
      session
        .prepare(
          `INSERT INTO meta (key, value) VALUES ('exit_until', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
        )
        .run(Buffer.from(String(until))),
    );
    log.audit({
      at: now().toISOString(),
      action: 'EXIT_MODE',
      officerId: officer.id,
      detail: { on },
    });
  }

  /** Puts on record that the list of who is inside goes to paper. */
  recordPrint(officer: Officer): void {
    const { log, now } = this.#options;
    log.audit({
      at: now().toISOString(),
      action: 'EVACUATION_PRINTED',
      officerId: officer.id,
      detail: { inside: this.#count() },
    });
  }

  /** Closes the visits of whoever forgot to leave, at the closing hour of their day. Returns how many. */
  closeForgotten(): number {
    if (!this.#settings?.enabled) return 0;
    const { log, now, believed = now } = this.#options;
    const closing = this.#closing();
    const last = closingBefore(believed(), closing);
    const forgotten = log.file.read((session) =>
      z
        .array(Open)
        .parse(
          session
            .prepare('SELECT seq, at FROM visits WHERE inside = 1 AND at < ? ORDER BY at, seq')
            .all(last.getTime()),
        ),
    );
    if (forgotten.length === 0) return 0;
    log.appendSteps(
      forgotten.map(({ seq, at }) => ({
        kind: 'leave',
        at: closingAfter(new Date(at), closing).toISOString(),
        ref: seq,
        officerId: null,
        way: 'closing',
      })),
    );
    return forgotten.length;
  }

  get #settings(): Site['presence'] | null {
    return this.#options.site()?.presence ?? null;
  }

  #closing() {
    const site = this.#options.site();
    return { time: site?.presence.closingTime ?? '18:00', timeZone: site?.timeZone ?? 'Asia/Makassar' };
  }

  #count(): number {
    return this.#options.log.file.read((session) =>
      z.int().parse(session.prepare('SELECT count(*) FROM visits WHERE inside = 1').pluck().get()),
    );
  }

  #openVisit(entry: NewEntry, code: Uint8Array | null): z.infer<typeof Open> | null {
    const { log } = this.#options;
    const { keys } = log.sealer;
    // Nobody is checked out by a code that anybody may have made.
    const key = personKey(keys, entry) ?? (entry.outcome === 'verified' ? codeKey(keys, code) : null);
    if (key === null) return null;
    const found = log.file.read((session) => session.prepare(OPEN_VISIT).get(key));
    return found === undefined ? null : Open.parse(found);
  }

  #leave(seq: number, { at, holder }: NewEntry, way: LeaveWay): Meeting {
    this.#options.log.appendSteps([{ kind: 'leave', at, ref: seq, officerId: null, way }]);
    return { screen: { kind: 'presence', at, seq, event: 'left', holder } };
  }

  /** A full office turns away whom it would admit; the category stays what the credential says. */
  #withRoom(entry: NewEntry, { capacity, staffExempt }: Site['presence']): NewEntry {
    if (capacity === null || entry.verdict.decision !== 'admit') return entry;
    if (staffExempt && entry.person === 'pegawai') return entry;
    if (this.#count() < capacity) return entry;
    const reasons = [{ code: 'OFFICE_FULL' as const, params: { capacity } }, ...entry.verdict.reasons];
    return { ...entry, verdict: { ...entry.verdict, decision: 'deny', reasons } };
  }
}
