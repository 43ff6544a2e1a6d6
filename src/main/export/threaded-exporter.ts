import { Worker } from 'node:worker_threads';
import type { ExportState } from '#shared/domain/export.ts';
import type { NewAudit } from '../log/audit.ts';
import { ExportRefused } from './errors.ts';
import type { ExporterOptions, ExportOrder, Exports } from './exporter.ts';
import { discardPart, type TargetOptions } from './target.ts';
import { Said, type Answer, type ThreadOrder } from './thread-order.ts';

export interface ThreadedExporterOptions extends ExporterOptions {
  /** Where `worker.ts` is; null: nowhere, and no export is written. */
  readonly worker: URL | null;
  /** The log's file. */
  readonly path: string;
}

/**
 * So much memory an export may have: left to itself, its garbage would grow what the kiosk has for good. A row's
 * pieces live for a moment only.
 */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 96 } as const;

/** Does what an `Exporter` does in a thread of its own, so that scans share their thread with nothing. */
export class ThreadedExporter implements Exports {
  readonly #options: ThreadedExporterOptions;
  #state: ExportState = { phase: 'idle' };
  #thread: Worker | null = null;
  #cancelled = false;
  /** Whether it is in the log that there is such a file: then there will be. */
  #onRecord = false;

  constructor(options: ThreadedExporterOptions) {
    this.#options = options;
  }

  get state(): ExportState {
    return this.#state;
  }

  get busy(): boolean {
    return this.#thread !== null;
  }

  /** As `Exporter.start`. */
  start(order: ExportOrder): Promise<void> {
    if (this.busy) throw new ExportRefused('EXPORT_REFUSED', 'one export at a time');
    const { worker, log, path, officers, timeZone, now, keepOut } = this.#options;
    if (!worker) throw new ExportRefused('EXPORT_REFUSED', 'there is no thread to write it');
    const workerData: ThreadOrder = {
      ...{ log: path, keys: log.sealer.keys, timeZone: timeZone(), now: now().getTime(), keepOut },
      officers: officers.list().map(({ id, name }) => ({ id, name })),
      order: { ...order, cases: [...order.cases] },
    };
    this.#state = { phase: 'running', done: 0, total: 0 };
    this.#cancelled = false;
    this.#onRecord = false;
    const place = { path: order.path, extension: order.request.format, keepOut };
    const thread = new Worker(worker, { workerData, resourceLimits: LIMITS });
    this.#thread = thread;
    return new Promise((resolve, reject) => {
      let fault: Error | null = null;
      thread.on('message', (message: unknown) => {
        // What it said before it was ended, and nobody wants any more.
        if (this.#cancelled) return;
        const said = Said.parse(message);
        if (said.kind === 'state') this.#state = said.state;
        else if (said.kind === 'fault') fault = new Error(`the export failed: ${said.name}`);
        else thread.postMessage(this.#recorded(said.audit));
      });
      thread.once('error', (error: Error) => (fault = error));
      thread.once('exit', () => {
        void this.#ended(place).then(() => {
          if (fault && !this.#cancelled) reject(fault);
          else resolve();
        });
      });
    });
  }

  /** Ends the thread, whatever it is at, unless its file is on record already. Nothing of the file is left. */
  cancel(): void {
    if (!this.#thread || this.#onRecord) return;
    this.#cancelled = true;
    void this.#thread.terminate();
  }

  async #ended(place: TargetOptions): Promise<void> {
    const over = !['running', 'checking', 'idle'].includes(this.#state.phase);
    // One that did not end by itself has cleared nothing away.
    if (this.#cancelled || !over) await discardPart(place);
    if (this.#cancelled) this.#state = { phase: 'cancelled' };
    else if (!over) this.#state = { phase: 'failed', fault: 'LOG_FAILED' };
    this.#thread = null;
  }

  #recorded(audit: NewAudit): Answer {
    try {
      this.#options.log.audit({ ...audit, at: this.#options.now().toISOString() });
      this.#onRecord = true;
      return 'recorded';
    } catch {
      return 'unrecorded';
    }
  }
}
