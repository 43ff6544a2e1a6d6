import type { BackupPlace, LogAlarm } from '#shared/domain/backup.ts';
import { DEFAULT_RETENTION_DAYS, type Site } from '#shared/domain/site.ts';
import type { ClockAnswer } from '#shared/domain/clock.ts';
import { Backups } from '../backup/backups.ts';
import type { Result, Task } from '../backup/task.ts';
import type { AuditAction, AuditDetail } from '../log/audit.ts';
import type { EntryLog } from '../log/entry-log.ts';
import { Witness } from '../log/witness.ts';
import { Alarms } from './alarms.ts';
import { KioskClock } from './clock.ts';
import { sinceBoot } from './steady.ts';

export interface CareOptions {
  readonly log: EntryLog;
  /** The log's database. */
  readonly path: string;
  /** The witness's file, outside the database. */
  readonly witness: string;
  /** The folder of the kiosk's own backups. */
  readonly backups: string;
  readonly masterKey: Uint8Array;
  readonly wrappedKey: () => Uint8Array | null;
  readonly site: () => Site | null;
  readonly now: () => Date;
  /** How long the PC has been on, in milliseconds: what nobody sets. The system’s unless told. */
  readonly elapsed?: () => number;
  /** Does what takes seconds beside the thread that shows the screen. */
  readonly run: (task: Task) => Promise<Result>;
  /** Told that the log's file is broken: it has to be recovered. */
  readonly onDamaged: () => void;
  readonly report: (what: string, error: unknown) => void;
}

const DAY_MS = 86_400_000;
/** The first screen comes first: then the log is looked through, then backups are made. */
const INSPECT_AFTER_MS = 15_000;
const BACKUPS_AFTER_MS = 60_000;

/**
 * Looks after the log: asks the witness whether it is the one that it was, looks it through once a day, shreds what
 * is past its time, makes backups, and raises an alarm where a person has to know.
 */
export class Care {
  readonly #options: CareOptions;
  readonly #alarms: Alarms;
  readonly #witness: Witness;
  readonly #begun: Moment;
  #inspectedAt: Moment | null = null;
  #retainedAt: Moment | null = null;
  readonly clock: KioskClock;
  readonly backups: Backups;

  constructor(options: CareOptions) {
    this.#options = options;
    const { log, path, witness, backups, masterKey, wrappedKey, site, now, run } = options;
    this.#begun = this.#moment();
    this.clock = new KioskClock({
      log,
      now,
      elapsed: this.#elapsed,
      keepDays: () => site()?.retentionDays ?? DEFAULT_RETENTION_DAYS,
    });
    this.#alarms = new Alarms(log);
    this.#witness = new Witness(witness, log.sealer.keys);
    this.backups = new Backups({
      log: path,
      folder: backups,
      masterKey,
      wrappedKey,
      site,
      now,
      run,
      steady: () => this.clock.steady,
      elapsed: this.#elapsed,
      onMade: (place, rows, officerId) => this.#made(place, rows, officerId),
      // The log itself may be at fault: it is looked through.
      onFailed: () => this.#inspect(),
    });
  }

  /** What a person has to know and has not said to have read; null where nothing is. */
  get alarm(): LogAlarm | null {
    return this.#alarms.current;
  }

  /** Asks the witness. Called once, when the log was opened. @throws LogError */
  begin(): void {
    const testimony = this.#witness.ask(this.#options.log);
    if (testimony !== 'agrees') this.#raise('LOG_ROLLED_BACK', { how: testimony });
  }

  /** The kiosk has put a backup in the log's place by itself: a person has to know. @throws LogError */
  restored(params: LogAlarm['params'], code: 'LOG_RESTORED' | 'LOG_ANEW' = 'LOG_RESTORED'): void {
    this.#alarms.raise({ code, at: this.#at(), params });
  }

  /** An admin has read the alarm. @throws LogError */
  seen(officerId: number): void {
    if (this.#alarms.clear()) this.#audit('ALARM_SEEN', officerId, {});
  }

  /** Takes note of how far the log has come. */
  note(): void {
    try {
      this.#witness.note(this.#options.log);
    } catch (error) {
      this.#options.report('witness', error);
    }
  }

  /** Does what is due. Returns whether anything that people see is another. @throws LogError */
  tick(): boolean {
    this.note();
    const since = passed(this.#begun, this.#moment());
    if (since >= INSPECT_AFTER_MS && this.#isOver(this.#inspectedAt)) this.#inspect();
    const judged = this.clock.look();
    if (since < BACKUPS_AFTER_MS) return this.backups.tick(false) || judged;
    this.#retain();
    return this.backups.tick() || judged;
  }

  /** An admin says what is so of a clock that jumped. @throws LogError */
  answerClock(answer: ClockAnswer, officerId: number): void {
    this.clock.answer(answer, officerId);
  }

  /** Writes down what a restart has to know. */
  rest(): void {
    this.note();
    try {
      this.clock.keep();
    } catch (error) {
      this.#options.report('clock', error);
    }
  }

  async close(): Promise<void> {
    this.rest();
    await this.backups.close();
  }

  /** Shreds what is past its time, once a day. */
  #retain(): void {
    const { log, site, now } = this.#options;
    const settings = site();
    if (!settings || !this.#isOver(this.#retainedAt)) return;
    this.#retainedAt = this.#moment();
    const last = this.clock.lastOlderThan(settings.retentionDays);
    if (last > 0) log.eraseUpTo(last, { at: now(), officerId: null });
  }

  get #elapsed(): () => number {
    return this.#options.elapsed ?? sinceBoot;
  }

  #moment(): Moment {
    return { clock: this.#options.now().getTime(), on: this.#elapsed() };
  }

  /** What does no harm may be done once more for a clock that was set; it does not stop for one. */
  #isOver(last: Moment | null): boolean {
    return last === null || passed(last, this.#moment()) >= DAY_MS;
  }

  #inspect(): void {
    const { path, masterKey, run, report } = this.#options;
    this.#inspectedAt = this.#moment();
    run({ kind: 'inspect', log: path, masterKey }).then(
      (result) => this.#found(result),
      (error: unknown) => report('inspection', error),
    );
  }

  #found(result: Result): void {
    const { onDamaged, report } = this.#options;
    try {
      if (result.kind === 'damaged') onDamaged();
      else if (result.kind === 'changed')
        this.#raise('LOG_CHANGED', { seq: result.seq, problem: result.problem });
      else if (result.kind === 'failed') report('inspection', new Error(result.code));
    } catch (error) {
      report('inspection', error);
    }
  }

  #made(place: BackupPlace, rows: number, officerId: number | null): void {
    try {
      this.#audit('BACKUP_MADE', officerId, { place, rows });
    } catch (error) {
      this.#options.report('backup', error);
    }
  }

  #raise(code: 'LOG_ROLLED_BACK' | 'LOG_CHANGED', params: LogAlarm['params']): void {
    if (!this.#alarms.raise({ code, at: this.#at(), params })) return;
    this.#audit(code, null, params);
  }

  #audit(action: AuditAction, officerId: number | null, detail: AuditDetail): void {
    this.#options.log.audit({ at: this.#at(), action, officerId, detail });
  }

  #at(): string {
    return this.#options.now().toISOString();
  }
}

interface Moment {
  readonly clock: number;
  readonly on: number;
}

/** How long it is from one moment to another, by the clock or by what has really passed: the longer of them. */
function passed(from: Moment, to: Moment): number {
  return Math.max(Math.abs(to.clock - from.clock), to.on - from.on);
}
