import type { Scan } from '../scanner/scan.ts';

/**
 * Knows a phone that is read again and again: scanners in presentation mode read what stands before them several
 * times a second. The same bytes from the same scanner are a repeat while no more than the window lies between one
 * read and the next, however often; another code in between ends that. Time is that of the scans.
 */
export class Repeats {
  readonly #last = new Map<string, Scan>();

  /** Whether the scan repeats the last one that its scanner was remembered with. A repeat is remembered itself. */
  isRepeat(scan: Scan, windowMs: number): boolean {
    const last = this.#last.get(scan.source);
    if (last === undefined || windowMs <= 0) return false;
    const age = scan.at.getTime() - last.at.getTime();
    // Below zero: somebody set the clock back, and nothing is known of the time between.
    if (age < 0 || age > windowMs) return false;
    if (last.ending !== scan.ending || !Buffer.from(last.bytes).equals(scan.bytes)) return false;
    this.remember(scan);
    return true;
  }

  /** The scan is taken: it counts from now on. */
  remember(scan: Scan): void {
    this.#last.set(scan.source, scan);
  }

  /** The scan came to nothing, so that the next read of the same is a first one. */
  forget({ source }: Pick<Scan, 'source'>): void {
    this.#last.delete(source);
  }
}
