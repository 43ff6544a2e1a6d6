import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import { TrustFetcher } from './fetch/trust-fetcher.ts';
import { RevocationStore } from './revocation/revocation-store.ts';
import { Revocations } from './revocation/revocations.ts';
import { TrustList } from './trust-list.ts';
import { TrustStore } from './trust-store.ts';

export interface TrustDeskOptions {
  /** The file of issuer keys and revocations. */
  readonly path: string;
  /** The site's wishes; null before it is set up. */
  readonly settings: () => Site['trust'] | null;
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Told of what failed. No personal data. */
  readonly report: (what: string, error: unknown) => void;
  /** Told when a fetched list was taken or kept back. */
  readonly onChange: () => void;
}

const DAY_MS = 86_400_000;

/** Whom the kiosk believes at this moment: the stored keys and revocations, how old they are, and their renewal. */
export class TrustDesk {
  readonly #options: TrustDeskOptions;
  #stores: { keys: TrustStore; revocations: RevocationStore } | null = null;
  #fetcher: TrustFetcher | null = null;
  #list = TrustList.EMPTY;
  #revocations = Revocations.NONE;
  #importedAt: Date | null = null;

  constructor(options: TrustDeskOptions) {
    this.#options = options;
  }

  get list(): TrustList {
    return this.#list;
  }

  get revocations(): Revocations {
    return this.#revocations;
  }

  /** When the newest list was taken; null where there is none. */
  get importedAt(): Date | null {
    return this.#importedAt;
  }

  /** What the screens say of it. */
  get state(): KioskState['trust'] {
    return {
      keys: this.#list.size,
      importedAt: this.#importedAt?.toISOString() ?? null,
      stale: this.#isStale(),
      pending: this.#fetcher?.pending ?? [],
    };
  }

  /**
   * Loads the keys where this or another process has changed them, and with them who is revoked. Neither is taken
   * where one of them is damaged: a kiosk that cannot tell who is revoked believes nobody.
   * @returns whether the list is another one now
   */
  refresh(): boolean {
    try {
      const { keys, revocations } = (this.#stores ??= openStores(this.#options.path));
      if (!keys.changed()) return false;
      const list = keys.load();
      this.#revocations = revocations.load();
      this.#list = list;
      this.#importedAt = newest(keys);
      this.#fetcher?.review();
      return true;
    } catch (error) {
      this.#options.report('trust list', error);
      return false;
    }
  }

  /** Begins to fetch lists, where the site allows it. */
  startFetching(): void {
    if (!this.#stores) return;
    const { settings, now, random, report, onChange } = this.#options;
    this.#fetcher ??= new TrustFetcher({
      store: this.#stores.keys,
      settings: () => settings()?.fetch ?? null,
      now,
      random,
      report,
      onChange: () => {
        this.refresh();
        onChange();
      },
    });
    try {
      this.#fetcher.start();
    } catch (error) {
      report('trust list', error);
    }
  }

  async close(): Promise<void> {
    await this.#fetcher?.close();
    this.#stores?.keys.close();
    this.#stores?.revocations.close();
  }

  #isStale(): boolean {
    const settings = this.#options.settings();
    if (this.#importedAt === null || !settings) return false;
    return this.#options.now().getTime() - this.#importedAt.getTime() > settings.maxAgeDays * DAY_MS;
  }
}

function openStores(path: string) {
  const keys = TrustStore.open(path);
  try {
    return { keys, revocations: RevocationStore.open(path) };
  } catch (error) {
    keys.close();
    throw error;
  }
}

function newest(keys: TrustStore): Date | null {
  const latest = keys
    .sources()
    .map(({ importedAt }) => importedAt)
    .sort()
    .at(-1);
  return latest === undefined ? null : new Date(latest);
}
