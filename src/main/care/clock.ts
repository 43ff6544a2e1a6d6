import type { ClockAnswer, ClockJump } from '#shared/domain/clock.ts';
import type { EntryLog } from '../log/entry-log.ts';
import { Bytes } from '../log/row.ts';
import { historyOf } from './history.ts';
import { answered, beginAt, believed, lastOlderThan, lookAgain, Reckoning } from './reckoning.ts';

export interface KioskClockOptions {
  readonly log: EntryLog;
  readonly now: () => Date;
  /** How long the PC has been on, in milliseconds. */
  readonly elapsed: () => number;
  /** How long personal data is kept, in days. */
  readonly keepDays: () => number;
}

const DAY_MS = 86_400_000;
const KEY = 'reckoning';
/** What a power cut takes of it counts as time off. */
const KEPT_EVERY_MS = 5 * 60_000;
/** A clock that dances is put on record no more often. */
const RECORDED_EVERY_MS = 3_600_000;

/** The time by which the kiosk erases and makes backups: its clock alone moves nothing. Every method throws LogError. */
export class KioskClock {
  readonly #options: KioskClockOptions;
  #state: Reckoning | null = null;
  #keptAt = Number.NEGATIVE_INFINITY;
  #recordedAt = Number.NEGATIVE_INFINITY;

  constructor(options: KioskClockOptions) {
    this.#options = options;
  }

  /** Milliseconds that pass as real ones do, whatever the clock says. */
  get steady(): number {
    return (this.#state ?? this.#begin()).steady;
  }

  /** What a right clock shows now; while nothing speaks against this PC's, what that shows. */
  get believed(): Date {
    return new Date(believed(this.#state ?? this.#begin()));
  }

  /** Whether the clock is behind what it is known to be at least. */
  get isBehind(): boolean {
    return (this.#state ?? this.#begin()).off < 0;
  }

  /** The jump of the clock that an admin has to judge; null where it runs as it should. */
  get jump(): ClockJump | null {
    const jump = (this.#state ?? this.#begin()).jump;
    if (!jump) return null;
    const { from, to, mayHavePassed, denied } = jump;
    return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), mayHavePassed, denied };
  }

  /** The last row that was certainly written so long ago; 0 where there is none. */
  lastOlderThan(days: number): number {
    return lastOlderThan(this.#state ?? this.#begin(), days * DAY_MS);
  }

  /** Looks at the clock. Returns whether it is judged otherwise than before. */
  look(): boolean {
    const before = this.#state;
    const state = before ? lookAgain(before, this.#look()) : this.#begin();
    this.#state = state;
    const other = (before?.jump ?? null) !== state.jump;
    if (
      !before ||
      other ||
      before.marks.length !== state.marks.length ||
      state.ran - this.#keptAt >= KEPT_EVERY_MS
    )
      this.keep();
    this.#record(before);
    return other;
  }

  /** An admin says what is so. */
  answer(answer: ClockAnswer, officerId: number): void {
    const state = this.#state ?? this.#begin();
    if (!state.jump) return;
    const { from, to } = this.#datesOf(state.jump);
    this.#audit('CLOCK_ANSWERED', officerId, { answer, from, to });
    this.#state = answered(state, answer);
    this.keep();
  }

  /** Writes down how it stands. */
  keep(): void {
    const state = this.#state;
    if (!state) return;
    this.#options.log.file.write((session) =>
      session
        .prepare(
          'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
        )
        .run(KEY, Buffer.from(JSON.stringify(state))),
    );
    this.#keptAt = state.ran;
  }

  #begin(): Reckoning {
    const { log } = this.#options;
    const look = this.#look();
    const kept = this.#read();
    if (kept) return (this.#state = lookAgain(kept, look));
    const { then, marks } = historyOf(log, look.clock);
    return (this.#state = beginAt(then, marks, look));
  }

  #look() {
    const { log, now, elapsed, keepDays } = this.#options;
    return { clock: now().getTime(), on: elapsed(), tip: log.tip(), keepMs: keepDays() * DAY_MS };
  }

  #read(): Reckoning | null {
    const found = this.#options.log.file.read((session) =>
      session.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(KEY),
    );
    const text = Bytes.safeParse(found).data;
    if (!text) return null;
    try {
      return Reckoning.parse(JSON.parse(Buffer.from(text).toString()));
    } catch {
      return null;
    }
  }

  /** Puts on record that the clock jumped, and that it is right again. */
  #record(before: Reckoning | null): void {
    const state = this.#state;
    if (!state) return;
    const { jump, ran } = state;
    if (jump && !jump.onRecord && ran - this.#recordedAt >= RECORDED_EVERY_MS) {
      this.#audit('CLOCK_JUMPED', null, this.#datesOf(jump));
      this.#recordedAt = ran;
      this.#state = { ...state, jump: { ...jump, onRecord: true } };
      this.keep();
    } else if (!jump && before?.jump?.onRecord === true) this.#audit('CLOCK_SETTLED', null, {});
  }

  #datesOf({ from, to }: { readonly from: number; readonly to: number }) {
    return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  }

  #audit(
    action: 'CLOCK_JUMPED' | 'CLOCK_ANSWERED' | 'CLOCK_SETTLED',
    officerId: number | null,
    detail: Record<string, string>,
  ): void {
    this.#options.log.audit({ at: this.#options.now().toISOString(), action, officerId, detail });
  }
}
