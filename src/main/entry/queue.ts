import { PART_SECONDS, type ScanScreen } from '#shared/domain/kiosk.ts';
import type { Scan } from '../scanner/scan.ts';
import { type Dropped, Intake } from './intake.ts';
import type { Origin } from './new-entry.ts';
import { collectPart, type PartSet } from './parts.ts';
import { refusedScan } from './refused-scan.ts';
import { Repeats } from './repeats.ts';
import type { Verification } from './verify.ts';

/** How many scans wait at most: more than visitors can hold to the scanner while one is verified. */
const MOST_WAITING = 8;

/** It is busy for people's eyes when it has not come to rest within so many milliseconds. */
const NOTICEABLE = 250;

export interface DoorQueueOptions {
  /**
   * Handles a whole scan; the next one waits for it. Never rejects.
   * @returns whether anything was kept of it: else the next read of the same phone is no repeat
   */
  readonly handle: (scan: Scan) => Promise<boolean>;
  /** Told of what came from the scanner and is no whole scan. */
  readonly refuse: (origin: Origin, verification: Verification) => void;
  /** Told how many parts of a card are there. */
  readonly await: (screen: ScanScreen) => void;
  /** Told whether visitors have to wait. */
  readonly onBusy: (busy: boolean) => void;
  /** The same code from the same scanner within so many milliseconds counts once; 0: each read counts. */
  readonly repeatWindow: () => number;
}

/**
 * Scans wait here, and are handled one at a time in the order in which they came. Reads of one code within the window
 * count once; scans that are too many at a time are refused as one, and counted. A card that is spread over several
 * codes is one scan, once its last part is there; one that stays incomplete is refused.
 */
export class DoorQueue {
  readonly #options: DoorQueueOptions;
  readonly #repeats = new Repeats();
  readonly #intake = new Intake(MOST_WAITING);
  #pending: PartSet | null = null;
  #expiring: NodeJS.Timeout | undefined;
  #working = false;
  #busy = false;

  constructor(options: DoorQueueOptions) {
    this.#options = options;
  }

  /** Whether visitors have to wait. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Takes a scan; in its turn it is handled. */
  receive(scan: Scan): void {
    if (this.#repeats.isRepeat(scan, this.#options.repeatWindow())) return;
    if (this.#intake.add(scan)) this.#repeats.remember(scan);
    if (!this.#working) void this.#work();
  }

  /** Ends the waiting for parts of a card: they are refused. */
  close(): void {
    this.#giveUp(this.#keep(null));
  }

  /** Handles what waits, until nothing does. */
  async #work(): Promise<void> {
    this.#working = true;
    const noticing = setTimeout(() => this.#setBusy(true), NOTICEABLE);
    try {
      for (let next = this.#intake.next(); next !== null; next = this.#intake.next()) {
        if ('dropped' in next) this.#refuseDropped(next);
        else await this.#take(next);
      }
    } finally {
      // Whatever was thrown, the next scan finds the door at work again.
      this.#working = false;
      clearTimeout(noticing);
      this.#setBusy(false);
    }
  }

  #setBusy(busy: boolean): void {
    if (busy === this.#busy) return;
    this.#busy = busy;
    this.#options.onBusy(busy);
  }

  /** Puts the parts of cards together; what is whole is handled. */
  async #take(scan: Scan): Promise<void> {
    const { pending, abandoned, scan: whole } = collectPart(this.#pending, scan);
    if (pending !== this.#pending) this.#keep(pending);
    this.#giveUp(abandoned);
    if (whole !== null) {
      if (!(await this.#options.handle(whole))) this.#repeats.forget(whole);
    } else if (pending !== null) {
      const { total, parts } = pending.chunks;
      this.#options.await({ kind: 'part', at: scan.at.toISOString(), have: parts.size, of: total });
    }
  }

  /** Waits for the rest of these parts; returns those that were waited for. */
  #keep(pending: PartSet | null): PartSet | null {
    const before = this.#pending;
    this.#pending = pending;
    clearTimeout(this.#expiring);
    if (pending !== null)
      this.#expiring = setTimeout(() => this.#giveUp(this.#keep(null)), PART_SECONDS * 1000);
    return before;
  }

  #giveUp(abandoned: PartSet | null): void {
    if (abandoned === null) return;
    const { chunks, last } = abandoned;
    const params = { have: chunks.parts.size, of: chunks.total };
    this.#options.refuse(last, refusedScan({ code: 'SCAN_INCOMPLETE', params }, 'shc'));
  }

  #refuseDropped({ dropped, first }: Dropped): void {
    this.#options.refuse(first, refusedScan({ code: 'SCAN_DROPPED', params: { count: dropped } }));
  }
}
