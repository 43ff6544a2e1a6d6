import type { ScryptOptions } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { CardWork } from '#shared/domain/card-making.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { entryShown, type KioskState, type ScanScreen, standingTime } from '#shared/domain/kiosk.ts';
import type { ClockAnswer } from '#shared/domain/clock.ts';
import type { FollowRequest } from '#shared/domain/follow-up.ts';
import type { DecisionRequest, ManualEntry } from '#shared/domain/live-desk.ts';
import type { Language } from '#shared/domain/locale.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { ProbeState, ScannerReading } from '#shared/domain/scanner-setup.ts';
import {
  DEFAULT_TIME_ZONE,
  type OfficeSettings,
  type ScannerSettings,
  type Site,
} from '#shared/domain/site.ts';
import type { UpdateSettings, UpdateState } from '#shared/domain/update.ts';
import { toContent } from './credential/content.ts';
import { isSiteCard } from './credential/site-card/read.ts';
import type { ReadPass } from './credential/staff-pass/read.ts';
import { sinceBoot } from './care/steady.ts';
import { Desk } from './entry/desk.ts';
import type { LiveDesk } from './entry/live-desk.ts';
import { withoutRules } from './entry/rules-uncertain.ts';
import { RecentScans } from './entry/recent-scans.ts';
import type { ExportOrder, Exports } from './export/exporter.ts';
import type { FollowUp } from './follow-up/follow-up.ts';
import type { Care } from './care/care.ts';
import type { AuditAction, AuditDetail } from './log/audit.ts';
import type { KeyWrapper } from './log/master-key.ts';
import type { Officers } from './officer/officers.ts';
import type { Recovery } from './officer/recovery.ts';
import { Session, type SignIn } from './officer/session.ts';
import { type PolicyDesk, policyLabel } from './policy-store/policy-desk.ts';
import type { Restored } from './backup/restore.ts';
import { PRESETS } from './policy/presets/index.ts';
import { CardDesk, type CardPolicy } from './provisioning/card-desk.ts';
import type { CardMaker } from './provisioning/card-maker.ts';
import { ProvisioningError } from './provisioning/errors.ts';
import type { PolicyName } from './provisioning/judge-card.ts';
import { fingerprintOf } from './provisioning/regency-key.ts';
import { Records } from './records.ts';
import type { Presence } from './presence/presence.ts';
import type { Review } from './review/review.ts';
import type { KeySource } from './scanner/keys.ts';
import type { Scan } from './scanner/scan.ts';
import { listPorts, type Port } from './scanner/ports.ts';
import { Bench } from './scanner-setup/bench.ts';
import { openDataFolder, type DataFolder } from './site/data-folder.ts';
import { SiteStore } from './site/site-store.ts';
import { Settings, type SettingsChange } from './site/settings.ts';
import type { Desktop } from './paper/desktop.ts';
import { isAwake } from './site/awake.ts';
import type { Staff } from './staff/staff.ts';
import { Threads } from './threads/threads.ts';
import { TrustDesk } from './trust/trust-desk.ts';
import { NO_PROGRAM, type UpdateProgram } from './update/program.ts';
import { Updates } from './update/updates.ts';

export interface KioskOptions {
  /** The folder of all its files; made where there is none. */
  readonly folder: string;
  readonly keyWrapper: KeyWrapper | null;
  readonly now: () => Date;
  /** How long the PC has been on, in milliseconds: what nobody sets. The system’s unless told. */
  readonly elapsed?: () => number;
  /** Where scanners that type are heard: the window's keyboard. None where there is no window. */
  readonly keys?: KeySource;
  /** Files that a person chooses, and the faces to print with. None where there is no window. */
  readonly desktop?: Desktop;
  /** Where a thread begins that does what takes seconds (`worker.ts`); left out, it is done here. */
  readonly worker?: URL;
  /** The program around the services, which updates replace. None in tests. */
  readonly program?: UpdateProgram;
  /** What stretching a PIN costs, the same for the life of a log; the product's where left out. Less is for tests. */
  readonly pinCost?: ScryptOptions;
  /** From 0 to 1: how kiosks spread what they do at the same hour. */
  readonly random?: () => number;
  /** Told of faults, for the local log. No personal data. */
  readonly report: (what: string, error: unknown) => void;
}

/** Where the log cannot say which is in force. */
const NO_POLICY: PolicyName = { id: '', hash: null };

/** Nobody visits an office more often than it keeps what is known of them. */
const MOST_OF_ONE = 1000;

interface KioskEvents {
  changed: [KioskState];
  screen: [ScanScreen];
  reading: [ScannerReading];
  probe: [ProbeState];
  cards: [CardWork];
  update: [UpdateState];
}

/** How often to look whether the trust list was imported anew, the log is well again, or the day is over. */
const TICK_MS = 2000;
/** So long after the start the first screen is there, and hardly a visitor. */
const WARM_MS = 500;
/** So long nobody may have come by before the kiosk replaces itself unasked. */
const QUIET_MS = 10 * 60_000;

/** The services of one kiosk, wired. Knows nothing of Electron: tests and benchmarks run it under plain Node. */
export class Kiosk extends EventEmitter<KioskEvents> {
  readonly #options: KioskOptions;
  readonly #elapsed: () => number;
  readonly #threads: Threads;
  readonly #data: DataFolder;
  readonly #settings: Settings;
  readonly #session = new Session();
  readonly #desk: Desk;
  readonly #recent = new RecentScans();
  readonly #trust: TrustDesk;
  readonly #records: Records;
  readonly #bench: Bench;
  readonly #cards: CardDesk;
  /** Read when it is first asked for. */
  #cardMaker: Promise<CardMaker> | null = null;
  readonly #updates: Updates;
  #news = 'null';
  #settingUp = false;
  /** Whether a recovery code was made that nobody was told. */
  #owesCode = false;
  /** When the last scan came, by what has elapsed. */
  #scannedAt = Number.NEGATIVE_INFINITY;
  #day = '';
  /** What was shown last, since when (an instant in milliseconds), and whether somebody has closed it since. */
  #shown: { readonly screen: ScanScreen; readonly since: number; readonly closed: boolean } | null = null;
  #ticking: NodeJS.Timeout | null = null;
  #warming: NodeJS.Timeout | null = null;

  constructor(options: KioskOptions) {
    super();
    this.#options = options;
    this.#elapsed = options.elapsed ?? sinceBoot;
    this.#threads = new Threads(options.worker ?? null);
    this.#data = openDataFolder(options.folder);
    this.#settings = new Settings({
      store: new SiteStore(this.#data.site),
      now: options.now,
      audit: (row) => this.#records.log.audit(row),
      onChange: (site, before) => this.#settled(site, before),
      report: options.report,
    });
    this.#session.on('ended', () => this.#leftDesk());
    this.#trust = new TrustDesk({
      path: this.#data.trust,
      settings: () => this.#site?.trust ?? null,
      now: options.now,
      believed: () => this.#records.believedTime,
      random: options.random ?? Math.random,
      report: options.report,
      onChange: () => this.#changed(),
    });
    this.#records = new Records({
      data: this.#data,
      keyWrapper: options.keyWrapper,
      recent: this.#recent,
      now: options.now,
      elapsed: this.#elapsed,
      timeZone: () => this.#timeZone,
      site: () => this.#site,
      isHere: (visit) => this.#isHere(visit),
      threads: this.#threads,
      pinCost: options.pinCost,
      report: options.report,
    });
    this.#desk = new Desk({
      verify: async (scan) => {
        const { verifyScan } = await import('./entry/verify.ts');
        const active = this.policies.active;
        const { staff } = this.#records;
        const { list, revocations, since } = this.#trust.believed;
        const context = {
          ...{ trust: list, revocations, trustedSince: since },
          policy: active.policy,
          timeZone: this.#timeZone,
          passes: (pass: ReadPass, at: Date) => staff.judge(pass, at),
        };
        const known = staff.recognise(await verifyScan(scan, context, scan.at));
        const verification = this.#records.rulesUncertain ? withoutRules(known) : known;
        return { ...verification, policy: policyLabel(active) };
      },
      meet: (entry, code) => this.#records.presence.meet(entry, code),
      append: (entry, code) => this.#records.appendScan(entry, code),
      faultOf: (error) => this.#records.failed(error),
      repeatWindow: () => (this.#site?.duplicateSeconds ?? 0) * 1000,
    });
    this.#bench = new Bench({
      keys: options.keys,
      onScan: (scan) => this.#receive(scan),
      onChange: () => this.#changed(),
      onReading: (reading) => this.emit('reading', reading),
      onProbe: (state) => this.emit('probe', state),
    });
    this.#cards = new CardDesk({
      site: () => this.#site,
      hasPolicy: (name) => this.#ofPolicies((policies) => policies.has(name), false),
      policy: () => this.#ofPolicies((policies): PolicyName => policies.activeName, NO_POLICY),
    });
    this.#updates = new Updates({
      folder: this.#data.updates,
      program: options.program ?? NO_PROGRAM,
      settings: () => this.#site?.updates ?? null,
      isNight: () => this.#isQuiet(),
      now: options.now,
      random: options.random ?? Math.random,
      record: (action, officerId, detail) =>
        this.#records.log.audit({ at: this.now.toISOString(), action, officerId, detail }),
      report: options.report,
      onChange: () => this.#updateChanged(),
    });
    this.#desk.on('kept', (entry, verification) => {
      this.#recent.remember(entry, verification, this.#records.day);
      this.staff.learn(entry, verification);
    });
    this.#desk.on('busy', () => this.#changed());
    this.#desk.on('screen', (screen) => {
      this.#show(screen);
      this.#changed();
      this.#records.settle();
    });
  }

  get #site(): Site | null {
    return this.#settings.current;
  }

  /** What other settings bring about, and the screens are told of. */
  #settled(site: Site | null, before: Site | null): void {
    const differs = (of: (site: Site) => unknown): boolean =>
      site !== null && (before === null || JSON.stringify(of(site)) !== JSON.stringify(of(before)));
    if (differs(({ scanner }) => scanner)) this.#attempt('scanner', () => this.#startScanner());
    if (differs(({ trust }) => trust)) this.#attempt('trust', () => this.#trust.startFetching());
    if (differs(({ updates }) => updates)) this.#attempt('update', () => this.#updates.settingsChanged());
    this.#changed();
  }

  /** What an officer has laid out is gone with them. */
  #leftDesk(): void {
    this.#cards.clear();
    void this.#cardMaker?.then((maker) => maker.forget());
    this.#attempt('scanner', () => this.#bench.leave());
  }

  /** Reads what the kiosk was, and begins to take scans. */
  start(): void {
    this.#attempt('settings', () => this.#settings.load());
    this.#trust.begin();
    this.#records.refresh();
    this.#startScanner();
    this.#trust.startFetching();
    this.#updates.start();
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
    this.#warming = setTimeout(() => this.#warm(), WARM_MS);
    this.#changed();
  }

  async close(): Promise<void> {
    if (this.#ticking) clearInterval(this.#ticking);
    if (this.#warming) clearTimeout(this.#warming);
    const closing = Promise.all([this.#bench.close(), this.endCardMaking()]);
    // Nothing comes from the scanner any more; what the desk still holds is an entry before the log closes.
    this.#desk.close();
    await closing;
    await this.#updates.close();
    await this.#trust.close();
    this.#records.close();
    await this.#threads.close();
  }

  get phase(): KioskState['phase'] {
    return this.#site ? 'ready' : 'setup';
  }

  get state(): KioskState {
    return {
      phase: this.phase,
      site: this.#site,
      scanner: this.#bench.status,
      scannerTest: this.#bench.testing,
      busy: this.#desk.busy,
      logFault: this.#records.fault,
      trust: this.#trust.state,
      policyFallback: this.#records.policyFallback,
      rulesUncertain: this.#records.rulesUncertain,
      today: this.#records.countToday(),
      waiting: this.#records.countWaiting(),
      presence: this.#records.presenceState(),
      alarm: this.#records.alarm,
      clockJump: this.#records.clockJump,
      backupLate: this.#records.backupLate,
      siteCard: this.#cards.state,
      update: this.#updates.news,
      officer: this.officer,
    };
  }

  get officer(): Officer | null {
    return this.session?.officer ?? null;
  }

  /** Who is signed in, and since which sign-in. */
  get session(): SignIn | null {
    return this.#session.current;
  }

  ports(): Promise<Port[]> {
    return listPorts();
  }

  /**
   * Makes the first officer and keeps the settings; from now on the kiosk takes scans. Where there are officers
   * already (the settings were lost), an admin among them has to prove it: a visitor at the screen makes no account.
   * @returns the recovery code, told this once; null where there is one already
   */
  async finishSetup(site: Site, officer: { name: string; pin: string }): Promise<string | null> {
    if (this.#settingUp) throw new ProvisioningError('NOT_READY', 'somebody else is at it');
    this.#settingUp = true;
    try {
      return await this.#setUp(site, officer);
    } finally {
      this.#settingUp = false;
    }
  }

  async #setUp(site: Site, { name, pin }: { name: string; pin: string }): Promise<string | null> {
    const { officers } = this.#records;
    // What a card says is taken from the card, whatever the page sends; without one, nobody's key is pinned.
    const card = this.#cards.offered && this.#cards.settle(site);
    const settled = card?.site ?? { ...site, code: null, kind: null, provisioning: null };
    let code: string | null = null;
    await this.#settings.setUp(settled, async () => {
      const isFirst = officers.count() === 0;
      const admin = isFirst
        ? await officers.create({ name, pin, role: 'admin' }, this.now)
        : await officers.signIn(pin, this.now);
      if (admin.role !== 'admin')
        throw new ProvisioningError('NOT_ADMIN', 'settings are for an admin, also where they were lost');
      // Where what comes next fails, nobody was told the code: the next try makes another.
      this.#owesCode ||= isFirst;
      if (this.#owesCode) code = await this.recovery.make(this.now, null);
      this.#onRecord(() => {
        if (card) this.#usePolicy(card.policy, settled, admin);
        this.#auditAs(admin, 'SETUP_FINISHED', {});
        if (card) this.#recordCard(settled, admin);
      });
      return admin;
    });
    this.#owesCode = false;
    this.#cards.clear();
    this.#changed();
    return code;
  }

  /** Offers a card that was scanned or opened, then with its policy's file beside it. @throws LogError */
  offerCard(bytes: Uint8Array, policyFile: Uint8Array | null = null): void {
    const refused = this.#cards.offer(bytes, policyFile);
    if (refused && this.officer) this.#auditAs(this.officer, 'SITE_CARD_REFUSED', { code: refused });
    this.#changed();
  }

  /** Site cards for a whole regency. */
  cardMaker(): Promise<CardMaker> {
    const { now } = this.#options;
    this.#cardMaker ??= import('./provisioning/card-maker.ts').then(
      ({ CardMaker }) =>
        new CardMaker({
          policies: PRESETS.map(({ id }) => id),
          threads: this.#threads,
          now,
          record: (action, officer, detail) => this.#auditAs(officer, action, detail),
          // The page of a visitor is told nothing.
          onWork: (work) => {
            if (this.officer) this.emit('cards', work);
          },
        }),
    );
    return this.#cardMaker;
  }

  /** Stops making cards, if any are being made: no file is half when this is done. */
  async endCardMaking(): Promise<void> {
    await (await this.#cardMaker)?.close();
  }

  /** Puts the word that a card was refused away, or else the card. */
  putCardAway(): void {
    if (this.#cards.putAway()) this.#changed();
  }

  /** Takes the card that is offered: its settings hold from now on. @throws ProvisioningError, SiteError, LogError */
  takeCard(officer: Officer): void {
    if (!this.#site) return;
    const { site, policy } = this.#cards.settle(this.#site);
    const former = this.policies.active.version;
    const change: SettingsChange = {
      what: 'card',
      officer,
      record: () =>
        this.#onRecord(() => {
          this.#usePolicy(policy, site, officer);
          this.#recordCard(site, officer);
        }),
      undo: () => {
        if (this.policies.active.version !== former) this.policies.rollBack(former, officer);
      },
    };
    this.#settings.change(change, () => site);
    this.#cards.clear();
    this.#changed();
  }

  /** Lets the next well-signed card settle whose cards are taken. @throws SiteError, LogError */
  forgetRegency(officer: Officer): void {
    const { provisioning } = this.#site ?? {};
    if (!provisioning) return;
    const key = fingerprintOf(Buffer.from(provisioning.key, 'base64'));
    const record = (): void => this.#auditAs(officer, 'REGENCY_KEY_FORGOTTEN', { key });
    this.#settings.change({ what: 'regency-key', officer, record }, (site) => ({
      ...site,
      provisioning: null,
    }));
    this.#cards.clear();
    this.#changed();
  }

  /** Puts several things on record as one, the rules of a card among them. @throws LogError */
  #onRecord(work: () => void): void {
    try {
      this.#records.together(work);
    } catch (error) {
      this.policies.forget();
      throw error;
    }
  }

  /** What the regency calls this office, and what it is: for the poster. @throws SiteError, LogError */
  nameOffice(named: Pick<Site, 'code' | 'kind'>, officer: Officer): void {
    this.#settings.change({ what: 'office-code', officer }, (site) => ({ ...site, ...named }));
  }

  #recordCard({ code, provisioning }: Site, officer: Officer): void {
    if (!provisioning) return;
    this.#auditAs(officer, 'SITE_CARD_TAKEN', {
      office: code,
      key: fingerprintOf(Buffer.from(provisioning.key, 'base64')),
      issuedAt: provisioning.cardIssuedAt,
    });
  }

  /** Makes the policy of a card the one in force. */
  #usePolicy(policy: CardPolicy, { language, code }: Site, officer: Officer): void {
    const note = `${language === 'id' ? 'Kartu kantor' : 'Site card'} ${code ?? ''}`;
    this.policies.use(policy, note, officer);
  }

  /** @param unknown where the log cannot say */
  #ofPolicies<T>(ask: (policies: PolicyDesk) => T, unknown: T): T {
    try {
      return ask(this.policies);
    } catch {
      return unknown;
    }
  }

  #auditAs({ id }: Officer, action: AuditAction, detail: AuditDetail): void {
    this.#records.log.audit({ at: this.now.toISOString(), action, officerId: id, detail });
  }

  /**
   * A scan: a site card where somebody is there whom it is for, else somebody's at the door. While the kiosk is set
   * up nobody is at the door.
   */
  #receive(scan: Scan): void {
    this.#scannedAt = this.#elapsed();
    const forAdmin = this.officer?.role === 'admin' && isSiteCard(toContent(scan.bytes));
    if (this.#site && !forAdmin) this.#desk.receive(scan);
    else this.#attempt('site card', () => this.offerCard(scan.bytes));
  }

  /** The scanner, and where it is tested. */
  get bench(): Bench {
    return this.#bench;
  }

  /** Keeps the scanner's settings that are tried out. @throws ScannerSetupError, SiteError, LogError */
  saveScanner(officer: Officer): void {
    if (!this.#site) return;
    const scanner = this.#bench.requireTried();
    const detail = { kind: scanner.kind, ...portOf(scanner) };
    this.#settings.change({ what: 'scanner', officer, detail }, (site) => ({ ...site, scanner }));
    // Nothing is being tried out any more, also where it was what holds already.
    this.#bench.use(scanner);
  }

  /** @throws SiteError, LogError */
  setLanguage(language: Language, officer = this.officer): void {
    this.#settings.change({ what: 'language', officer }, (site) => ({ ...site, language }));
  }

  /** @throws OfficerError, SessionError, LogError */
  async signIn(pin: string): Promise<Officer> {
    const before = this.officer;
    const officer = await this.#session.begin(
      () => this.#records.officers.signIn(pin, this.now),
      (found) => this.#recordSignOut(found),
    );
    if (before) this.#recordSignOut(before);
    this.#changed();
    return officer;
  }

  signOut(): void {
    const officer = this.#session.end();
    if (!officer) return;
    this.#recordSignOut(officer);
    this.#changed();
  }

  #recordSignOut(officer: Officer): void {
    this.#attempt('sign-out', () => this.#records.officers.signOut(officer, this.now));
  }

  /**
   * Whose PIN it is that would end the kiosk; on record where it is an admin's.
   * @throws OfficerError, LogError
   */
  async confirmEnd(pin: string): Promise<Officer> {
    const officer = await this.#records.officers.signIn(pin, this.now);
    if (officer.role === 'admin') this.recordMachine('KIOSK_LEFT', officer);
    return officer;
  }

  /** Whether there is anybody to ask: also where the settings were lost. @throws LogError */
  hasOfficers(): boolean {
    return this.#records.officers.count() > 0;
  }

  /** Puts on record what an admin did to the program itself. @throws LogError */
  recordMachine(action: 'KIOSK_LEFT' | 'DIAGNOSTICS_SAVED', officer: Officer): void {
    this.#records.log.audit({ at: this.now.toISOString(), action, officerId: officer.id, detail: {} });
  }

  /** Where its files are. */
  get files(): DataFolder {
    return this.#data;
  }

  get now(): Date {
    return this.#options.now();
  }

  /** The officers' accounts. @throws LogError where the log has no key */
  get officers(): Officers {
    return this.#records.officers;
  }

  /** The recovery code. @throws LogError where the log has no key */
  get recovery(): Recovery {
    return this.#records.recovery;
  }

  /** What the officer does while people stand before the desk. @throws LogError where the log has no key */
  get liveDesk(): LiveDesk {
    return this.#records.liveDesk;
  }

  /** Decides what the rules left open, and shows the visitor who is there still. @throws LiveDeskError, LogError */
  decide(request: DecisionRequest, officer: Officer): void {
    const screen = this.liveDesk.decide(request, officer);
    // After the screen went back to idle, visitors are told where nobody else's verdict stands.
    const late = screen || this.#standing ? null : this.liveDesk.told(request.seq);
    if (screen) this.#show(screen);
    else if (late?.kind === 'verdict') this.#show({ ...late, late: true });
    this.#changed();
  }

  /** Makes the entry of somebody without a QR, and shows the verdict. @throws LogError */
  enter(typed: ManualEntry, officer: Officer): number {
    const { seq, screen } = this.liveDesk.enter(typed, officer);
    this.#show(screen);
    this.#changed();
    return seq;
  }

  /** Whom the task force follows up. @throws LogError where the log has no key */
  get followUp(): FollowUp {
    return this.#records.followUp;
  }

  /** Puts a step of a follow-up on record. @throws FollowUpError, LogError */
  follow(request: FollowRequest, officer: Officer): void {
    this.followUp.record(request, officer);
    this.#changed();
  }

  /** Who is inside. @throws LogError where the log has no key */
  get presence(): Presence {
    return this.#records.presence;
  }

  /** Ends visits by the officer's hand. Returns how many there were to end. @throws LogError */
  leave(rows: readonly number[], officer: Officer): number {
    const count = this.presence.leaveByHand(rows, officer);
    this.#changed();
    return count;
  }

  /** Begins or ends exit mode. @throws LogError */
  setExitMode(on: boolean, officer: Officer): void {
    this.presence.setExitMode(on, officer);
    this.#changed();
  }

  /** Files of what is in the log. @throws LogError where the log has no key */
  get exporter(): Exports {
    return this.#records.exporter;
  }

  /** Begins an export; how it fares is in `exporter.state`. @throws ExportRefused, LogError */
  startExport(order: ExportOrder): void {
    this.exporter.start(order).catch((error: unknown) => this.#options.report('export', error));
  }

  /** The earliest that a right clock can show; null where nothing says so. */
  get trustedSince(): Date | null {
    return this.#trust.believed.since;
  }

  /** Looks after the log: backups, alarms. @throws LogError where the log has no key */
  get care(): Care {
    return this.#records.care;
  }

  /** Whether the system's key store guards the log's key. */
  get keyProtected(): boolean {
    return this.#records.keyProtected;
  }

  /** Puts the officer's desk on the display of that id, as long as it is there. @throws SiteError, LogError */
  moveDesk(deskDisplay: string, officer: Officer): void {
    this.#settings.change({ what: 'displays', officer }, (site) => ({ ...site, deskDisplay }));
  }

  /** Keeps the office's settings; they hold from now on. @throws SiteError, LogError */
  saveSettings(settings: OfficeSettings, officer: Officer): void {
    this.#settings.change({ what: 'office', officer }, (site) => ({
      ...site,
      ...settings,
      backup: { ...site.backup, ...settings.backup },
    }));
  }

  /** Where the office wants backups; null: nowhere but in the kiosk's own folder. @throws SiteError, LogError */
  setBackupFolder(folder: string | null, officer: Officer): void {
    this.#settings.change({ what: 'backup-folder', officer }, (site) => ({
      ...site,
      backup: { ...site.backup, folder },
    }));
  }

  /** Newer versions of the program. */
  get updates(): Updates {
    return this.#updates;
  }

  /** Where updates come from, and when they are installed. @throws SiteError, LogError */
  saveUpdateSettings(updates: UpdateSettings, officer: Officer): void {
    this.#settings.change({ what: 'updates', officer }, (site) => ({ ...site, updates }));
  }

  /** Puts a backup of this kiosk in the log's place, and signs the officer out. @throws BackupError, LogError */
  restore(backup: string, officer: Officer): Restored {
    const restored = this.#records.restore(backup, officer.id);
    this.#session.end();
    this.#changed();
    return restored;
  }

  /** An admin has read what happened to the log. @throws LogError */
  alarmSeen(officer: Officer): void {
    this.care.seen(officer.id);
    this.#changed();
  }

  /** An admin says what is so of a clock that jumped. @throws LogError */
  answerClock(answer: ClockAnswer, officer: Officer): void {
    this.care.answerClock(answer, officer.id);
    this.#changed();
  }

  /** All visits of a person who asks what is kept of them, the newest first. @throws LogError */
  findPerson(text: string): Promise<Visit[]> {
    const ever = { from: new Date(0).toISOString(), to: new Date(8.64e15).toISOString() };
    return this.#records.log.search(text, ever, MOST_OF_ONE);
  }

  /** Shreds what is kept of a person in these visits. Returns in how many rows. @throws LogError */
  erasePerson(rows: readonly number[], officer: Officer): number {
    const count = this.#records.log.eraseRows(rows, { at: this.now, officerId: officer.id });
    this.#changed();
    return count;
  }

  /** What the officer reads in the log. @throws LogError where the log has no key */
  get review(): Review {
    return this.#records.review;
  }

  /** Files that a person chooses, and the faces to print with; null where there is no window. */
  get desktop(): Desktop | null {
    return this.#options.desktop ?? null;
  }

  /** The office's employees. @throws LogError where they cannot be read */
  get staff(): Staff {
    return this.#records.staff;
  }

  /** The office's rules. @throws LogError where they cannot be read */
  get policies(): PolicyDesk {
    return this.#records.policies;
  }

  /** Makes a draft the policy in force, from the next scan on. @throws PolicyStoreError, LogError */
  activatePolicy(draft: string, note: string, officer: Officer): void {
    this.policies.activate(draft, note, officer);
    this.#changed();
  }

  /** The policy in force is the right one: on record as made active anew. @throws PolicyStoreError, LogError */
  confirmPolicy(officer: Officer): void {
    this.rollBackPolicy(this.policies.active.version, officer);
  }

  /** Makes an earlier version the policy in force, from the next scan on. @throws PolicyStoreError, LogError */
  rollBackPolicy(version: number, officer: Officer): void {
    this.policies.rollBack(version, officer);
    this.#changed();
  }

  get #timeZone(): string {
    return this.#site?.timeZone ?? DEFAULT_TIME_ZONE;
  }

  #show(screen: ScanScreen): void {
    this.#shown = { screen, since: this.now.getTime(), closed: false };
    this.emit('screen', screen);
  }

  /** A screen that visitors and officer share was given to the officer: what came at that instant stands no more. */
  closed(at: string): void {
    if (this.#shown?.screen.at === at) this.#shown = { ...this.#shown, closed: true };
  }

  /** What stands before the visitors now, as far as its time says; null where nothing does. */
  get #standing(): ScanScreen | null {
    if (!this.#site || !this.#shown || this.#shown.closed) return null;
    const { screen, since } = this.#shown;
    const elapsed = this.now.getTime() - since;
    return elapsed >= 0 && elapsed < standingTime(screen, this.#site.display) ? screen : null;
  }

  /**
   * Whose verdict stands is there, and nobody else is: no decision of another covers it. Where nothing stands, whose
   * verdict was shown last waits there still; so does whoever came no longer ago than a refer stands.
   */
  #isHere({ seq, at }: Visit): boolean {
    const standing = this.#standing;
    if (standing) return entryShown(standing) === seq;
    if (this.#shown && entryShown(this.#shown.screen) === seq) return true;
    return this.now.getTime() - Date.parse(at) <= (this.#site?.display.referSeconds ?? 0) * 1000;
  }

  #startScanner(): void {
    // In set-up whatever is plugged in may read the office's card.
    this.#bench.use(this.#site ? this.#site.scanner : { kind: 'auto' });
  }

  /** Reads what the first visitor would wait for, now that the first screen is there. */
  #warm(): void {
    if (this.#trust.refresh()) this.#changed();
    import('./entry/verify.ts').catch((error: unknown) => this.#options.report('verify', error));
  }

  #tick(): void {
    const trustChanged = this.#trust.refresh();
    const recordsChanged = this.#records.refresh();
    if (this.#records.fault === null) {
      this.#attempt('settings', () => this.#settings.settle());
      this.#updates.tick();
    }
    const { day } = this.#records;
    const dayIsOver = this.#day !== day;
    if (dayIsOver) this.#recent.forgetOthers(day);
    if (dayIsOver || trustChanged || recordsChanged) this.#changed();
  }

  /** Whether the office is closed, and nobody is at the desk or was at the door lately. */
  #isQuiet(): boolean {
    const awake = !this.#site || isAwake(this.#site, this.now);
    return !awake && !this.officer && this.#elapsed() - this.#scannedAt >= QUIET_MS;
  }

  /** How far it is changes often; whether there is one, seldom. */
  #updateChanged(): void {
    this.emit('update', this.#updates.state);
    const news = JSON.stringify(this.#updates.news);
    if (news === this.#news) return;
    this.#news = news;
    this.#changed();
  }

  #changed(): void {
    this.#day = this.#records.day;
    this.emit('changed', this.state);
  }

  #attempt(what: string, work: () => unknown): void {
    try {
      work();
    } catch (error) {
      this.#options.report(what, error);
    }
  }
}

/** What the audit trail keeps of a scanner's settings besides their kind. */
function portOf(settings: ScannerSettings): Record<string, string | number> {
  if (settings.kind !== 'serial') return {};
  const { port, baudRate } = settings;
  return { port: port.by === 'path' ? port.path : `${port.vendorId}:${port.productId}`, baudRate };
}
