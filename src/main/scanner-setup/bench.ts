import type { ProbeState, ScannerBench, ScannerReading } from '#shared/domain/scanner-setup.ts';
import type { ScannerSettings } from '#shared/domain/site.ts';
import { type Clock, systemClock } from '../scanner/clock.ts';
import type { LiveScanner } from '../scanner/live-scanner.ts';
import { listPorts, type Port } from '../scanner/ports.ts';
import type { Scan } from '../scanner/scan.ts';
import { ScannerSetupError } from './errors.ts';
import type { readingOf } from './reading.ts';
import type { Probe } from './probe.ts';

/** A page that has not asked for so many milliseconds is gone, however that happened. */
export const LEASE = 15_000;

export interface BenchOptions {
  /** The kiosk's own. */
  readonly scanner: LiveScanner;
  readonly clock?: Clock;
  /** Told when the test is another. */
  readonly onChange: () => void;
  /** Given what the scanner page shows of each scan, while it is open. */
  readonly onReading: (reading: ScannerReading) => void;
  readonly onProbe: (state: ProbeState) => void;
}

/**
 * The bench on which the kiosk's scanner is tested. While a test runs, scans go to the scanner page alone: they make no
 * entries, and are kept nowhere. A test ends with the page, with its sign-out, and by itself when the page is not heard
 * of any more; other settings that were tried out and not saved end with it.
 */
export class Bench {
  readonly #options: BenchOptions;
  readonly #scanner: LiveScanner;
  readonly #clock: Clock;
  #probe: Probe | null = null;
  #probing = false;
  #watching = false;
  #testing = false;
  #count = 0;
  #cancelLease: (() => void) | null = null;
  #closed = false;

  constructor(options: BenchOptions) {
    this.#options = options;
    this.#scanner = options.scanner;
    this.#clock = options.clock ?? systemClock;
    this.#scanner.testWith((scan) => this.#see(scan));
  }

  /** Whether scans are tests. */
  get testing(): boolean {
    return this.#testing;
  }

  /** How the page stands. */
  async state(): Promise<ScannerBench> {
    const [{ findDevices }, { PRINTED }] = await Promise.all([
      import('./find-devices.ts'),
      import('./sheet-codes.ts'),
    ]);
    const { devices, settings, trying } = this.#scanner;
    return {
      devices: await findDevices(devices),
      settings,
      trying,
      testing: this.#testing,
      reading: [...devices],
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
    this.#endProbe();
    this.#scanner.begin(settings);
    this.#options.onChange();
  }

  /**
   * Looks through ports and speeds for one that is understood, and tries it out. The scanner rests meanwhile.
   * @param paths the ports, of those that are there
   * @throws ScannerSetupError `NOT_TESTING`
   */
  probe(paths: readonly string[]): void {
    this.#requireTest();
    this.#endProbe();
    this.#probing = true;
    this.#scanner.rest();
    this.#scanner.whenFree(async () => {
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
    this.#endProbe();
    this.#scanner.begin();
  }

  /** What is being tried out. @throws ScannerSetupError `NOTHING_TRIED` */
  requireTried(): ScannerSettings {
    const { trying } = this.#scanner;
    if (trying === null) throw new ScannerSetupError('NOTHING_TRIED', 'nothing is being tried out');
    return trying;
  }

  /** Nobody is told anything any more; ports that are looked through are free once the scanner is closed. */
  close(): void {
    this.#closed = true;
    this.#cancelLease?.();
    this.#endProbe();
  }

  #requireTest(): void {
    if (!this.#testing) throw new ScannerSetupError('NOT_TESTING', 'no test is running');
  }

  #endTest(): void {
    if (!this.#testing) return;
    this.#testing = false;
    const wasOther = this.#scanner.trying !== null || this.#probing;
    this.#endProbe();
    if (wasOther) this.#scanner.begin(null);
    this.#options.onChange();
  }

  #see(scan: Scan): boolean {
    if (this.#watching) {
      this.#count += 1;
      const { readsBy } = this.#scanner;
      const readAs =
        readsBy !== null && 'layout' in readsBy && scan.source.startsWith('wedge:')
          ? readsBy.layout
          : undefined;
      void this.#tell(scan, this.#count, this.#testing, readAs);
    }
    return this.#testing;
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
    this.#scanner.begin(found ?? this.#scanner.trying);
    this.#options.onProbe(state);
    this.#options.onChange();
  }

  #endProbe(): void {
    this.#probing = false;
    const probe = this.#probe;
    this.#probe = null;
    if (probe !== null) this.#scanner.whenFree(() => probe.close());
  }
}

/** A port of which only the path is known. */
function bare(path: string): Port {
  return { path, vendorId: null, productId: null, manufacturer: null, serialNumber: null };
}
