import * as z from 'zod';
import { CardContent } from '#shared/domain/site-card.ts';
import { readCbor } from '../cbor/read.ts';
import { CredentialError } from '../errors.ts';
import { decodeBase45 } from '../hcert/base45.ts';
import { openCoseSign1, type CoseSign1 } from '../hcert/cose.ts';
import type { ScanContent } from '../types.ts';

/** What a site card begins with: version 1 of ours. */
export const CARD_PREFIX = 'GERBANG-SITE1:';
const ANY_VERSION = /^GERBANG-SITE\d{1,4}:/;

/** The fields of a card's CBOR map, by number. */
export const FIELD = {
  issuer: 1,
  issuedAt: 2,
  key: 3,
  name: 4,
  code: 5,
  kind: 6,
  timeZone: 7,
  languages: 8,
  policy: 9,
  trust: 10,
  capacity: 11,
  retentionDays: 12,
  /** Only where the policy is the regency's own: SHA-256 of its file. */
  policyHash: 13,
} as const;
const FIELDS = Object.keys(FIELD).length;
const HASH_BYTES = 32;

/** Ed25519 (RFC 8032): octets of a public key and of a signature. */
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** Seconds since 1970 UTC. */
const Moment = z.int().min(0).max(253_402_300_799);

/** What a card says; not yet believed. */
export interface ReadCard {
  readonly content: CardContent;
  /** The Ed25519 key that it says it is signed by: 32 raw octets. */
  readonly key: Uint8Array;
  /** The key's id, standard base64. */
  readonly kid: string;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** Whether a code announces a site card, of whatever version. Scanners may add blanks before it. */
export function isSiteCard({ text }: ScanContent): boolean {
  return ANY_VERSION.test(text.trimStart());
}

/**
 * Reads a site card: `GERBANG-SITE1:` and, in base45, a COSE_Sign1 message with EdDSA over a CBOR map of exactly the
 * fields above. One that has a field more was made for another Gerbang and is not taken in parts.
 * @returns or why it is none
 */
export function readSiteCard({ text }: ScanContent): ReadCard | 'CARD_DAMAGED' | 'CARD_VERSION' {
  const code = text.trim();
  if (!code.startsWith(CARD_PREFIX)) return ANY_VERSION.test(code) ? 'CARD_VERSION' : 'CARD_DAMAGED';
  try {
    return cardOf(openCoseSign1(decodeBase45(code.slice(CARD_PREFIX.length)))) ?? 'CARD_DAMAGED';
  } catch (error) {
    if (error instanceof CredentialError) return 'CARD_DAMAGED';
    throw error;
  }
}

function cardOf({ algorithm, kid, payload, toBeSigned, signature }: CoseSign1): ReadCard | null {
  if (algorithm !== 'EdDSA' || signature.length !== SIGNATURE_BYTES) return null;
  const map = readCbor(payload);
  if (!isMap(map)) return null;
  const hash = map.get(FIELD.policyHash);
  const isBound = hash instanceof Uint8Array && hash.length === HASH_BYTES;
  if (map.size !== (isBound ? FIELDS : FIELDS - 1)) return null;
  const key = map.get(FIELD.key);
  const issued = Moment.safeParse(map.get(FIELD.issuedAt));
  if (!(key instanceof Uint8Array) || key.length !== KEY_BYTES || !issued.success) return null;
  const content = CardContent.safeParse({
    issuer: map.get(FIELD.issuer),
    issuedAt: new Date(issued.data * 1000).toISOString(),
    office: {
      name: map.get(FIELD.name),
      code: map.get(FIELD.code),
      kind: map.get(FIELD.kind),
      timeZone: map.get(FIELD.timeZone),
      languages: map.get(FIELD.languages),
      policy: map.get(FIELD.policy),
      trust: map.get(FIELD.trust),
      capacity: map.get(FIELD.capacity),
      retentionDays: map.get(FIELD.retentionDays),
    },
    ...(isBound ? { policyHash: Buffer.from(hash).toString('hex') } : {}),
  });
  return content.success ? { content: content.data, key, kid, message: toBeSigned, signature } : null;
}

function isMap(item: unknown): item is ReadonlyMap<unknown, unknown> {
  return item instanceof Map;
}
