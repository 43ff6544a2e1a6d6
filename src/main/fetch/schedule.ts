import { nextWaitMs } from './back-off.ts';

export interface ScheduleOptions {
  /** How often, in milliseconds; null: not at all, until it is started again. */
  readonly everyMs: () => number | null;
  /** @returns whether it succeeded: what failed is tried again sooner */
  readonly work: () => Promise<boolean>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** A timer that is set for longer than 24 days goes off at once. */
const LONGEST_MS = 86_400_000;

/**
 * Does something again and again, sooner after a failure; it keeps no process alive. It goes by what has elapsed: a
 * clock that is set makes nothing due, and stops nothing.
 */
export class Schedule {
  readonly #options: ScheduleOptions;
  #timer: NodeJS.Timeout | null = null;
  #failures = 0;
  #stopped = false;

  constructor(options: ScheduleOptions) {
    this.#options = options;
  }

  /** Begins, or begins anew, with a turn after so long. */
  start(firstMs: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#stopped) return;
    const now = Math.min(firstMs, LONGEST_MS);
    this.#timer = setTimeout(() => {
      if (firstMs > now) this.start(firstMs - now);
      else void this.#turn();
    }, now);
    this.#timer.unref();
  }

  /** For good. */
  stop(): void {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #turn(): Promise<void> {
    if (this.#options.everyMs() === null) return;
    this.#failures = (await this.#options.work()) ? 0 : this.#failures + 1;
    const everyMs = this.#options.everyMs();
    if (everyMs !== null) this.start(nextWaitMs(everyMs, this.#failures, this.#options.random));
  }
}
