import { EventEmitter } from 'node:events';
import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { Site } from '#shared/domain/site.ts';
import { careFeature } from './care/feature.ts';
import { machineFeature } from './diagnostics/feature.ts';
import { entryFeature } from './entry/feature.ts';
import { RecentScans } from './entry/recent-scans.ts';
import { exportFeature } from './export/feature.ts';
import { type Feature, stateOf, type Works, worksOf } from './feature.ts';
import { followUpFeature } from './follow-up/feature.ts';
import { type Ground, type KioskEvents, type KioskOptions, openGround } from './ground.ts';
import { officerFeature } from './officer/feature.ts';
import type { SignIn } from './officer/session.ts';
import type { Dialogs } from './paper/dialogs.ts';
import { policyFeature } from './policy-store/feature.ts';
import { presenceFeature } from './presence/feature.ts';
import { siteCardsFeature } from './provisioning/feature.ts';
import { cardMakingFeature } from './provisioning/making-feature.ts';
import { reviewFeature } from './review/feature.ts';
import { scannerFeature } from './scanner-setup/feature.ts';
import { siteFeature } from './site/feature.ts';
import { staffFeature } from './staff/feature.ts';
import { trustFeature } from './trust/feature.ts';
import { updateFeature } from './update/feature.ts';

export type { KioskOptions } from './ground.ts';

/** How often to look whether the trust list was imported anew, the log is well again, or the day is over. */
const TICK_MS = 2000;
/** So long after the start the first screen is there, and hardly a visitor. */
const WARM_MS = 500;

/** All that a kiosk does. Begun and closed in this order: what the scanner reads goes to the door, and so on. */
function featuresOf(ground: Ground) {
  const recent = new RecentScans();
  const trust = trustFeature(ground);
  const policy = policyFeature(ground, recent);
  const staff = staffFeature(ground);
  const presence = presenceFeature(ground);
  const siteCards = siteCardsFeature(ground, policy.service);
  const entry = entryFeature(ground, {
    recent,
    trust: trust.service,
    policies: policy.service,
    rulesUncertain: policy.uncertain,
    cards: siteCards.service,
    staff: staff.service,
    settleStaff: staff.settle,
    presence: presence.service,
  });
  const scanner = scannerFeature(ground, (scan) => entry.service.receive(scan));
  const followUp = followUpFeature(ground);
  const cardMaking = cardMakingFeature(ground);
  return {
    trust,
    staff,
    policy,
    presence,
    care: careFeature(ground),
    scanner,
    entry,
    site: siteFeature(ground, siteCards.service),
    officer: officerFeature(ground),
    siteCards,
    cardMaking,
    followUp,
    review: reviewFeature(ground),
    export: exportFeature(ground, { followUp: followUp.service }),
    update: updateFeature(ground, () => entry.service.sinceScan()),
    machine: machineFeature(ground, {
      scanner: () => scanner.service.scanner.status,
      endCardMaking: () => cardMaking.close(),
    }),
  };
}

/** One kiosk: its features on their ground. Knows nothing of Electron: tests and benchmarks run it under plain Node. */
export class Kiosk extends EventEmitter<KioskEvents> {
  readonly #ground: Ground;
  readonly features: ReturnType<typeof featuresOf>;
  readonly #list: readonly Feature[];
  /** What answers the contract's requests. */
  readonly works: Works;
  #ticking: NodeJS.Timeout | null = null;
  #warming: NodeJS.Timeout | null = null;

  constructor(options: KioskOptions) {
    super();
    this.#ground = openGround(options, {
      state: () => this.state,
      changed: () => this.changed(),
      events: this,
      settled: (site, before) => this.#settled(site, before),
    });
    this.features = featuresOf(this.#ground);
    this.#list = Object.values(this.features);
    this.works = worksOf(Object.values(this.features));
    this.#ground.session.on('ended', () => this.#each('sign-out', (feature) => feature.signedOut?.()));
  }

  /** Reads what the kiosk was, and begins to take scans. */
  start(): void {
    const { settings, room, attempt } = this.#ground;
    attempt('settings', () => settings.load());
    room.refresh();
    for (const feature of this.#list) feature.start?.();
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
    this.#warming = setTimeout(() => this.#each('warm', (feature) => feature.warm?.()), WARM_MS);
    this.changed();
  }

  async close(): Promise<void> {
    if (this.#ticking) clearInterval(this.#ticking);
    if (this.#warming) clearTimeout(this.#warming);
    await Promise.all(
      this.#list.map(async (feature) => {
        await feature.close?.();
      }),
    );
    await this.features.trust.service.close();
    this.#ground.room.close();
    await this.#ground.threads.close();
  }

  get state(): KioskState {
    return stateOf(Object.values(this.features));
  }

  get phase(): KioskState['phase'] {
    return this.#ground.site() ? 'ready' : 'setup';
  }

  /** Who is signed in, and since which sign-in. */
  get session(): SignIn | null {
    return this.#ground.session.current;
  }

  /** Files that a person chooses, and the faces to print with; null where there is no window. */
  get dialogs(): Dialogs | null {
    return this.#ground.dialogs;
  }

  /** @throws OfficerError, SessionError, LogError */
  signIn(pin: string): Promise<Officer> {
    return this.features.officer.service.signIn(pin);
  }

  signOut(): void {
    this.features.officer.service.signOut();
  }

  /** Tells the screens how the kiosk is. */
  readonly changed = (): void => void this.emit('changed', this.state);

  #settled(site: Site | null, before: Site | null): void {
    if (site) this.#each('settings', (feature) => feature.settled?.(site, before));
    this.changed();
  }

  #tick(): void {
    const { room } = this.#ground;
    const roomChanged = room.refresh();
    const isLogWell = room.fault === null;
    const anyChanged = this.#list.filter((feature) => feature.tick?.(isLogWell)).length > 0;
    if (roomChanged || anyChanged) this.changed();
  }

  #each(what: string, work: (feature: Feature) => unknown): void {
    for (const feature of this.#list) this.#ground.attempt(what, () => work(feature));
  }
}
