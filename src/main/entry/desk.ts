import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Entry, NewEntry } from '#shared/domain/entry.ts';
import { type LogFault, PART_SECONDS, type ScanScreen } from '#shared/domain/kiosk.ts';
import { shownText } from '#shared/domain/person-name.ts';
import { toContent } from '../credential/content.ts';
import type { Scan } from '../scanner/scan.ts';
import { type Dropped, Intake } from './intake.ts';
import { collectPart, type PartSet } from './parts.ts';
import { refusedScan } from './refused-scan.ts';
import { Repeats } from './repeats.ts';
import type { Verification } from './verify.ts';

/** How many scans wait at most: more than visitors can hold to the scanner while one is verified. */
const MOST_WAITING = 8;

/** The desk is busy for people's eyes when it has not come to rest within so many milliseconds. */
const NOTICEABLE = 250;

interface DeskServices {
  /** The path from bytes to verdict. Rejects only where the log cannot say by which policy. */
  verify: (scan: Scan) => Promise<Verification>;
  /** What it means for who is inside: an entry, or a screen in its place. */
  meet?: (
    entry: NewEntry,
    code: Uint8Array | null,
  ) => { readonly entry: NewEntry } | { readonly screen: ScanScreen };
  /** Makes the entry durable before it returns. The code is the digest of what was scanned; null where that is not whole. */
  append: (entry: NewEntry, code: Uint8Array | null) => Entry;
  /** What is wrong with the log, from what `append` threw. */
  faultOf: (error: unknown) => LogFault;
  /** The same code from the same scanner within so many milliseconds counts once; 0: each read counts. */
  repeatWindow: () => number;
}

/** Where and when a scan was read. */
type Origin = Pick<Scan, 'source' | 'at'>;

interface DeskEvents {
  /** What the visitor is to see, after the entry is durable (or with the word that it could not be). */
  screen: [ScanScreen];
  /** An entry is durable; what it was made of, for those who keep more of it than the log does. */
  kept: [Entry, Verification];
  /** Whether visitors have to wait. */
  busy: [boolean];
}

/**
 * The desk takes scans one at a time, in the order in which they came: verify, append, then show. A scan that the
 * log cannot keep shows as a fault, never as a verdict: no colour without an entry. Reads of one code within the
 * window count once; scans that are too many at a time are told as one red entry, and counted there. A card that is
 * spread over several codes is one scan, once its last part is there; one that stays incomplete is a red entry.
 */
export class Desk extends EventEmitter<DeskEvents> {
  readonly #services: DeskServices;
  readonly #repeats = new Repeats();
  readonly #intake = new Intake(MOST_WAITING);
  #pending: PartSet | null = null;
  #expiring: NodeJS.Timeout | undefined;
  #working = false;
  #busy = false;

  constructor(services: DeskServices) {
    super();
    this.#services = services;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Takes a scan; what it comes to is a `screen`. */
  receive(scan: Scan): void {
    if (this.#repeats.isRepeat(scan, this.#services.repeatWindow())) return;
    if (this.#intake.add(scan)) this.#repeats.remember(scan);
    if (!this.#working) void this.#work();
  }

  /** Ends the waiting for parts of a card: they are a red entry. */
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
      // Whatever a listener threw, the next scan finds the desk at work again.
      this.#working = false;
      clearTimeout(noticing);
      this.#setBusy(false);
    }
  }

  #setBusy(busy: boolean): void {
    if (busy === this.#busy) return;
    this.#busy = busy;
    this.emit('busy', busy);
  }

  /** Puts the parts of cards together; what is whole is handled. */
  async #take(scan: Scan): Promise<void> {
    const { pending, abandoned, scan: whole } = collectPart(this.#pending, scan);
    if (pending !== this.#pending) this.#keep(pending);
    this.#giveUp(abandoned);
    if (whole !== null) await this.#handle(whole);
    else if (pending !== null) {
      const { total, parts } = pending.chunks;
      this.emit('screen', { kind: 'part', at: scan.at.toISOString(), have: parts.size, of: total });
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
    this.emit('screen', this.#record(last, refusedScan({ code: 'SCAN_INCOMPLETE', params }, 'shc')));
  }

  async #handle(scan: Scan): Promise<void> {
    let screen: ScanScreen;
    try {
      screen = this.#record(scan, await this.#services.verify(scan), codeOf(scan));
    } catch (error) {
      screen = { kind: 'fault', at: scan.at.toISOString(), fault: this.#services.faultOf(error) };
    }
    // Nothing was kept of it: the next read of the same phone is not a repeat.
    if (screen.kind === 'fault') this.#repeats.forget(scan);
    this.emit('screen', screen);
  }

  #refuseDropped({ dropped, first }: Dropped): void {
    const verification = refusedScan({ code: 'SCAN_DROPPED', params: { count: dropped } });
    this.emit('screen', this.#record(first, verification));
  }

  #record(scan: Origin, verification: Verification, code: Uint8Array | null = null): ScanScreen {
    let entry: Entry;
    try {
      const made = newEntry(scan, verification);
      const meeting = this.#services.meet?.(made, code) ?? { entry: made };
      if ('screen' in meeting) return meeting.screen;
      entry = this.#services.append(meeting.entry, code);
    } catch (error) {
      return { kind: 'fault', at: scan.at.toISOString(), fault: this.#services.faultOf(error) };
    }
    this.emit('kept', entry, verification);
    return {
      kind: 'verdict',
      seq: entry.seq,
      at: entry.at,
      verdict: entry.verdict,
      holder: entry.holder,
    };
  }
}

/** By what the same code is known again; the code itself is kept nowhere. */
function codeOf({ bytes, ending }: Scan): Uint8Array | null {
  if (ending !== 'whole' || bytes.length === 0 || ANYBODYS.test(toContent(bytes).text)) return null;
  return createHash('sha256').update(bytes).digest();
}

/** The address of a service alone, which two strangers may both hold up. */
const ANYBODYS = /^\s*(?:https?:\/\/|www\.)?[a-z0-9.-]{1,255}(?::\d+)?\/?\s*$/i;

/** What nobody has signed whom we trust is a claim: of it is kept that it came and why it was refused, not what it says. */
function newEntry(scan: Origin, verification: Verification): NewEntry {
  const { format, outcome, verdict, policy } = verification;
  const credential = outcome === 'verified' ? verification.credential : null;
  return {
    at: scan.at.toISOString(),
    kind: 'scan',
    person: verification.employee === undefined ? 'pengunjung' : 'pegawai',
    source: scan.source,
    format,
    outcome,
    verdict,
    issuer: credential ? shownText(credential.issuer) : null,
    keyId: credential?.keyId ?? null,
    policy: policy ?? null,
    officerId: null,
    tracked: false,
    details: verification.employee === undefined ? null : { employee: verification.employee },
    holder:
      (outcome === 'verified' ? verification.holder : null) ??
      (credential && credential.holder.name !== '' ? holderOf(credential.holder) : null),
  };
}

function holderOf({ name, birthDate }: { name: string; birthDate?: string | undefined }) {
  return birthDate === undefined ? { name } : { name, birthDate };
}
