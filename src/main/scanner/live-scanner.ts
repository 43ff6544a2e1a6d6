import type { ScannerDevice, ScannerStatus } from '#shared/domain/kiosk.ts';
import type { ScannerSettings } from '#shared/domain/site.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Scanner } from './driver.ts';
import type { KeySource } from './keys.ts';
import type { Scan } from './scan.ts';
import { createScanner } from './scanner.ts';

const NONE: ScannerStatus = { state: 'none', device: null };
/** While it rests for whoever looks through the ports, nothing is read. */
const SEARCHING: ScannerStatus = { state: 'searching', device: null };

export interface LiveScannerOptions {
  readonly keys?: KeySource | undefined;
  readonly clock?: Clock;
  /** Given every scan that is nobody's test. */
  readonly onScan: (scan: Scan) => void;
  /** Told when its status is another. */
  readonly onChange: () => void;
}

/** Sees every scan first. Returns whether it is a test: then nobody was at the door. */
export type Tester = (scan: Scan) => boolean;

/** The kiosk's scanner, whatever device it is at the moment: with the settings in force, or with others that are tried. */
export class LiveScanner {
  readonly #options: LiveScannerOptions;
  readonly #clock: Clock;
  #settings: ScannerSettings | null = null;
  #trying: ScannerSettings | null = null;
  #scanner: Scanner | null = null;
  #tester: Tester | null = null;
  #resting = false;
  /** Devices are let go one after another: two scanners never hold the same port. */
  #work: Promise<void> = Promise.resolve();
  #steps = 0;
  #closed = false;

  constructor(options: LiveScannerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get status(): ScannerStatus {
    return this.#scanner?.status ?? (this.#resting ? SEARCHING : NONE);
  }

  /** What is in force; null: nothing is read. */
  get settings(): ScannerSettings | null {
    return this.#settings;
  }

  /** What is tried out and not saved; null: nothing. */
  get trying(): ScannerSettings | null {
    return this.#trying;
  }

  /** What it reads by. */
  get readsBy(): ScannerSettings | null {
    return this.#trying ?? this.#settings;
  }

  /** The devices that it reads, or waits for. */
  get devices(): readonly ScannerDevice[] {
    const { status } = this;
    if (status.devices !== undefined) return status.devices;
    const kind = this.readsBy?.kind;
    if (status.device === null || kind === undefined || kind === 'auto') return [];
    return [{ kind, state: status.state, device: status.device }];
  }

  /** Reads with these settings from now on; null: not at all. What was tried out is over. */
  use(settings: ScannerSettings | null): void {
    const before = this.readsBy;
    this.#settings = settings;
    this.#trying = null;
    if (this.#scanner === null || JSON.stringify(before) !== JSON.stringify(settings)) this.begin();
    this.#options.onChange();
  }

  /** @param tester sees every scan from now on; null: nobody does */
  testWith(tester: Tester | null): void {
    this.#tester = tester;
  }

  /** Lets the device go, until it begins again. */
  rest(): void {
    this.#resting = true;
    this.#scanner = this.#release();
  }

  /** Lets the device go, and begins anew. @param trying what is tried out from now on; null: what is in force holds */
  begin(trying = this.#trying): void {
    this.#trying = trying;
    this.#resting = false;
    this.#scanner = this.#release();
    const settings = this.readsBy;
    if (settings === null || this.#closed) return;
    const scanner = createScanner(settings, this.#options.keys, this.#clock);
    scanner.onScan((scan) => {
      const isTest = this.#tester?.(scan) ?? false;
      if (!isTest) this.#options.onScan(scan);
    });
    scanner.onStatus(() => this.#options.onChange());
    this.#scanner = scanner;
    if (this.#steps === 0) scanner.start();
    else
      this.whenFree(() => {
        // Replaced already: it was never started, and need not be.
        if (this.#scanner === scanner) scanner.start();
        return Promise.resolve();
      });
  }

  /** Does something with devices that may be held still; whoever comes later waits for it. */
  whenFree(step: () => Promise<void>): void {
    this.#steps += 1;
    this.#work = this.#work
      .then(step)
      .catch((error: unknown) => {
        process.emitWarning(`a scanner was not let go: ${String(error)}`, { code: 'SCANNER_NOT_RELEASED' });
      })
      .then(() => void (this.#steps -= 1));
  }

  /** Resolves when all devices are released. Nobody is told anything any more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#scanner = this.#release();
    await this.#work;
  }

  #release(): null {
    // From now on it tells nothing; its devices are free when the work in hand is done.
    const closing = this.#scanner?.close();
    if (closing !== undefined) this.whenFree(() => closing);
    return null;
  }
}
