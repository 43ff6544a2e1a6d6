import { createHash } from 'node:crypto';
import type { Credential } from '#shared/domain/credential.ts';
import type { SignatureProof } from '../../credential/types.ts';
import { HASH_BYTES } from './hash-set.ts';

/** What an EU DCC hash is over (EU DCC gateway, revocation: `hashType`). */
export const DCC_HASH_TYPES = ['SIGNATURE', 'UCI', 'COUNTRYCODEUCI'] as const;
export type DccHashType = (typeof DCC_HASH_TYPES)[number];

/** The first 128 bits of SHA-256. */
export function truncatedHash(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest().subarray(0, HASH_BYTES);
}

/** The ids that a credential carries, each once. */
export function certificateIds({ statements }: Credential): string[] {
  return [...new Set(statements.flatMap(({ certificateId }) => certificateId ?? []))];
}

/**
 * The hashes under which an HCERT may be revoked, of one type: UCI, the CWT's issuer before the UCI, or the signature.
 *
 * An ECDSA signature can be rewritten by anyone into another that holds (s into n - s), so that only its first half, r,
 * is hashed; all of an RSA signature is.
 */
export function dccHashes(type: DccHashType, credential: Credential, proof: SignatureProof): Buffer[] {
  switch (type) {
    case 'UCI':
      return certificateIds(credential).map((id) => truncatedHash(id));
    case 'COUNTRYCODEUCI':
      return certificateIds(credential).map((id) => truncatedHash(`${credential.issuer}${id}`));
    case 'SIGNATURE': {
      const { algorithm, signature } = proof;
      const end = algorithm.startsWith('ES') ? signature.length / 2 : signature.length;
      return [truncatedHash(signature.subarray(0, end))];
    }
  }
}

/**
 * Under what a certificate's id is blocked: people type it from paper, so case, surrounding space and the words
 * `URN:UVCI:` do not matter. Only this hash is kept; an id is a person's.
 */
export function blockHash(id: string): Buffer {
  return truncatedHash(
    `block ${id
      .trim()
      .toUpperCase()
      .replace(/^URN:UVCI:/, '')}`,
  );
}
