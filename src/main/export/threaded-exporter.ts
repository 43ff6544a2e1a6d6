import type { ExportState } from '#shared/domain/export.ts';
import type { NewAudit } from '../log/audit.ts';
import { OrderError } from '../threads/errors.ts';
import type { Ordered } from '../threads/order.ts';
import type { Threads } from '../threads/threads.ts';
import { ExportRefused } from './errors.ts';
import type { ExporterOptions, ExportOrder, Exports } from './exporter.ts';
import { discardPart, type TargetOptions } from './target.ts';
import { exportWork } from './work.ts';

export interface ThreadedExporterOptions extends ExporterOptions {
  readonly threads: Threads;
  /** The log's file. */
  readonly path: string;
}

/** Does what an `Exporter` does in a thread of its own, so that scans share their thread with nothing. */
export class ThreadedExporter implements Exports {
  readonly #options: ThreadedExporterOptions;
  #state: ExportState = { phase: 'idle' };
  #running: Ordered<ExportState> | null = null;
  /** Whether it is in the log that there is such a file: then there will be. */
  #onRecord = false;

  constructor(options: ThreadedExporterOptions) {
    this.#options = options;
  }

  get state(): ExportState {
    return this.#state;
  }

  get busy(): boolean {
    return this.#running !== null;
  }

  /** As `Exporter.start`. */
  start(order: ExportOrder): Promise<void> {
    if (this.busy) throw new ExportRefused('EXPORT_REFUSED', 'one export at a time');
    const { threads, log, path, officers, timeZone, now, keepOut } = this.#options;
    this.#state = { phase: 'running', done: 0, total: 0 };
    this.#onRecord = false;
    const beside = {
      log: path,
      keys: log.sealer.keys,
      timeZone: timeZone(),
      now: now().getTime(),
      keepOut,
      officers: officers.list().map(({ id, name }) => ({ id, name })),
      order: { ...order, cases: [...order.cases] },
    };
    const running = threads.start(exportWork, beside, {
      onProgress: (state) => (this.#state = state),
      onQuestion: (audit) => this.#record(audit),
    });
    this.#running = running;
    return this.#end(running, { path: order.path, extension: order.request.format, keepOut });
  }

  /** Ends the thread, whatever it is at, unless its file is on record already. Nothing of the file is left. */
  cancel(): void {
    if (!this.#onRecord) this.#running?.cancel();
  }

  async #end({ result }: Ordered<ExportState>, place: TargetOptions): Promise<void> {
    try {
      this.#state = await result;
    } catch (error) {
      const cancelled = error instanceof OrderError && error.code === 'ORDER_CANCELLED';
      // One that did not end by itself has cleared nothing away.
      await discardPart(place);
      if (cancelled) this.#state = { phase: 'cancelled' };
      else if (this.#state.phase !== 'done') this.#state = { phase: 'failed', fault: 'LOG_FAILED' };
      if (!cancelled) throw error;
    } finally {
      this.#running = null;
    }
  }

  #record(audit: NewAudit): void {
    this.#options.log.audit({ ...audit, at: this.#options.now().toISOString() });
    this.#onRecord = true;
  }
}
