import { OrderError } from './errors.ts';
import { orderBeside } from './order-beside.ts';
import { orderHere } from './order-here.ts';
import type { Hears, Ordered } from './order.ts';
import type { Work } from './work.ts';

/**
 * What takes seconds, beside the thread that scans share: each order has a thread of its own, which ends with it, so
 * that nothing of its memory stays and whatever it is at can be ended.
 */
export class Threads {
  readonly #worker: URL | null;
  readonly #orders = new Set<Ordered<unknown>>();
  #closed = false;

  /** @param worker where `src/main/worker.ts` is; null: all is done in this thread */
  constructor(worker: URL | null) {
    this.#worker = worker;
  }

  start<Order, Progress, Question, Result>(
    work: Work<Order, Progress, Question, Result>,
    order: Order,
    hears: Hears<Progress, Question> = {},
  ): Ordered<Result> {
    if (this.#closed) return CLOSED;
    const ordered = this.#worker
      ? orderBeside(this.#worker, work, order, hears)
      : orderHere(work, order, hears);
    this.#orders.add(ordered);
    const gone = () => void this.#orders.delete(ordered);
    ordered.result.then(gone, gone);
    return ordered;
  }

  /** Takes no order any more, and ends those that there are. Resolves when they have ended. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#orders].map((ordered) => ordered.close()));
  }
}

const CLOSED: Ordered<never> = {
  get result() {
    return Promise.reject(new OrderError('ORDER_CANCELLED', 'the kiosk is closing'));
  },
  stop: () => undefined,
  cancel: () => undefined,
  close: () => Promise.resolve(),
};
