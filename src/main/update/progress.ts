import type { UpdateState } from '#shared/domain/update.ts';

/** The screen hears of progress no more often than that. */
const PROGRESS_MS = 250;

/** What is being done, and how far it is. */
export class Progress {
  readonly #onChange: () => void;
  #work: UpdateState['work'] = null;
  #toldAt = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get work(): UpdateState['work'] {
    return this.#work;
  }

  show(work: UpdateState['work']): void {
    const before = this.#work;
    this.#work = work;
    const now = performance.now();
    const only = work?.kind === before?.kind && work?.done !== work?.size;
    if (only && now - this.#toldAt < PROGRESS_MS) return;
    this.#toldAt = now;
    this.#onChange();
  }
}
