import type { ScryptOptions } from 'node:crypto';
import { existsSync } from 'node:fs';
import { civilDate } from '#shared/domain/civil-date.ts';
import type { Entry, NewEntry } from '#shared/domain/entry.ts';
import type { LogFault } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Mark } from './backup/recover.ts';
import { restoreBackup, type Restored } from './backup/restore.ts';
import type { Result, Task } from './backup/task.ts';
import { runTask } from './backup/work.ts';
import { Care } from './care/care.ts';
import { sinceBoot } from './care/steady.ts';
import { EntryLog } from './log/entry-log.ts';
import { LogError } from './log/errors.ts';
import { type InLog, LogContents } from './in-log.ts';
import { behind, goOnWith, recoverFromBackups, wasThere } from './log-recovery.ts';
import { Essentials, isChange, RULES_UNCERTAIN } from './log/essentials.ts';
import { deriveLogKeys } from './log/keys.ts';
import { loadMasterKey, type KeyWrapper } from './log/master-key.ts';
import { Officers } from './officer/officers.ts';
import { Recovery } from './officer/recovery.ts';
import type { DataFolder } from './site/data-folder.ts';
import type { Threads } from './threads/threads.ts';

export interface LogRoomOptions {
  readonly data: DataFolder;
  readonly keyWrapper: KeyWrapper | null;
  readonly now: () => Date;
  /** How long the PC has been on, in milliseconds. */
  readonly elapsed?: () => number;
  /** The office's, an IANA name. */
  readonly timeZone: () => string;
  /** The office's settings; null before it is set up. */
  readonly site: () => Site | null;
  /** What takes seconds is done there. */
  readonly threads: Threads;
  /** What stretching a PIN costs; the product's where undefined. */
  readonly pinCost?: ScryptOptions | undefined;
  readonly report: (what: string, error: unknown) => void;
}

/** The log while it is open, and what it does not go without. */
export interface OpenLog {
  readonly log: EntryLog;
  readonly officers: Officers;
  readonly recovery: Recovery;
  readonly care: Care;
}

/**
 * The room in which the log lies: opened when there is a key for it, and tried again until there is; recovered where it
 * is damaged. Says whether it takes entries now.
 */
export class LogRoom {
  readonly #options: LogRoomOptions;
  readonly #contents = new LogContents<OpenLog>();
  #open: OpenLog | null = null;
  #fault: LogFault | null = null;
  #masterKey: Uint8Array | null = null;
  #keyProtected = false;
  /** What was tried in vain is not tried at each tick. */
  #recovered = false;
  #uncertain = false;
  /** Something broke: looked into at the next tick. */
  #damaged = false;
  #essentials: Essentials | null = null;

  constructor(options: LogRoomOptions) {
    this.#options = options;
  }

  /**
   * Keeps something that lies in the log.
   * @param make makes it of the log that was opened
   * @param rest ends what it is at, before the log is closed
   */
  keep<T>(make: (open: OpenLog) => T, rest?: (it: T) => void): InLog<T> {
    return this.#contents.keep(() => this.#require(), make, rest);
  }

  /** What is wrong with the log; null while it takes entries. */
  get fault(): LogFault | null {
    return this.#fault;
  }

  /** Whether it is on record that nobody knows for certain which rules are in force. */
  get rulesUncertain(): boolean {
    return this.#uncertain;
  }

  /** Whether the system's key store guards the key. */
  get keyProtected(): boolean {
    return this.#keyProtected;
  }

  /** @throws LogError where the log has no key */
  get open(): OpenLog {
    return this.#require();
  }

  /** The log, as far as it is open. */
  get openOrNull(): OpenLog | null {
    return this.#open;
  }

  /** @throws LogError where the log has no key */
  get log(): EntryLog {
    return this.#require().log;
  }

  /** What the log answers; where it cannot, note is taken of that, and it is this. */
  ask<T>(question: () => T, otherwise: T): T {
    try {
      return question();
    } catch (error) {
      this.failed(error);
      return otherwise;
    }
  }

  /** The civil day that it is at the office. */
  get day(): string {
    return civilDate(this.#options.now(), this.#options.timeZone());
  }

  /** Makes an entry durable. @throws LogError */
  append(entry: NewEntry): Entry {
    return this.#kept(this.log.append(entry));
  }

  /** Makes the entry of a scan durable. @param code what was scanned, as a digest @throws LogError */
  appendScan(entry: NewEntry, code: Uint8Array | null): Entry {
    return this.#kept(this.log.appendScan(entry, code));
  }

  #kept(kept: Entry): Entry {
    this.#fault = null;
    return kept;
  }

  /** Does several things to the log as one: all of it is on disk when this returns, or nothing is kept. @throws LogError */
  together<T>(work: () => T): T {
    const { log } = this;
    // A connection that would have to be made anew halfway would keep one half.
    const fault = log.probe();
    if (fault !== null) throw new LogError(fault, 'the log takes nothing now');
    return log.file.write(() => work());
  }

  /** Takes note of what the log threw, and says what that means. */
  failed(error: unknown): LogFault {
    this.#options.report('log', error);
    this.#fault = error instanceof LogError ? error.code : 'LOG_UNAVAILABLE';
    return this.#fault;
  }

  /**
   * Opens what is not open, and looks whether the log is well again.
   * @returns whether what is wrong with it is another than before
   */
  refresh(): boolean {
    const before = this.#fault;
    if (!this.#open) this.#tryOpen();
    if (this.#damaged) this.#fault = 'LOG_DAMAGED';
    this.#damaged = false;
    if (this.#fault === 'LOG_DAMAGED') this.#recover();
    if (!this.#open) this.#tryOpen();
    else if (this.#fault !== null) this.#fault = this.#open.log.probe();
    return before !== this.#fault;
  }

  close(): void {
    const open = this.#open;
    if (!open) return;
    this.#contents.rest();
    open.care.rest();
    open.log.close();
  }

  #shut(): void {
    this.#open = null;
    this.#contents.gone();
  }

  #require(): OpenLog {
    if (!this.#open) this.#tryOpen();
    if (!this.#open) throw new LogError('LOG_UNAVAILABLE', 'the log has no key');
    return this.#open;
  }

  /**
   * @param how `replaced`: the kiosk itself has just put another log in its place: the witness begins anew; `again`:
   *   the same log was closed for a moment
   */
  #tryOpen(how: 'first' | 'replaced' | 'again' = 'first'): void {
    const { data, keyWrapper, pinCost } = this.#options;
    try {
      const { key, protected: keyProtected } = loadMasterKey({ file: data.masterKey, wrapper: keyWrapper });
      this.#masterKey = key;
      this.#keyProtected = keyProtected;
      const keys = deriveLogKeys(key);
      const essentials = new Essentials(data.essentials, keys);
      const log = EntryLog.open({
        path: data.log,
        keys,
        mayMake: () => !wasThere(data),
        onFault: (fault) => (this.#damaged ||= fault === 'LOG_DAMAGED'),
        onActed: (actions) => this.#acted(actions),
      });
      const officers = new Officers(log, pinCost);
      const recovery = new Recovery({ log, officers, masterKey: key });
      const open = { log, officers, recovery, care: this.#careOf(log, key, recovery) };
      this.#contents.made(open);
      this.#open = open;
      this.#essentials = essentials;
      this.#fault = log.probe();
      if (this.#fault !== null) return;
      this.#readUncertain();
      if (how === 'again') return;
      if (how === 'replaced') open.care.note();
      else if (!this.#followBehind(log, essentials)) this.open.care.begin();
      this.#keepEssentials();
    } catch (error) {
      if (!this.#open) this.#shut();
      this.failed(error);
    }
  }

  /**
   * Puts a backup of this kiosk in the log's place; the log that was there is kept beside it.
   * @throws BackupError, LogError; the log stays as it was
   */
  restore(backup: string, officerId: number): Restored {
    const masterKey = this.#masterKey;
    if (!masterKey) throw new LogError('LOG_UNAVAILABLE', 'the log has no key');
    const { data, now } = this.#options;
    this.close();
    try {
      return restoreBackup({
        backup,
        log: data.log,
        masterKey,
        at: now(),
        officerId,
      });
    } finally {
      this.#shut();
      this.#damaged = false;
      this.#tryOpen('replaced');
    }
  }

  /** An action is on record: what the desk is opened with is kept outside of the log before anybody is told. */
  #acted(actions: readonly string[]): void {
    if (!actions.some(isChange) || !this.#open) return;
    if (actions.includes('POLICY_ACTIVATED')) this.#readUncertain();
    this.#keepEssentials();
    this.#open.care.backups.request();
  }

  #keepEssentials(): void {
    try {
      if (this.#open) this.#essentials?.keep(this.#open.log);
    } catch (error) {
      this.#options.report('essentials', error);
    }
  }

  #readUncertain(): void {
    const found = this.#open?.log.file.read((session) =>
      session.prepare('SELECT 1 FROM meta WHERE key = ?').get(RULES_UNCERTAIN),
    );
    this.#uncertain = found !== undefined;
  }

  /**
   * A log that lacks what was kept outside of it is an older one: a backup that goes on from it takes its place; else
   * the accounts and rules that were kept are put back. Returns whether another log is open now.
   */
  #followBehind(log: EntryLog, essentials: Essentials): boolean {
    const { data, now } = this.#options;
    const kept = essentials.read();
    const lack = behind(log, kept, data.witness);
    if (!lack) return false;
    // Rows that the kiosk itself put in a log's place are another log by an admin's will.
    if (this.#recoverFrom(lack.tip)) return true;
    if (!lack.lacksKept && kept) return false;
    goOnWith(kept, this.log, now());
    this.#readUncertain();
    return false;
  }

  #careOf(log: EntryLog, masterKey: Uint8Array, recovery: Recovery): Care {
    const { data, site, now, elapsed = sinceBoot, report, threads } = this.#options;
    const run = (task: Task): Promise<Result> => runTask(threads, task);
    return new Care({
      log,
      masterKey,
      site,
      now,
      elapsed,
      report,
      run,
      path: data.log,
      witness: data.witness,
      backups: data.backups,
      wrappedKey: () => recovery.wrappedKey,
      onDamaged: () => this.failed(new LogError('LOG_DAMAGED', 'the log’s file is broken')),
    });
  }

  /** Puts the newest good backup in a damaged log's place, with what is proven of the rows since. */
  #recover(): void {
    if (this.#recovered || !this.#masterKey) return;
    this.#recovered = true;
    try {
      this.#recoverFrom(null);
    } catch (error) {
      this.#options.report('recovery', error);
    }
  }

  /**
   * @param mustHold the newest row of a log that is whole and older than it should be; null where it is damaged
   * @returns whether another log is in its place
   */
  #recoverFrom(mustHold: Mark | null): boolean {
    const { data, site, now } = this.#options;
    const masterKey = this.#masterKey;
    // Without its key file, the whole folder is away.
    if (!masterKey || !existsSync(data.masterKey)) return false;
    this.#contents.rest();
    // Not by `close`: the witness is to say what it saw, not what is left.
    this.#open?.log.close();
    this.#shut();
    const restored = recoverFromBackups({ data, masterKey, site: site(), at: now(), mustHold });
    if (!restored) {
      if (mustHold !== null) this.#tryOpen('again');
      return false;
    }
    this.#fault = null;
    this.#tryOpen('replaced');
    const { madeAt, rows, salvaged } = restored;
    const { care } = this.open;
    if (madeAt === null) care.restored({ salvaged }, 'LOG_ANEW');
    else care.restored({ madeAt, rows, salvaged });
    care.backups.request();
    this.#recovered = false;
    return true;
  }
}
