import { EventEmitter } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import type { ScannerStatus } from '#shared/domain/kiosk.ts';
import type { Scan } from './scan.ts';

/** A scanner, whatever it is connected by. It comes and goes by itself between `start` and `close`. */
export interface Scanner {
  readonly status: ScannerStatus;
  /** Calls `listener` with every scan until the returned function is called. */
  onScan(listener: (scan: Scan) => void): () => void;
  /** Calls `listener` with every change of status until the returned function is called. */
  onStatus(listener: (status: ScannerStatus) => void): () => void;
  /** Begins to look for the device, and stays at it until `close`. */
  start(): void;
  /** Resolves when the device is released. No listener is called any more. */
  close(): Promise<void>;
}

/** Who listens to a scanner, and its status: the same for every kind. */
export class Outlet {
  readonly #listeners = new EventEmitter<{ scan: [Scan]; status: [ScannerStatus] }>();
  #status: ScannerStatus;

  constructor(status: ScannerStatus) {
    this.#status = status;
  }

  get status(): ScannerStatus {
    return this.#status;
  }

  onScan(listener: (scan: Scan) => void): () => void {
    this.#listeners.on('scan', listener);
    return () => {
      this.#listeners.off('scan', listener);
    };
  }

  onStatus(listener: (status: ScannerStatus) => void): () => void {
    this.#listeners.on('status', listener);
    return () => {
      this.#listeners.off('status', listener);
    };
  }

  deliver(scan: Scan): void {
    this.#listeners.emit('scan', scan);
  }

  /** Sets the status, and says so where it is another. */
  report(status: ScannerStatus): void {
    if (isDeepStrictEqual(status, this.#status)) return;
    this.#status = status;
    this.#listeners.emit('status', status);
  }

  close(): void {
    this.#listeners.removeAllListeners();
  }
}

/**
 * A scanner that one job looks after from `start` to `close`.
 * @param run finds the device, reads it, tells `outlet`; resolves when everything is released, after `stop`
 */
export function scannerOf(outlet: Outlet, run: (stop: AbortSignal) => Promise<void>): Scanner {
  const stop = new AbortController();
  let running: Promise<void> | null = null;
  return {
    get status(): ScannerStatus {
      return outlet.status;
    },
    onScan: (listener) => outlet.onScan(listener),
    onStatus: (listener) => outlet.onStatus(listener),
    start() {
      running ??= run(stop.signal);
    },
    async close() {
      outlet.close();
      stop.abort();
      await running;
    },
  };
}

/** How long to wait before the next attempt, in milliseconds: 200, then twice as long each time, up to 2,000. */
export function backOff(failures: number): number {
  return Math.min(200 * 2 ** Math.max(failures - 1, 0), 2000);
}
