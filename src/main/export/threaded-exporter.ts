import { Worker } from 'node:worker_threads';
import type { ExportState } from '#shared/domain/export.ts';
import type { NewAudit } from '../log/audit.ts';
import { ExportRefused } from './errors.ts';
import type { ExporterOptions, ExportOrder, Exports } from './exporter.ts';
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
    const thread = new Worker(worker, { workerData, resourceLimits: LIMITS });
    this.#thread = thread;
    return new Promise((resolve, reject) => {
      let fault: Error | null = null;
      thread.on('message', (message: unknown) => {
        const said = Said.parse(message);
        if (said.kind === 'state') this.#state = said.state;
        else if (said.kind === 'fault') fault = new Error(`the export failed: ${said.name}`);
        else thread.postMessage(this.#recorded(said.audit));
      });
      thread.once('error', (error: Error) => (fault = error));
      thread.once('exit', () => {
        this.#thread = null;
        const ended = !['running', 'checking', 'idle'].includes(this.#state.phase);
        if (!ended) this.#state = { phase: 'failed', fault: 'LOG_FAILED' };
        if (fault) reject(fault);
        else resolve();
      });
    });
  }

  cancel(): void {
    this.#thread?.postMessage('cancel' satisfies Answer);
  }

  #recorded(audit: NewAudit): Answer {
    try {
      this.#options.log.audit({ ...audit, at: this.#options.now().toISOString() });
      return 'recorded';
    } catch {
      return 'unrecorded';
    }
  }
}
