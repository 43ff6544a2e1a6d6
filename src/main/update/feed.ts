import type { UpdateSettings } from '#shared/domain/update.ts';
import { settleMs } from '../fetch/back-off.ts';
import { download } from '../fetch/download.ts';
import { FetchError } from '../fetch/errors.ts';
import { Schedule } from '../fetch/schedule.ts';
import { UpdateError } from './errors.ts';
import { LARGEST_MANIFEST } from './manifest.ts';

export interface FeedOptions {
  /** Null before the office is set up. */
  readonly settings: () => UpdateSettings | null;
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Looks at a manifest, and takes what it is of. @throws FetchError, UpdateError: it is looked at again */
  readonly take: (manifest: Uint8Array, url: string, signal: AbortSignal) => Promise<void>;
  /** Told of what failed. */
  readonly report: (what: string, error: unknown) => void;
  /** Told when what is known of it may be another. */
  readonly onChange: () => void;
}

const HOUR_MS = 3_600_000;

/** Looks for updates on a server of plain files, on a schedule. */
export class UpdateFeed {
  readonly #options: FeedOptions;
  readonly #schedule: Schedule;
  #checkedAt: Date | null = null;
  #failed: string | null = null;
  /** Of the answer that was dealt with last. */
  #seen: { url: string; etag: string } | null = null;
  #running: { done: Promise<boolean>; abort: AbortController } | null = null;
  #closed = false;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#schedule = new Schedule({
      everyMs: () => {
        const settings = options.settings();
        return settings?.feed.enabled === true ? settings.everyHours * HOUR_MS : null;
      },
      work: () => this.fetchNow(),
      random: options.random,
    });
  }

  /** When the server answered last with something that is in order; and why it did not, the last time. */
  get state(): { readonly checkedAt: string | null; readonly failed: string | null } {
    return { checkedAt: this.#checkedAt?.toISOString() ?? null, failed: this.#failed };
  }

  /** Begins to look. @param soon at once, and not only when the first scans are over */
  start(soon: boolean): void {
    this.#schedule.start(soon ? 0 : settleMs(this.#options.random));
  }

  /** Looks now. @returns whether the server answered, and what it has was dealt with */
  fetchNow(): Promise<boolean> {
    if (this.#running) return this.#running.done;
    const abort = new AbortController();
    const done = this.#fetch(abort.signal).finally(() => (this.#running = null));
    this.#running = { done, abort };
    return done;
  }

  /** Ends what is under way: something else goes first. */
  async interrupt(): Promise<void> {
    this.#running?.abort.abort();
    await this.#running?.done;
  }

  /** What was fetched is there no more: the next look is a whole one. */
  forget(): void {
    this.#seen = null;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#schedule.stop();
    await this.interrupt();
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  async #fetch(signal: AbortSignal): Promise<boolean> {
    const { settings, now, take, report, onChange } = this.#options;
    const url = settings()?.feed.url ?? null;
    if (url === null || this.#closed) return true;
    try {
      const etag = this.#seen?.url === url ? this.#seen.etag : null;
      const answer = await download(url, { etag, maxBytes: LARGEST_MANIFEST, signal });
      if (answer.changed) await take(answer.bytes, url, signal);
      if (answer.changed) this.#seen = answer.etag === null ? null : { url, etag: answer.etag };
      this.#checkedAt = now();
      this.#failed = null;
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      report('updates', error);
      const known = error instanceof FetchError || error instanceof UpdateError;
      this.#failed = known ? error.code : 'FETCH_FAILED';
      return false;
    } finally {
      if (!this.#isClosed()) onChange();
    }
  }
}
