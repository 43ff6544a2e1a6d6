import { createPublicKey, verify } from 'node:crypto';
import type { CardContent } from '#shared/domain/site-card.ts';
import { CardContent as Content } from '#shared/domain/site-card.ts';
import { CARD_PREFIX, FIELD, type ReadCard } from '../credential/site-card/read.ts';
import { encodeBase45 } from '../staff/base45.ts';
import { signMessage } from '../staff/sign-message.ts';
import type { RegencyKey } from './regency-key.ts';

/**
 * Signs a site card: `GERBANG-SITE1:` and, in base45, a COSE_Sign1 message. It carries the public key, so that a
 * kiosk's first card can pin it.
 * @returns the text of the QR code and of the card's file
 * @throws ZodError where the content is not what a kiosk would take
 */
export function signCard(content: CardContent, key: RegencyKey): string {
  const { issuer, issuedAt, office, policyHash } = Content.parse(content);
  const fields = new Map<number, unknown>([
    [FIELD.issuer, issuer],
    [FIELD.issuedAt, Math.floor(Date.parse(issuedAt) / 1000)],
    [FIELD.key, key.raw],
    [FIELD.name, office.name],
    [FIELD.code, office.code],
    [FIELD.kind, office.kind],
    [FIELD.timeZone, office.timeZone],
    [FIELD.languages, office.languages],
    [FIELD.policy, office.policy],
    [FIELD.trust, office.trust],
    [FIELD.capacity, office.capacity],
    [FIELD.retentionDays, office.retentionDays],
  ]);
  if (policyHash !== undefined) fields.set(FIELD.policyHash, new Uint8Array(Buffer.from(policyHash, 'hex')));
  return `${CARD_PREFIX}${encodeBase45(signMessage(fields, key))}`;
}

/** Whether the key that a card carries has signed it. Whose that is has to be asked as well. */
export function isWellSigned({ key, message, signature }: ReadCard): boolean {
  try {
    const x = Buffer.from(key).toString('base64url');
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, message, publicKey, signature);
  } catch {
    // Octets that are no point of the curve.
    return false;
  }
}
