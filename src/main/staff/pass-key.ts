import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The key pair with which a kiosk signs staff passes and knows its own again: Ed25519 (RFC 8032). */
export interface PassKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The first 8 bytes of the SHA-256 of the public key (SPKI, DER), standard base64. */
  readonly kid: string;
}

/** PKCS #8 around a raw Ed25519 seed (RFC 8410 section 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The kiosk's key pair. It follows from the log's keys, so that it is sealed, backed up and restored with them.
 * @param seed the log's key for this purpose: 32 bytes
 */
export function passKeyOf(seed: KeyObject): PassKey {
  const key = Buffer.concat([PKCS8_HEAD, seed.export()]);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return {
    privateKey,
    publicKey,
    kid: createHash('sha256').update(spki).digest().subarray(0, 8).toString('base64'),
  };
}
