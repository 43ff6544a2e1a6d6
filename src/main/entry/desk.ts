import { EventEmitter } from 'node:events';
import type { Entry, NewEntry } from '#shared/domain/entry.ts';
import type { LogFault, ScanScreen } from '#shared/domain/kiosk.ts';
import type { Scan } from '../scanner/scan.ts';
import type { Verification } from './verify.ts';

interface DeskServices {
  /** The path from bytes to verdict; never rejects. */
  verify: (scan: Scan) => Promise<Verification>;
  /** Makes the entry durable before it returns. */
  append: (entry: NewEntry) => Entry;
  /** What is wrong with the log, from what `append` threw. */
  faultOf: (error: unknown) => LogFault;
}

interface DeskEvents {
  /** What the visitor is to see, after the entry is durable (or with the word that it could not be). */
  screen: [ScanScreen];
}

/**
 * The desk takes scans one at a time, in the order in which they came: verify, append, then show. A scan that the
 * log cannot keep shows as a fault, never as a verdict: no colour without an entry.
 */
export class Desk extends EventEmitter<DeskEvents> {
  readonly #services: DeskServices;
  #last: Promise<void> = Promise.resolve();

  constructor(services: DeskServices) {
    super();
    this.#services = services;
  }

  /** Takes a scan. Returns when it has been shown; a caller need not wait. */
  receive(scan: Scan): Promise<void> {
    this.#last = this.#last.then(() => this.#handle(scan));
    return this.#last;
  }

  async #handle(scan: Scan): Promise<void> {
    const verification = await this.#services.verify(scan);
    this.emit('screen', this.#record(scan, verification));
  }

  #record(scan: Scan, verification: Verification): ScanScreen {
    let entry: Entry;
    try {
      entry = this.#services.append(newEntry(scan, verification));
    } catch (error) {
      return { kind: 'fault', at: scan.at.toISOString(), fault: this.#services.faultOf(error) };
    }
    return {
      kind: 'verdict',
      seq: entry.seq,
      at: entry.at,
      verdict: entry.verdict,
      // A name that no trusted key vouches for is not one to show.
      holder: verification.outcome === 'verified' ? entry.holder : null,
    };
  }
}

function newEntry(scan: Scan, { format, outcome, credential, verdict }: Verification): NewEntry {
  return {
    at: scan.at.toISOString(),
    source: scan.source,
    format,
    outcome,
    verdict,
    issuer: credential?.issuer ?? null,
    keyId: credential?.keyId ?? null,
    holder: credential && holderOf(credential.holder),
  };
}

function holderOf({ name, birthDate }: { name: string; birthDate?: string | undefined }) {
  return birthDate === undefined ? { name } : { name, birthDate };
}
