import type { Site } from '#shared/domain/site.ts';
import type { PendingTrust } from '#shared/domain/kiosk.ts';
import { settleMs } from '../../fetch/back-off.ts';
import { download } from '../../fetch/download.ts';
import { Schedule } from '../../fetch/schedule.ts';
import { didProofVerifier } from '../did-proof/verify-did-proof.ts';
import { TrustStoreError } from '../errors.ts';
import { importTrust } from '../import/import-trust.ts';
import { importRevocations } from '../revocation/import-revocations.ts';
import type { RevocationPlan, RevocationStore } from '../revocation/revocation-store.ts';
import type { TrustPlan } from '../trust-plan.ts';
import type { TrustStore } from '../trust-store.ts';
import { PUBLIC_LISTS, type PublicList } from './addresses.ts';

export interface TrustFetcherOptions {
  readonly store: TrustStore;
  readonly revocations: RevocationStore;
  readonly settings: () => Site['trust']['fetch'] | null;
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Told of what failed. No personal data. */
  readonly report: (what: string, error: unknown) => void;
  /** Told whenever `pending` may have changed. */
  readonly onChange: () => void;
  readonly lists?: readonly PublicList[];
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

const HOUR_MS = 3_600_000;

/** A list that is kept back, of whatever kind. */
interface Kept {
  readonly shown: PendingTrust;
  /** A person has agreed. */
  readonly take: () => void;
  /** The same after the store was changed otherwise; null where nothing of it is new any more. */
  readonly again: () => Kept | null;
}

/**
 * Fetches the site's lists on a schedule, of keys and of revocations. A list is taken as a whole or not at all; one that
 * a person has to agree to is kept back. Whatever fails, what is at hand stays.
 */
export class TrustFetcher {
  readonly #options: TrustFetcherOptions;
  readonly #pending = new Map<string, Kept>();
  readonly #stop = new AbortController();
  readonly #schedule: Schedule;
  #running: Promise<boolean> | null = null;

  constructor(options: TrustFetcherOptions) {
    this.#options = options;
    this.#schedule = new Schedule({
      everyMs: () => {
        const settings = options.settings();
        return settings?.enabled === true ? settings.everyHours * HOUR_MS : null;
      },
      work: () => this.fetchNow(),
      random: options.random,
    });
  }

  /** Begins to look: at once where there is no key yet, soon where there are. */
  start(): void {
    if (this.#options.settings()?.enabled !== true) return;
    const { store, random } = this.#options;
    this.#schedule.start(store.sources().length === 0 ? 0 : settleMs(random));
  }

  /** Nothing is fetched or taken any more when this is done. */
  async close(): Promise<void> {
    this.#schedule.stop();
    this.#stop.abort();
    await this.#running;
  }

  /** The lists that are kept back, by address. */
  get pending(): readonly PendingTrust[] {
    return [...this.#pending.values()].map(({ shown }) => shown);
  }

  /** Fetches all lists now. @returns whether every one was fetched, taken or kept back */
  fetchNow(): Promise<boolean> {
    this.#running ??= this.#fetchAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /**
   * Takes a list that was kept back: a person has decided.
   * @param source its id
   * @throws TrustStoreError TRUST_SOURCE_UNKNOWN where none of that id is kept back
   */
  accept(source: string): void {
    for (const [url, { shown, take }] of this.#pending) {
      if (shown.source !== source) continue;
      take();
      this.#pending.delete(url);
      this.#options.onChange();
      return;
    }
    throw new TrustStoreError('TRUST_SOURCE_UNKNOWN', `no list ${source} is kept back`);
  }

  /** Looks again at what is kept back, after the store was changed otherwise: IT may have taken it meanwhile. */
  review(): void {
    for (const [url, kept] of this.#pending) {
      const again = kept.again();
      if (again) this.#pending.set(url, again);
      else this.#pending.delete(url);
    }
  }

  #keptKeys({ imported, origin, added, removed, why }: TrustPlan): Kept {
    const { store, now } = this.#options;
    const { source } = imported;
    return {
      shown: { source, of: 'keys', added: added.length, removed: removed.length, why: [...why] },
      take: () => store.apply(store.plan(imported, origin), now()),
      again: () => {
        const plan = store.plan(imported, origin);
        return plan.added.length === 0 && plan.removed.length === 0 ? null : this.#keptKeys(plan);
      },
    };
  }

  #keptRevocations({ imported, added, removed }: RevocationPlan): Kept {
    const { revocations, now } = this.#options;
    return {
      shown: { source: imported.source, of: 'revocations', added, removed, why: [] },
      take: () => revocations.apply(revocations.plan(imported), now()),
      again: () => {
        const plan = revocations.plan(imported);
        return plan.added === 0 && plan.removed === 0 ? null : this.#keptRevocations(plan);
      },
    };
  }

  #isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  async #fetchAll(): Promise<boolean> {
    let whole = true;
    for (const url of this.#options.settings()?.urls ?? []) {
      if (this.#isStopped()) return false;
      try {
        await this.#fetchOne(url);
      } catch (error) {
        // One list that fails does not keep the others.
        if (!this.#isStopped()) this.#options.report(`trust list of ${new URL(url).host}`, error);
        whole = false;
      }
    }
    if (!this.#isStopped()) this.#options.onChange();
    return whole;
  }

  async #fetchOne(url: string): Promise<void> {
    const { store, revocations, now } = this.#options;
    const known = store.fetched(url) ?? revocations.fetched(url);
    const answer = await download(url, { ...this.#limits(), etag: known?.etag ?? null });
    if (!answer.changed) {
      if (known) (known.of === 'keys' ? store : revocations).confirm(known.source, now());
      return;
    }
    const name = new URL(url).href;
    const revoked = importRevocations(answer.bytes, name);
    if (revoked) this.#takeRevocations(url, revocations.plan(revoked), answer.etag);
    else await this.#takeKeys(url, name, answer);
  }

  #takeRevocations(url: string, plan: RevocationPlan, etag: string | null): void {
    // Whoever closes the store meanwhile waits for this; what was begun after that is dropped.
    if (this.#isStopped()) return;
    if (plan.needsConsent) {
      this.#pending.set(url, this.#keptRevocations(plan));
      return;
    }
    const { revocations, now } = this.#options;
    revocations.apply(plan, now());
    this.#pending.delete(url);
    if (etag !== null) revocations.rememberFetch({ url, etag, source: plan.imported.source });
  }

  async #takeKeys(
    url: string,
    name: string,
    { bytes, etag }: { bytes: Buffer; etag: string | null },
  ): Promise<void> {
    const { store, now } = this.#options;
    const signerUrl = this.#signerOf(url);
    const stated = signerUrl === undefined ? [] : await this.#documentAt(signerUrl);
    const verifyDidProof = await didProofVerifier(bytes, stated, store.signers());
    const imported = importTrust(bytes, { name, issuer: url }, { verifyDidProof });
    if (this.#isStopped()) return;
    const plan = store.plan(imported, { address: url, signed: signerUrl !== undefined, at: now() });
    if (plan.needsConsent) {
      this.#pending.set(url, this.#keptKeys(plan));
      return;
    }
    store.apply(plan, now());
    this.#pending.delete(url);
    if (etag !== null) store.rememberFetch({ url, etag, source: imported.source });
  }

  #signerOf(url: string): string | undefined {
    return (this.#options.lists ?? PUBLIC_LISTS).find((list) => list.url === url)?.signerUrl;
  }

  /** The signer's own document. Without it the keys are tried that have signed before; a list is not taken unproven. */
  async #documentAt(url: string): Promise<unknown[]> {
    try {
      const answer = await download(url, this.#limits());
      if (!answer.changed) return [];
      const signer: unknown = JSON.parse(answer.bytes.toString('utf8'));
      return [signer];
    } catch (error) {
      this.#options.report(`signer of lists at ${new URL(url).host}`, error);
      return [];
    }
  }

  #limits() {
    const { timeoutMs, maxBytes } = this.#options;
    return {
      signal: this.#stop.signal,
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(maxBytes !== undefined && { maxBytes }),
    };
  }
}
