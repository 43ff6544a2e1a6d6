import { createHash } from 'node:crypto';
import type { NewEntry } from '#shared/domain/entry.ts';
import { shownText } from '#shared/domain/person-name.ts';
import { toContent } from '../credential/content.ts';
import type { Scan } from '../scanner/scan.ts';
import type { Verification } from './verify.ts';

/** Where and when a scan was read. */
export type Origin = Pick<Scan, 'source' | 'at'>;

/** By what the same code is known again; the code itself is kept nowhere. Null where it is not whole, or anybody's. */
export function codeOf({ bytes, ending }: Scan): Uint8Array | null {
  if (ending !== 'whole' || bytes.length === 0 || ANYBODYS.test(toContent(bytes).text)) return null;
  return createHash('sha256').update(bytes).digest();
}

/** The address of a service alone, which two strangers may both hold up. */
const ANYBODYS = /^\s*(?:https?:\/\/|www\.)?[a-z0-9.-]{1,255}(?::\d+)?\/?\s*$/i;

/**
 * The entry of a scan. What nobody has signed whom we trust is a claim: of it is kept that it came and why it was
 * refused, not what it says.
 */
export function newEntry(scan: Origin, verification: Verification): NewEntry {
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
