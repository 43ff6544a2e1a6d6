import { createHash } from 'node:crypto';
import type { TrustImport } from './import/trust-import.ts';
import type { IssuerKeyRecord } from './issuer-key.ts';

/** What taking an import would change: shown before it is done. */
export interface TrustPlan {
  readonly imported: TrustImport;
  /** Keys that the source has not had, that it no longer has, and that stay. */
  readonly added: readonly IssuerKeyRecord[];
  readonly removed: readonly IssuerKeyRecord[];
  readonly kept: number;
  /** So much goes that a person should say yes; see `REMOVED_SHARE`. */
  readonly needsConsent: boolean;
  /** The state of the store that it was made for. */
  readonly generation: number;
}

/** A source that would lose more than this share of its signers is not replaced unasked. */
export const REMOVED_SHARE = 0.1;

/**
 * @param present the source's keys as they are stored
 * @param generation the store's, when `present` was read
 */
export function planImport(
  imported: TrustImport,
  present: readonly IssuerKeyRecord[],
  generation: number,
): TrustPlan {
  const before = byIdentity(present);
  const after = byIdentity(imported.keys.map(({ record }) => record));
  const added = [...after].filter(([id]) => !before.has(id)).map(([, record]) => record);
  const removed = [...before].filter(([id]) => !after.has(id)).map(([, record]) => record);
  const signersLost = removed.filter(isSigner).length;
  return {
    imported,
    added,
    removed,
    kept: after.size - added.length,
    needsConsent:
      imported.proof?.state === 'invalid' || signersLost > REMOVED_SHARE * present.filter(isSigner).length,
    generation,
  };
}

/** What makes a key of a list the same key in its next issue. */
export function identityOf({ domain, name, role, uses, spki, certificate }: IssuerKeyRecord): string {
  const digest = createHash('sha256')
    .update(certificate ?? spki)
    .digest('base64');
  return [domain, JSON.stringify(name), role, uses.toSorted().join(), digest].join(' ');
}

function byIdentity(records: readonly IssuerKeyRecord[]): Map<string, IssuerKeyRecord> {
  return new Map(records.map((record) => [identityOf(record), record]));
}

function isSigner({ role }: IssuerKeyRecord): boolean {
  return role === 'signer';
}
