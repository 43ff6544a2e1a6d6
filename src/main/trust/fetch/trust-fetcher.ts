import type { Site } from '#shared/domain/site.ts';
import type { PendingTrust } from '#shared/domain/kiosk.ts';
import { settleMs } from '../../fetch/back-off.ts';
import { download } from '../../fetch/download.ts';
import { Schedule } from '../../fetch/schedule.ts';
import { didProofVerifier } from '../did-proof/verify-did-proof.ts';
import { TrustStoreError } from '../errors.ts';
import { importTrust } from '../import/import-trust.ts';
import type { TrustPlan } from '../trust-plan.ts';
import type { TrustStore } from '../trust-store.ts';
import { PUBLIC_LISTS, type PublicList } from './addresses.ts';

export interface TrustFetcherOptions {
  readonly store: TrustStore;
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

/**
 * Fetches the site's lists on a schedule. A list is taken as a whole or not at all; one that would take away many keys,
 * or whose proof is false, is kept back for a person to decide. Whatever fails, the keys at hand stay.
 */
export class TrustFetcher {
  readonly #options: TrustFetcherOptions;
  readonly #pending = new Map<string, TrustPlan>();
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
    return [...this.#pending.values()].map(({ imported, added, removed }) => ({
      source: imported.source,
      added: added.length,
      removed: removed.length,
      proof: imported.proof?.state ?? null,
    }));
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
    const { store, now, onChange } = this.#options;
    for (const [url, { imported }] of this.#pending) {
      if (imported.source !== source) continue;
      store.apply(store.plan(imported), now());
      this.#pending.delete(url);
      onChange();
      return;
    }
    throw new TrustStoreError('TRUST_SOURCE_UNKNOWN', `no list ${source} is kept back`);
  }

  /** Looks again at what is kept back, after the store was changed otherwise: IT may have taken it meanwhile. */
  review(): void {
    for (const [url, { imported }] of this.#pending) {
      const plan = this.#options.store.plan(imported);
      if (plan.added.length === 0 && plan.removed.length === 0) this.#pending.delete(url);
      else this.#pending.set(url, plan);
    }
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
    const { store, now } = this.#options;
    const known = store.fetched(url);
    const answer = await download(url, { ...this.#limits(), etag: known?.etag ?? null });
    if (!answer.changed) {
      if (known) store.confirm(known.source, now());
      return;
    }
    const verifyDidProof = await didProofVerifier(answer.bytes, await this.#signersOf(url));
    const name = new URL(url).href;
    const imported = importTrust(answer.bytes, { name, issuer: url }, { verifyDidProof });
    // Whoever closes the store meanwhile waits for this; what was begun after that is dropped.
    if (this.#isStopped()) return;
    const plan = store.plan(imported);
    if (plan.needsConsent) {
      this.#pending.set(url, plan);
      return;
    }
    store.apply(plan, now());
    this.#pending.delete(url);
    if (answer.etag !== null) store.rememberFetch({ url, etag: answer.etag, source: imported.source });
  }

  async #signersOf(url: string): Promise<unknown[]> {
    const signerUrl = (this.#options.lists ?? PUBLIC_LISTS).find((list) => list.url === url)?.signerUrl;
    if (signerUrl === undefined) return [];
    try {
      const answer = await download(signerUrl, this.#limits());
      if (!answer.changed) return [];
      const signer: unknown = JSON.parse(answer.bytes.toString('utf8'));
      return [signer];
    } catch (error) {
      // Without it the proof is shown as unchecked.
      this.#options.report(`signer of ${new URL(url).host}`, error);
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
