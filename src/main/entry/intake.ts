import type { Scan } from '../scanner/scan.ts';

/** Scans for which there was no room: how many, and the first of them. */
export interface Dropped {
  readonly dropped: number;
  readonly first: Pick<Scan, 'source' | 'at'>;
}

/**
 * The scans that wait at the door, in the order in which they came; at most so many. Those beyond are not kept, but
 * counted, and their number stands in the queue where they would have stood.
 */
export class Intake {
  readonly #limit: number;
  readonly #waiting: Scan[] = [];
  #dropped: Dropped | null = null;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes a scan to wait; false where there was no room, and it was only counted. */
  add(scan: Scan): boolean {
    // Behind dropped ones nothing is taken before they were told: the order holds, and the count is one.
    if (this.#dropped === null && this.#waiting.length < this.#limit) {
      this.#waiting.push(scan);
      return true;
    }
    const { dropped, first } = this.#dropped ?? { dropped: 0, first: { source: scan.source, at: scan.at } };
    this.#dropped = { dropped: dropped + 1, first };
    return false;
  }

  /** The next in order; null where nothing waits. */
  next(): Scan | Dropped | null {
    const scan = this.#waiting.shift();
    if (scan !== undefined) return scan;
    const dropped = this.#dropped;
    this.#dropped = null;
    return dropped;
  }
}
