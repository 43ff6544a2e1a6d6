import { sign } from 'node:crypto';
import { encode, Tagged } from 'cborg';
import { TAG_COSE_SIGN1 } from '../credential/cbor/read.ts';
import type { PassKey } from './pass-key.ts';

/** RFC 9052 section 3.1: `alg` EdDSA, `kid`. */
const HEADER = { alg: 1, kid: 4 } as const;
const EDDSA = -8;

/** A COSE_Sign1 message (RFC 9052 section 4.2) with EdDSA over a CBOR map, tagged. */
export function signMessage(claims: ReadonlyMap<number, unknown>, key: PassKey): Uint8Array {
  const header = encode(
    new Map<number, unknown>([
      [HEADER.alg, EDDSA],
      [HEADER.kid, new Uint8Array(Buffer.from(key.kid, 'base64'))],
    ]),
  );
  const payload = encode(claims);
  // Sig_structure (RFC 9052 section 4.4).
  const signed = encode(['Signature1', header, new Uint8Array(), payload]);
  const signature = new Uint8Array(sign(null, signed, key.privateKey));
  return encode(new Tagged(TAG_COSE_SIGN1, [header, new Map(), payload, signature]));
}
