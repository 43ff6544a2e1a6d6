import { CertificateError } from '../errors.ts';
import type { IssuerKey } from '../issuer-key.ts';
import type { SkippedKey } from './trust-import.ts';

/** Gathers the keys of a file; one that does not read is listed and does not spoil the others. */
export class Collector {
  readonly keys: IssuerKey[] = [];
  readonly skipped: SkippedKey[] = [];

  /** @param read makes the key or keys of one entry */
  take(what: string, read: () => IssuerKey | readonly IssuerKey[]): void {
    try {
      this.keys.push(...[read()].flat());
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      this.skip(what, error.message);
    }
  }

  skip(what: string, why: string): void {
    this.skipped.push({ what, why });
  }
}
