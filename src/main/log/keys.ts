import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** The log's keys, one a purpose, all from one master key. */
export interface LogKeys {
  /** Seals personal fields: AES-256-GCM. */
  readonly seal: KeyObject;
  /** Chains the rows: HMAC-SHA-256. */
  readonly chain: KeyObject;
  /** Makes what is kept of a PIN useless to whoever has the database only: HMAC-SHA-256. */
  readonly pin: KeyObject;
  /** Tells whether two scans are of the same person, for as long as one is inside: HMAC-SHA-256. */
  readonly person: KeyObject;
  /** What the signing key of staff passes is made of: an Ed25519 seed. */
  readonly pass: KeyObject;
}

export const MASTER_KEY_BYTES = 32;

/**
 * Derives the log's keys by HKDF-SHA-256 (RFC 5869), without salt: the master key is uniformly random.
 * @param master 32 bytes
 * @throws RangeError where it has another length
 */
export function deriveLogKeys(master: Uint8Array): LogKeys {
  if (master.length !== MASTER_KEY_BYTES) throw new RangeError(`a master key has ${MASTER_KEY_BYTES} bytes`);
  return {
    seal: derive(master, 'seal'),
    chain: derive(master, 'chain'),
    pin: derive(master, 'pin'),
    person: derive(master, 'person'),
    pass: derive(master, 'pass'),
  };
}

/** Tells, without the key, whether a log was written with it: kept in the log itself. */
export function keyCheck(keys: LogKeys): Buffer {
  return createHmac('sha256', keys.chain).update('gerbang.log.key-check.1').digest();
}

function derive(master: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `gerbang.log.${purpose}.1`, 32)));
}
