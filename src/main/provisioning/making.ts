import { Worker } from 'node:worker_threads';
import { carryOut } from './carry-out.ts';
import { Said, STOP, type Ending, type ThreadOrder } from './thread-order.ts';

/** Fonts and one office's pages; what the last one's were made of goes at once. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 } as const;
/** A stick that does not answer holds up nobody who leaves. */
const PATIENCE_MS = 2000;

/** The making of one list's cards, from its beginning to its end. */
export class Making {
  readonly #stop: () => void;
  readonly #terminate: () => Promise<unknown>;
  readonly ended: Promise<Ending>;

  /**
   * Begins.
   * @param worker where `worker.ts` is; null: it is done in this thread
   * @param onMade told how many offices there are, after each
   */
  constructor(order: ThreadOrder, worker: URL | null, onMade: (done: number) => void) {
    if (worker === null) {
      let stopped = false;
      this.#stop = () => (stopped = true);
      this.#terminate = () => Promise.resolve();
      this.ended = carryOut(order, onMade, () => !stopped);
      return;
    }
    const thread = new Worker(worker, { workerData: order, resourceLimits: LIMITS });
    this.#stop = () => thread.postMessage(STOP);
    this.#terminate = () => thread.terminate();
    this.ended = new Promise((resolve) => {
      let ending: Ending = 'INTERNAL_ERROR';
      thread.on('message', (message: unknown) => {
        const said = Said.parse(message);
        if (said.kind === 'made') onMade(said.done);
        else ending = said.ending;
      });
      thread.once('error', () => undefined);
      thread.once('exit', () => resolve(ending));
    });
  }

  /** Has it end after the office that is being made. */
  stop(): void {
    this.#stop();
  }

  /** Ends it; resolves when it has. */
  async close(): Promise<void> {
    this.stop();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
    await Promise.race([this.ended, patience]);
    clearTimeout(timer);
    await this.#terminate();
  }
}
