import { sign, verify } from 'node:crypto';
import { encode, Tagged } from 'cborg';
import { CLAIM, PASS_PREFIX, type ReadPass } from '../credential/staff-pass/read.ts';
import { TAG_COSE_SIGN1 } from '../credential/cbor/read.ts';
import { encodeBase45 } from './base45.ts';
import type { PassKey } from './pass-key.ts';

/** What a pass says: numbers and moments only, nothing of the person. */
export interface PassClaims {
  readonly pass: number;
  readonly employee: number;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** RFC 9052 section 3.1: `alg` EdDSA, `kid`. */
const HEADER = { alg: 1, kid: 4 } as const;
const EDDSA = -8;

/**
 * Signs a pass: `GBP1:` and, in base45, a COSE_Sign1 message over CWT claims. It fits a QR code of 45 modules.
 * @returns the text of the QR code
 */
export function signPass({ pass, employee, issuedAt, expiresAt }: PassClaims, key: PassKey): string {
  const header = encode(
    new Map<number, unknown>([
      [HEADER.alg, EDDSA],
      [HEADER.kid, new Uint8Array(Buffer.from(key.kid, 'base64'))],
    ]),
  );
  const payload = encode(
    new Map([
      [CLAIM.sub, employee],
      [CLAIM.exp, seconds(expiresAt)],
      [CLAIM.iat, seconds(issuedAt)],
      [CLAIM.cti, pass],
    ]),
  );
  // Sig_structure (RFC 9052 section 4.4).
  const signed = encode(['Signature1', header, new Uint8Array(), payload]);
  const signature = new Uint8Array(sign(null, signed, key.privateKey));
  const message = new Tagged(TAG_COSE_SIGN1, [header, new Map(), payload, signature]);
  return `${PASS_PREFIX}${encodeBase45(encode(message))}`;
}

/** Whether a pass names this kiosk's key. */
export function namesKey({ kid }: ReadPass, key: PassKey): boolean {
  return kid === key.kid;
}

/** Whether this kiosk signed it. */
export function isSignedBy({ message, signature }: ReadPass, key: PassKey): boolean {
  return verify(null, message, key.publicKey, signature);
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
