import type { ScannerDevice, ScannerStatus } from '#shared/domain/kiosk.ts';
import type { ProbeState, ScannerBench, ScannerReading } from '#shared/domain/scanner-setup.ts';
import type { ScannerSettings } from '#shared/domain/site.ts';
import { type Clock, systemClock } from '../scanner/clock.ts';
import type { Scanner } from '../scanner/driver.ts';
import type { KeySource } from '../scanner/keys.ts';
import { listPorts, type Port } from '../scanner/ports.ts';
import type { Scan } from '../scanner/scan.ts';
import { createScanner } from '../scanner/scanner.ts';
import { ScannerSetupError } from './errors.ts';
import type { readingOf } from './reading.ts';
import type { Probe } from './probe.ts';

/** A page that has not asked for so many milliseconds is gone, however that happened. */
export const LEASE = 15_000;

const NONE: ScannerStatus = { state: 'none', device: null };
/** While ports are probed, nothing is read. */
const SEARCHING: ScannerStatus = { state: 'searching', device: null };

export interface BenchOptions {
  readonly keys?: KeySource | undefined;
  readonly clock?: Clock;
  /** Given every scan that is not a test. */
  readonly onScan: (scan: Scan) => void;
  /** Told when the status or the test is another. */
  readonly onChange: () => void;
  /** Given what the scanner page shows of each scan, while it is open. */
  readonly onReading: (reading: ScannerReading) => void;
  readonly onProbe: (state: ProbeState) => void;
}

/**
 * The kiosk's scanner, and the bench on which it is tested. Scans go to the desk. While a test runs they go to the
 * scanner page alone: they make no entries, and are kept nowhere. A test ends with the page, with its sign-out, and by
 * itself when the page is not heard of any more; other settings that were tried out and not saved end with it.
 */
export class Bench {
  readonly #options: BenchOptions;
  readonly #clock: Clock;
  #settings: ScannerSettings | null = null;
  #trying: ScannerSettings | null = null;
  #scanner: Scanner | null = null;
  /** Scanners are let go one after another: two never hold the same port. */
  #work: Promise<void> = Promise.resolve();
  #probe: Probe | null = null;
  #probing = false;
  #watching = false;
  #testing = false;
  #count = 0;
  #cancelLease: (() => void) | null = null;
  #closed = false;

  constructor(options: BenchOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get status(): ScannerStatus {
    return this.#scanner?.status ?? (this.#probing ? SEARCHING : NONE);
  }

  /** Whether scans are tests. */
  get testing(): boolean {
    return this.#testing;
  }

  /** What is tried out and not saved; null: nothing. */
  get trying(): ScannerSettings | null {
    return this.#trying;
  }

  /** Reads with these settings from now on; null: not at all. What was tried out is over. */
  use(settings: ScannerSettings | null): void {
    const before = this.#trying ?? this.#settings;
    this.#settings = settings;
    this.#trying = null;
    if (this.#scanner === null || JSON.stringify(before) !== JSON.stringify(settings)) this.#restart();
    this.#options.onChange();
  }

  /** How the page stands. */
  async state(): Promise<ScannerBench> {
    const [{ findDevices }, { PRINTED }] = await Promise.all([
      import('./find-devices.ts'),
      import('./sheet-codes.ts'),
    ]);
    const reading = this.#reading;
    return {
      devices: await findDevices(reading),
      ...{ settings: this.#settings, trying: this.#trying, testing: this.#testing, reading: [...reading] },
      sheet: PRINTED.map(({ number, purpose, bytes }) => ({ number, purpose, length: bytes.length })),
    };
  }

  /** The page is open, for the next while: it says so again and again. @param test whether scans are tests */
  watch(test: boolean): void {
    if (!this.#watching) this.#count = 0;
    this.#watching = true;
    this.#cancelLease?.();
    this.#cancelLease = this.#clock.after(LEASE, () => this.leave());
    if (this.#testing && !test) this.#endTest();
    else if (test && !this.#testing) {
      this.#testing = true;
      this.#options.onChange();
    }
  }

  /** The page is closed, or its officer gone. */
  leave(): void {
    this.#cancelLease?.();
    this.#cancelLease = null;
    this.#watching = false;
    this.#endTest();
  }

  /** Reads with other settings until the test is over. @throws ScannerSetupError `NOT_TESTING` */
  try(settings: ScannerSettings): void {
    this.#requireTest();
    void this.#endProbe();
    this.#trying = settings;
    this.#restart();
    this.#options.onChange();
  }

  /**
   * Looks through ports and speeds for one that is understood, and tries it out. The scanner rests meanwhile.
   * @param paths the ports, of those that are there
   * @throws ScannerSetupError `NOT_TESTING`
   */
  probe(paths: readonly string[]): void {
    this.#requireTest();
    this.#probing = true;
    void this.#endProbe(true);
    this.#scanner = this.#release();
    this.#enqueue(async () => {
      const { startProbe } = await import('./probe.ts');
      const ports = (await listPorts()).filter(({ path }) => paths.includes(path));
      const unlisted = paths.filter((path) => !ports.some((port) => port.path === path)).map(bare);
      // The test may be over before the ports are free.
      if (this.#probing)
        this.#probe = startProbe([...ports, ...unlisted], this.#clock, (state) => this.#probed(state));
    });
    this.#options.onChange();
  }

  /** Stops looking; the scanner reads as before. */
  stopProbe(): void {
    if (!this.#probing) return;
    void this.#endProbe();
    this.#restart();
  }

  /** What is being tried out. @throws ScannerSetupError `NOTHING_TRIED` */
  requireTried(): ScannerSettings {
    if (this.#trying === null) throw new ScannerSetupError('NOTHING_TRIED', 'nothing is being tried out');
    return this.#trying;
  }

  /** Resolves when all devices are released. Nobody is told anything any more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelLease?.();
    const probe = this.#endProbe();
    this.#scanner = this.#release();
    await probe;
    await this.#work;
  }

  get #reading(): readonly ScannerDevice[] {
    const { status } = this;
    if (status.devices !== undefined) return status.devices;
    const kind = (this.#trying ?? this.#settings)?.kind;
    if (status.device === null || kind === undefined || kind === 'auto') return [];
    return [{ kind, state: status.state, device: status.device }];
  }

  #requireTest(): void {
    if (!this.#testing) throw new ScannerSetupError('NOT_TESTING', 'no test is running');
  }

  #endTest(): void {
    if (!this.#testing) return;
    this.#testing = false;
    const wasOther = this.#trying !== null || this.#probing;
    void this.#endProbe();
    this.#trying = null;
    if (wasOther) this.#restart();
    this.#options.onChange();
  }

  #receive(scan: Scan): void {
    if (!this.#testing) this.#options.onScan(scan);
    if (!this.#watching) return;
    this.#count += 1;
    const settings = this.#trying ?? this.#settings;
    const readAs =
      settings !== null && 'layout' in settings && scan.source.startsWith('wedge:')
        ? settings.layout
        : undefined;
    void this.#tell(scan, this.#count, this.#testing, readAs);
  }

  async #tell(...scan: Parameters<typeof readingOf>): Promise<void> {
    const { readingOf } = await import('./reading.ts');
    if (!this.#closed) this.#options.onReading(readingOf(...scan));
  }

  #probed(state: ProbeState): void {
    if (this.#closed || !this.#probing) return;
    if (state.running) {
      this.#options.onProbe(state);
      return;
    }
    const found = state.ports.find((port) => port.state === 'found')?.settings ?? null;
    this.#probing = false;
    this.#probe = null;
    if (found !== null) this.#trying = found;
    this.#restart();
    this.#options.onProbe(state);
    this.#options.onChange();
  }

  /** @param again another begins at once */
  #endProbe(again = false): Promise<void> {
    this.#probing = again;
    const probe = this.#probe;
    this.#probe = null;
    if (probe === null) return Promise.resolve();
    this.#enqueue(() => probe.close());
    return this.#work;
  }

  /** Lets the scanner go, and begins anew with what is tried out, or else with what is in force. */
  #restart(): void {
    const isFirst = this.#scanner === null && !this.#closed && this.#probe === null;
    this.#scanner = this.#release();
    if (this.#closed) return;
    const settings = this.#trying ?? this.#settings;
    if (settings === null) return;
    const scanner = createScanner(settings, this.#options.keys, this.#clock);
    scanner.onScan((scan) => this.#receive(scan));
    scanner.onStatus(() => this.#options.onChange());
    this.#scanner = scanner;
    if (isFirst) scanner.start();
    else
      this.#enqueue(() => {
        // Replaced already: it was never started, and need not be.
        if (this.#scanner === scanner) scanner.start();
        return Promise.resolve();
      });
  }

  #release(): null {
    // From now on it tells nothing; its devices are free when the work in hand is done.
    const closing = this.#scanner?.close();
    if (closing !== undefined) this.#enqueue(() => closing);
    return null;
  }

  #enqueue(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch((error: unknown) => {
      process.emitWarning(`a scanner was not let go: ${String(error)}`, { code: 'SCANNER_NOT_RELEASED' });
    });
  }
}

/** A port of which only the path is known. */
function bare(path: string): Port {
  return { path, vendorId: null, productId: null, manufacturer: null, serialNumber: null };
}
