import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import type { TrustFetcher } from './fetch/trust-fetcher.ts';
import { CLOCK_SKEW_MS } from './authenticate.ts';
import { RevocationStore, type RevocationSource } from './revocation/revocation-store.ts';
import { Revocations } from './revocation/revocations.ts';
import { TrustList } from './trust-list.ts';
import { staleSources, TrustStore, type TrustSource } from './trust-store.ts';

export interface TrustServiceOptions {
  /** The file of issuer keys and revocations. */
  readonly path: string;
  /** The site's wishes; null before it is set up. */
  readonly settings: () => Site['trust'] | null;
  readonly now: () => Date;
  /** What a right clock shows, and whether this one is behind that; null where nothing can tell. */
  readonly believed: () => { readonly at: Date; readonly isBehind: boolean } | null;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Told of what failed. No personal data. */
  readonly report: (what: string, error: unknown) => void;
  /** Told when a fetched list was taken or kept back. */
  readonly onChange: () => void;
}

interface Stores {
  readonly keys: TrustStore;
  readonly revocations: RevocationStore;
}

/** Whom the kiosk believes at this moment: the stored keys and revocations, how old they are, and their renewal. */
export class TrustService {
  readonly #options: TrustServiceOptions;
  #stores: Stores | null = null;
  #fetcher: TrustFetcher | null = null;
  /** What fetches is read where the site wants it. */
  #fetching: Promise<TrustFetcher> | null = null;
  #list = TrustList.EMPTY;
  #revocations = Revocations.NONE;
  #importedAt: Date | null = null;
  #sources: readonly TrustSource[] = [];
  #revoking: readonly RevocationSource[] = [];
  /** How many keys are stored, as long as they are not loaded yet. */
  #unloaded: number | null = null;

  constructor(options: TrustServiceOptions) {
    this.#options = options;
  }

  /** Whom it believes, who is revoked, and since when at least it is: null where nothing says so. */
  get believed(): {
    readonly list: TrustList;
    readonly revocations: Revocations;
    readonly since: Date | null;
  } {
    if (this.#unloaded !== null) this.refresh();
    return { list: this.#list, revocations: this.#revocations, since: this.#since() };
  }

  /** What the screens say of it. */
  get state(): KioskState['trust'] {
    return {
      keys: this.#unloaded ?? this.#list.size,
      importedAt: this.#importedAt?.toISOString() ?? null,
      stale: this.#stale(),
      pending: this.#fetcher?.pending ?? [],
    };
  }

  /** Looks what is stored; it is loaded with the first scan or the next `refresh`: no screen waits for it. */
  begin(): void {
    try {
      const { keys, revocations } = (this.#stores ??= openStores(this.#options.path));
      const sources = keys.sources();
      this.#sources = sources;
      this.#revoking = revocations.sources();
      this.#importedAt = newest(sources);
      this.#unloaded = sources.reduce((sum, source) => sum + source.keys, 0);
    } catch (error) {
      this.#options.report('trust list', error);
    }
  }

  /**
   * Loads the keys where this or another process has changed them, and with them who is revoked. Neither is taken
   * where one of them is damaged: a kiosk that cannot tell who is revoked believes nobody.
   * @returns whether the list is another one now
   */
  refresh(): boolean {
    const isFirst = this.#unloaded !== null;
    this.#unloaded = null;
    try {
      const { keys, revocations } = (this.#stores ??= openStores(this.#options.path));
      if (!keys.changed()) return false;
      const list = keys.load();
      this.#revocations = revocations.load();
      this.#list = list;
      this.#sources = keys.sources();
      this.#revoking = revocations.sources();
      this.#importedAt = newest(this.#sources);
      this.#fetcher?.review();
      return true;
    } catch (error) {
      this.#options.report('trust list', error);
      if (isFirst) [this.#importedAt, this.#sources, this.#revoking] = [null, [], []];
      return isFirst;
    }
  }

  /** Begins to fetch lists, where the site allows it. */
  startFetching(): void {
    if (!this.#stores || this.#options.settings()?.fetch.enabled !== true) return;
    this.#fetching ??= this.#readFetcher(this.#stores);
    this.#fetching
      .then((fetcher) => fetcher.start())
      .catch((error: unknown) => this.#options.report('trust list', error));
  }

  async #readFetcher({ keys, revocations }: Stores): Promise<TrustFetcher> {
    const { TrustFetcher } = await import('./fetch/trust-fetcher.ts');
    const { settings, now, random, report, onChange } = this.#options;
    this.#fetcher = new TrustFetcher({
      store: keys,
      revocations,
      settings: () => settings()?.fetch ?? null,
      now,
      random,
      report,
      onChange: () => {
        this.refresh();
        onChange();
      },
    });
    return this.#fetcher;
  }

  async close(): Promise<void> {
    await this.#fetching?.catch(() => undefined);
    await this.#fetcher?.close();
    this.#stores?.keys.close();
    this.#stores?.revocations.close();
  }

  /** Each list says so for itself; this office's own blocks do not grow old. */
  #stale(): KioskState['trust']['stale'] {
    const settings = this.#options.settings();
    if (!settings) return [];
    const lists = [...this.#sources, ...this.#revoking.filter(({ kind }) => kind !== 'block-list')];
    return staleSources(lists, this.#options.now(), settings.maxAgeDays).map(({ id, importedAt }) => ({
      source: id,
      importedAt,
    }));
  }

  /** The earliest that a right clock can show. */
  #since(): Date | null {
    const believed = this.#options.believed();
    if (!believed) return this.#importedAt;
    if (believed.isBehind) return believed.at;
    return takenBy(this.#sources, believed.at);
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

/** When a list was last taken, of those that a right clock dated: one that was ahead proves nothing by its date. */
function takenBy(sources: readonly TrustSource[], believed: Date): Date | null {
  const right = (at: string) => Date.parse(at) <= believed.getTime() + CLOCK_SKEW_MS;
  return newest(sources.filter(({ importedAt }) => right(importedAt)));
}

function newest(sources: readonly TrustSource[]): Date | null {
  const latest = sources
    .map(({ importedAt }) => importedAt)
    .sort()
    .at(-1);
  return latest === undefined ? null : new Date(latest);
}
