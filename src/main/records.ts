import type { ScryptOptions } from 'node:crypto';
import { existsSync } from 'node:fs';
import * as z from 'zod';
import { civilDate } from '#shared/domain/civil-date.ts';
import type { DayCount, Entry, NewEntry } from '#shared/domain/entry.ts';
import type { LogFault, PresenceState } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import type { Visit } from '#shared/domain/visit.ts';
import type { ClockJump } from '#shared/domain/clock.ts';
import type { LogAlarm } from '#shared/domain/backup.ts';
import { type Mark, markUncertain, recoverLog } from './backup/recover.ts';
import { backupsIn, newestFirst, OwnBackups } from './backup/folder.ts';
import { restoreBackup, type Restored } from './backup/restore.ts';
import type { Result, Task } from './backup/task.ts';
import { runTask } from './backup/work.ts';
import { Care } from './care/care.ts';
import { sinceBoot } from './care/steady.ts';
import { LiveDesk } from './entry/live-desk.ts';
import type { RecentScans } from './entry/recent-scans.ts';
import type { Exports } from './export/exporter.ts';
import { ThreadedExporter } from './export/threaded-exporter.ts';
import { FollowUp } from './follow-up/follow-up.ts';
import { appendAudit } from './log/append.ts';
import { EntryLog } from './log/entry-log.ts';
import { LogError } from './log/errors.ts';
import { Essentials, goesOnFrom, isChange, putBack, RULES_UNCERTAIN } from './log/essentials.ts';
import { deriveLogKeys } from './log/keys.ts';
import { Witness } from './log/witness.ts';
import { loadMasterKey, type KeyWrapper } from './log/master-key.ts';
import { Officers } from './officer/officers.ts';
import { Recovery } from './officer/recovery.ts';
import { PolicyDesk } from './policy-store/policy-desk.ts';
import { PolicyStore } from './policy-store/policy-store.ts';
import { Presence } from './presence/presence.ts';
import { Review } from './review/review.ts';
import type { DataFolder } from './site/data-folder.ts';
import { Staff } from './staff/staff.ts';
import type { Threads } from './threads/threads.ts';

export interface RecordsOptions {
  readonly data: DataFolder;
  readonly keyWrapper: KeyWrapper | null;
  readonly recent: RecentScans;
  readonly now: () => Date;
  /** How long the PC has been on, in milliseconds. */
  readonly elapsed?: () => number;
  /** The office's, an IANA name. */
  readonly timeZone: () => string;
  /** The office's settings; null before it is set up. */
  readonly site: () => Site | null;
  /** Whether a visitor stands before the screen still, as far as anyone can tell. */
  readonly isHere: (visit: Visit) => boolean;
  /** What takes seconds is done there. */
  readonly threads: Threads;
  /** What stretching a PIN costs; the product's where undefined. */
  readonly pinCost?: ScryptOptions | undefined;
  readonly report: (what: string, error: unknown) => void;
}

const Tip = z.object({ seq: z.int(), mac: z.string() });
/** A log without a row: whatever there is goes on from it. */
const NONE = { seq: 0, mac: '' };

interface Open {
  readonly log: EntryLog;
  readonly officers: Officers;
  readonly policies: PolicyDesk;
  readonly review: Review;
  readonly exporter: Exports;
  readonly liveDesk: LiveDesk;
  readonly followUp: FollowUp;
  readonly presence: Presence;
  readonly recovery: Recovery;
  readonly staff: Staff;
  readonly care: Care;
}

/**
 * What is kept in the log's database: entries, officers, policies; and whether it takes entries now. It is opened
 * when there is a key for it, and tried again until there is.
 */
export class Records {
  readonly #options: RecordsOptions;
  #open: Open | null = null;
  #fault: LogFault | null = null;
  #masterKey: Uint8Array | null = null;
  #keyProtected = false;
  /** What was tried in vain is not tried at each tick. */
  #recovered = false;
  #uncertain = false;
  /** Something broke: looked into at the next tick. */
  #damaged = false;
  #essentials: Essentials | null = null;

  constructor(options: RecordsOptions) {
    this.#options = options;
  }

  /** What is wrong with the log; null while it takes entries. */
  get fault(): LogFault | null {
    return this.#fault;
  }

  /** Whether a damaged policy is being replaced by an earlier one. */
  get policyFallback(): boolean {
    return this.#open?.policies.known?.fallback ?? false;
  }

  /** Whether nobody knows for certain which rules are in force: then nobody is admitted without an officer. */
  get rulesUncertain(): boolean {
    return this.#uncertain || this.policyFallback;
  }

  /** What a person has to know of the log; null where nothing is, or the log cannot tell. */
  get alarm(): LogAlarm | null {
    try {
      return this.#open?.care.alarm ?? null;
    } catch (error) {
      this.failed(error);
      return null;
    }
  }

  /** A jump of the clock that an admin has to judge; null where there is none, or the log cannot tell. */
  get clockJump(): ClockJump | null {
    try {
      return this.#open?.care.clock.jump ?? null;
    } catch (error) {
      this.failed(error);
      return null;
    }
  }

  /** What a right clock shows, and whether this one is behind it; null where the log cannot tell. */
  get believedTime(): { readonly at: Date; readonly isBehind: boolean } | null {
    try {
      const clock = this.#fault === null ? this.#open?.care.clock : undefined;
      return clock ? { at: clock.believed, isBehind: clock.isBehind } : null;
    } catch {
      return null;
    }
  }

  /** Whether the office's own folder has had no backup for long. */
  get backupLate(): boolean {
    return this.#open?.care.backups.late ?? false;
  }

  /** Whether the system's key store guards the key. */
  get keyProtected(): boolean {
    return this.#keyProtected;
  }

  /** Looks after the log: backups, alarms. @throws LogError where the log has no key */
  get care(): Care {
    return this.#require().care;
  }

  /** @throws LogError where the log has no key */
  get log(): EntryLog {
    return this.#require().log;
  }

  /** @throws LogError where the log has no key */
  get officers(): Officers {
    return this.#require().officers;
  }

  /** The recovery code. @throws LogError where the log has no key */
  get recovery(): Recovery {
    return this.#require().recovery;
  }

  /** What the officer does while people stand before the desk. @throws LogError where the log has no key */
  get liveDesk(): LiveDesk {
    return this.#require().liveDesk;
  }

  /** Whom the task force follows up. @throws LogError where the log has no key */
  get followUp(): FollowUp {
    return this.#require().followUp;
  }

  /** Who is inside. @throws LogError where the log has no key */
  get presence(): Presence {
    return this.#require().presence;
  }

  /** Files of what is in the log. @throws LogError where the log has no key */
  get exporter(): Exports {
    return this.#require().exporter;
  }

  /** What the officer reads in the log. @throws LogError where the log has no key */
  get review(): Review {
    return this.#require().review;
  }

  /** The office's employees. @throws LogError where they cannot be read */
  get staff(): Staff {
    return this.#require().staff;
  }

  /** The office's rules. @throws LogError where they cannot be read */
  get policies(): PolicyDesk {
    return this.#require().policies;
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

  /** How many of today's visits wait for a decision; none where the log cannot tell. */
  countWaiting(): number {
    try {
      return this.#open?.liveDesk.countWaiting() ?? 0;
    } catch (error) {
      this.failed(error);
      return 0;
    }
  }

  /** Who is inside, counted; nobody where the log cannot tell. */
  presenceState(): PresenceState {
    const none = { enabled: false, capacity: null, inside: 0, exitUntil: null };
    try {
      return this.#open?.presence.state ?? none;
    } catch (error) {
      this.failed(error);
      return none;
    }
  }

  /** Today's scans, counted; none where the log cannot tell. */
  countToday(): DayCount {
    const { day } = this;
    const none = { day, total: 0, hijau: 0, kuning: 0, merah: 0, hitam: 0 };
    try {
      return this.#open?.log.countDay(day, this.#options.timeZone()) ?? none;
    } catch (error) {
      this.failed(error);
      return none;
    }
  }

  /**
   * Opens what is not open, looks whether the log is well again, and for a policy that was made active elsewhere.
   * @returns whether anything that people see is another
   */
  refresh(): boolean {
    const before = this.#fault;
    const isNew = this.#open === null;
    if (!this.#open) this.#tryOpen();
    if (this.#damaged) this.#fault = 'LOG_DAMAGED';
    this.#damaged = false;
    if (this.#fault === 'LOG_DAMAGED') this.#recover();
    if (!this.#open) this.#tryOpen();
    else if (this.#fault !== null) this.#fault = this.#open.log.probe();
    else {
      this.#refreshStaff(this.#open);
      if (!isNew) this.#prepareSearch(this.#open);
    }
    const policyChanged = this.#fault === null && this.#loadPolicy();
    const someLeft = this.#fault === null && this.#closeForgotten();
    const cared = this.#fault === null && this.#takeCare();
    return policyChanged || someLeft || cared || before !== this.#fault;
  }

  /** Keeps what scans told of employees, once the visitor has the verdict. */
  settle(): void {
    this.#forStaff(() => this.#open?.staff.settle());
  }

  close(): void {
    const open = this.#open;
    if (!open) return;
    open.exporter.cancel();
    open.care.rest();
    open.log.close();
  }

  #require(): Open {
    if (!this.#open) this.#tryOpen();
    if (!this.#open) throw new LogError('LOG_UNAVAILABLE', 'the log has no key');
    return this.#open;
  }

  /**
   * @param how `replaced`: the kiosk itself has just put another log in its place: the witness begins anew; `again`:
   *   the same log was closed for a moment
   */
  #tryOpen(how: 'first' | 'replaced' | 'again' = 'first'): void {
    const { data, keyWrapper, recent, now, timeZone, site, isHere, threads } = this.#options;
    try {
      const { key, protected: keyProtected } = loadMasterKey({ file: data.masterKey, wrapper: keyWrapper });
      this.#masterKey = key;
      this.#keyProtected = keyProtected;
      const keys = deriveLogKeys(key);
      const essentials = new Essentials(data.essentials, keys);
      const log = EntryLog.open({
        ...{ path: data.log, keys },
        mayMake: () => !this.#wasThere(),
        onFault: (fault) => (this.#damaged ||= fault === 'LOG_DAMAGED'),
        onActed: (actions) => this.#acted(actions),
      });
      const officers = new Officers(log, this.#options.pinCost);
      const store = new PolicyStore(log);
      const countDay = (day: string, zone: string) => log.countDay(day, zone);
      const recovery = new Recovery({ log, officers, masterKey: key });
      const care = this.#careOf(log, key, recovery);
      this.#open = {
        ...{ log, officers, recovery, care },
        review: new Review({ log, officers, timeZone }),
        exporter: new ThreadedExporter({
          ...{ log, officers, now, timeZone, threads },
          ...{ path: data.log, keepOut: data.folder },
        }),
        liveDesk: new LiveDesk({
          ...{ log, now, timeZone, isHere },
          tracked: () => site()?.presence.enabled ?? false,
          closingTime: () => site()?.presence.closingTime ?? '18:00',
          dosesOf: (seq) => recent.dosesOf(seq),
          append: (entry) => this.append(entry),
        }),
        followUp: new FollowUp({ log, now, timeZone }),
        presence: new Presence({ log, now, believed: () => care.clock.believed, site }),
        staff: new Staff({ log, threads, now, timeZone }),
        policies: new PolicyDesk({ store, officers, recent, now, timeZone, countDay }),
      };
      this.#essentials = essentials;
      this.#fault = log.probe();
      if (this.#fault !== null) return;
      this.#readUncertain();
      if (how === 'again') return;
      if (how === 'replaced') care.note();
      else if (!this.#followBehind(log, essentials)) this.care.begin();
      this.#keepEssentials();
    } catch (error) {
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
        ...{ backup, log: data.log, masterKey, at: now(), officerId },
      });
    } finally {
      this.#open = null;
      this.#damaged = false;
      this.#tryOpen('replaced');
    }
  }

  /** Whether there was a log here before: then one that is missing is a damaged one. */
  #wasThere(): boolean {
    const { data } = this.#options;
    const traces = [data.site, data.witness, data.essentials];
    return traces.some((file) => existsSync(file)) || backupsIn(data.backups).length > 0;
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
    const seen = new Witness(data.witness, log.sealer.keys).seen;
    const lacks = (mark: Mark | null) =>
      mark !== null && !log.file.read((session) => goesOnFrom(mark, session));
    const changed = lacks(kept);
    if (!changed && !lacks(seen)) return false;
    const tip = log.file.read((session) =>
      Tip.parse(
        session.prepare(`SELECT seq, hex(mac) AS mac FROM entries ORDER BY seq DESC LIMIT 1`).get() ?? NONE,
      ),
    );
    // Rows that the kiosk itself put in a log's place are another log by an admin's will.
    if (this.#recoverFrom(tip)) return true;
    if (!changed && kept) return false;
    const at = now();
    const { file, sealer } = this.log;
    file.write((session) => {
      if (kept) putBack(kept, session, sealer, at);
      markUncertain(session);
      const audit = { at: at.toISOString(), action: 'RULES_UNCERTAIN' as const, officerId: null, detail: {} };
      appendAudit(session, sealer, audit);
    });
    this.#readUncertain();
    return false;
  }

  #careOf(log: EntryLog, masterKey: Uint8Array, recovery: Recovery): Care {
    const { data, site, now, elapsed = sinceBoot, report, threads } = this.#options;
    const run = (task: Task): Promise<Result> => runTask(threads, task);
    return new Care({
      ...{ log, masterKey, site, now, elapsed, report, run },
      ...{ path: data.log, witness: data.witness, backups: data.backups },
      wrappedKey: () => recovery.wrappedKey,
      onDamaged: () => this.failed(new LogError('LOG_DAMAGED', 'the log’s file is broken')),
    });
  }

  #takeCare(): boolean {
    try {
      return this.#open?.care.tick() ?? false;
    } catch (error) {
      this.failed(error);
      return false;
    }
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
    this.#open?.exporter.cancel();
    // Not by `close`: the witness is to say what it saw, not what is left.
    this.#open?.log.close();
    this.#open = null;
    const keys = deriveLogKeys(masterKey);
    const essentials = new Essentials(data.essentials, keys).read();
    const chosen = site()?.backup.folder ?? null;
    const own = new OwnBackups(masterKey);
    const files = [...own.in(data.backups), ...(chosen === null ? [] : own.in(chosen))].sort(newestFirst);
    const restored = recoverLog(files, {
      ...{ log: data.log, masterKey, at: now(), essentials, mustHold },
      witnessed: new Witness(data.witness, keys).seen,
      isSetUp: site() !== null || (essentials?.officers.length ?? 0) > 0,
      mayBegin: mustHold === null,
    });
    if (!restored) {
      if (mustHold !== null) this.#tryOpen('again');
      return false;
    }
    this.#fault = null;
    this.#tryOpen('replaced');
    const { madeAt, rows, salvaged } = restored;
    if (madeAt === null) this.care.restored({ salvaged }, 'LOG_ANEW');
    else this.care.restored({ madeAt, rows, salvaged });
    this.care.backups.request();
    this.#recovered = false;
    return true;
  }

  /** Reads the roll of employees anew where another process changed it. */
  #refreshStaff({ staff }: Open): void {
    this.#forStaff(() => staff.refresh());
  }

  /** Ends the visits that nobody ended, at the closing hour. Returns whether there were any. */
  #closeForgotten(): boolean {
    try {
      return (this.#open?.presence.closeForgotten() ?? 0) > 0;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  /** Makes ready what names are searched in, while nobody waits for it. */
  #prepareSearch({ log }: Open): void {
    log.prepareSearch().catch((error: unknown) => this.#options.report('search', error));
  }

  #forStaff(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.report('staff', error);
    }
  }

  /** Loads the policy where another one was made active. Returns whether that was so. */
  #loadPolicy(): boolean {
    try {
      return this.#open?.policies.refresh() ?? false;
    } catch (error) {
      this.#options.report('policy', error);
      return false;
    }
  }
}
