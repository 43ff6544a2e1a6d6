import type { Entry, NewEntry } from '#shared/domain/entry.ts';
import type { LogFault, ScanScreen } from '#shared/domain/kiosk.ts';
import type { Presence } from '../presence/presence.ts';
import type { Scan } from '../scanner/scan.ts';
import type { Staff } from '../staff/staff.ts';
import { codeOf, newEntry, type Origin } from './new-entry.ts';
import { DoorQueue } from './queue.ts';
import type { Verification } from './verify.ts';

/** Who does what on a scan's way. What lies in the log is asked for when its turn comes: it may be open anew. */
export interface DoorOptions {
  /** Site cards: what is one for whoever is there is nobody's at the door. */
  readonly cards?: { takes(scan: Scan): boolean };
  /** From bytes to verdict. Rejects only where the log cannot say by which policy. */
  readonly verifier: { verify(scan: Scan): Promise<Verification> };
  /** Who is inside; where nobody keeps it, every scan is an entry. */
  readonly presence?: { readonly it: Pick<Presence, 'meet'> };
  readonly log: {
    /** Makes the entry durable before it returns. @throws LogError */
    appendScan(entry: NewEntry, code: Uint8Array | null): Entry;
    /** What is wrong with the log, from what it threw. */
    failed(error: unknown): LogFault;
  };
  /** Today's scans, which a policy can be tried on. */
  readonly recent?: { remember(entry: Entry, verification: Verification): void };
  /** The employees, of whom a scan may tell more. */
  readonly staff?: { readonly it: Pick<Staff, 'learn'> };
  readonly screens: { show(screen: ScanScreen): void };
  /** Told once the visitor has the verdict: what took no part in it is done now. */
  readonly onShown?: () => void;
  /** Told when visitors have to wait, and when no more. */
  readonly onBusy?: (busy: boolean) => void;
  /** The same code from the same scanner within so many milliseconds counts once; 0: each read counts. */
  readonly repeatWindow: () => number;
}

/**
 * The way of a scan, from the scanner to the screen: verify, append, then show, one scan at a time. A scan that the log
 * cannot keep shows as a fault, never as a verdict: no colour without an entry.
 */
export class Door {
  readonly #with: DoorOptions;
  readonly #queue: DoorQueue;

  constructor(options: DoorOptions) {
    this.#with = options;
    this.#queue = new DoorQueue({
      handle: (scan) => this.#handle(scan),
      refuse: (origin, verification) => this.#show(this.#record(origin, verification)),
      await: (screen) => this.#show(screen),
      onBusy: (busy) => options.onBusy?.(busy),
      repeatWindow: options.repeatWindow,
    });
  }

  /** Whether visitors have to wait. */
  get busy(): boolean {
    return this.#queue.busy;
  }

  /** The scanner has read something: in its turn it is handled, and what it comes to is shown. */
  receive(scan: Scan): void {
    if (this.#with.cards?.takes(scan) === true) return;
    this.#queue.receive(scan);
  }

  /** Nothing comes from the scanner any more: what is incomplete is a red entry. */
  close(): void {
    this.#queue.close();
  }

  /** Decoded, believed and judged; on record; shown. */
  async #handle(scan: Scan): Promise<boolean> {
    let screen: ScanScreen;
    try {
      const verification = await this.#with.verifier.verify(scan);
      screen = this.#record(scan, verification, codeOf(scan));
    } catch (error) {
      screen = this.#fault(scan, error);
    }
    this.#show(screen);
    return screen.kind !== 'fault';
  }

  /** What it means for who is inside: a leave or a reminder; else an entry, durable before it is a colour. */
  #record(scan: Origin, verification: Verification, code: Uint8Array | null = null): ScanScreen {
    const { presence, log, recent, staff } = this.#with;
    let entry: Entry;
    try {
      const made = newEntry(scan, verification);
      const meeting = presence?.it.meet(made, code) ?? { entry: made };
      if ('screen' in meeting) return meeting.screen;
      entry = log.appendScan(meeting.entry, code);
    } catch (error) {
      return this.#fault(scan, error);
    }
    recent?.remember(entry, verification);
    staff?.it.learn(entry, verification);
    const { seq, at, verdict, holder } = entry;
    return { kind: 'verdict', seq, at, verdict, holder };
  }

  #fault({ at }: Origin, error: unknown): ScanScreen {
    return { kind: 'fault', at: at.toISOString(), fault: this.#with.log.failed(error) };
  }

  #show(screen: ScanScreen): void {
    this.#with.screens.show(screen);
    this.#with.onShown?.();
  }
}
