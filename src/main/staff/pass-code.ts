import { verify } from 'node:crypto';
import { CLAIM, PASS_PREFIX, type ReadPass } from '../credential/staff-pass/read.ts';
import { encodeBase45 } from './base45.ts';
import type { PassKey } from './pass-key.ts';
import { signMessage } from './sign-message.ts';

/** What a pass says: numbers and moments only, nothing of the person. */
export interface PassClaims {
  readonly pass: number;
  readonly employee: number;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/**
 * Signs a pass: `GBP1:` and, in base45, a COSE_Sign1 message over CWT claims. It fits a QR code of 45 modules.
 * @returns the text of the QR code
 */
export function signPass({ pass, employee, issuedAt, expiresAt }: PassClaims, key: PassKey): string {
  const claims = new Map([
    [CLAIM.sub, employee],
    [CLAIM.exp, seconds(expiresAt)],
    [CLAIM.iat, seconds(issuedAt)],
    [CLAIM.cti, pass],
  ]);
  return `${PASS_PREFIX}${encodeBase45(signMessage(claims, key))}`;
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
