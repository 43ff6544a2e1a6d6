import { constants, type KeyObject, verify } from 'node:crypto';
import type { SignatureProof } from '../../src/main/credential/types.ts';

/** Whether a proof's signature holds under a key, straight from node:crypto: for tests of decoders alone. */
export function verifyProof(proof: SignatureProof, key: KeyObject): boolean {
  const { algorithm, message, signature } = proof;
  if (algorithm === 'EdDSA') return verify(null, message, key, signature);
  const hash = `sha${algorithm.slice(2)}`;
  if (algorithm.startsWith('ES')) return verify(hash, message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  if (algorithm.startsWith('RS')) return verify(hash, message, key, signature);
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return verify(hash, message, { key, ...padding }, signature);
}
