import { nextWaitMs } from './back-off.ts';

export interface ScheduleOptions {
  /** How often, in milliseconds; null: not at all, until it is started again. */
  readonly everyMs: () => number | null;
  /** @returns whether it succeeded: what failed is tried again sooner */
  readonly work: () => Promise<boolean>;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Does something again and again, sooner after a failure; it keeps no process alive. */
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
    this.#timer = setTimeout(() => void this.#turn(), firstMs);
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
