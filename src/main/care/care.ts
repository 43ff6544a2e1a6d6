import type { BackupPlace, LogAlarm } from '#shared/domain/backup.ts';
import type { Site } from '#shared/domain/site.ts';
import { Backups } from '../backup/backups.ts';
import type { Result, Task } from '../backup/task.ts';
import type { AuditAction, AuditDetail } from '../log/audit.ts';
import type { EntryLog } from '../log/entry-log.ts';
import { Witness } from '../log/witness.ts';
import { Alarms } from './alarms.ts';
import { retentionCut } from './retention.ts';

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
  readonly #begun: number;
  #inspectedAt: number | null = null;
  #retainedAt: number | null = null;
  readonly backups: Backups;

  constructor(options: CareOptions) {
    this.#options = options;
    const { log, path, witness, backups, masterKey, wrappedKey, site, now, run } = options;
    this.#begun = now().getTime();
    this.#alarms = new Alarms(log);
    this.#witness = new Witness(witness, log.sealer.keys);
    this.backups = new Backups({
      ...{ log: path, folder: backups, masterKey, wrappedKey, site, now, run },
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
    const now = this.#options.now().getTime();
    this.note();
    const sinceBegun = now - this.#begun;
    if (sinceBegun >= INSPECT_AFTER_MS && isOver(this.#inspectedAt, now)) this.#inspect();
    if (this.backups.tickRequested()) return true;
    if (sinceBegun < BACKUPS_AFTER_MS) return false;
    this.#retain(now);
    return this.backups.tick();
  }

  async close(): Promise<void> {
    this.note();
    await this.backups.close();
  }

  /** Shreds what is past its time, once a day. */
  #retain(now: number): void {
    const { log, site } = this.#options;
    const settings = site();
    if (!settings || !isOver(this.#retainedAt, now)) return;
    this.#retainedAt = now;
    const newest = log.span()?.to;
    if (newest === undefined) return;
    const at = new Date(now);
    log.eraseBefore(retentionCut(at, new Date(newest), settings.retentionDays), { at, officerId: null });
  }

  #inspect(): void {
    const { path, masterKey, run, now, report } = this.#options;
    this.#inspectedAt = now().getTime();
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

/** Whether a day has gone by; a clock that was set counts as one. */
function isOver(last: number | null, now: number): boolean {
  return last === null || Math.abs(now - last) >= DAY_MS;
}
