import { createHash, createSecretKey } from 'node:crypto';
import * as z from 'zod';
import { fingerprintText } from '#shared/domain/fingerprint.ts';
import { PrintedName } from '#shared/domain/office.ts';
import { passKeyOf, type PassKey } from '../staff/pass-key.ts';
import { ProvisioningError } from './errors.ts';

/** The key with which a regency's IT office signs site cards: Ed25519 (RFC 8032). */
export interface RegencyKey extends PassKey {
  /** Who that is, in words: it is on every card. */
  readonly issuer: string;
  /** The public key: 32 raw octets. */
  readonly raw: Uint8Array;
}

const SEED_BYTES = 32;
const RAW_BYTES = 32;

const KeyFile = z.strictObject({
  type: z.literal('gerbang-regency-key'),
  version: z.literal(1),
  issuer: PrintedName,
  createdAt: z.iso.datetime(),
  /** Secret: the Ed25519 seed, standard base64. */
  seed: z.base64().length(44),
});

/** @param seed 32 secret octets */
export function regencyKey(issuer: string, seed: Uint8Array): RegencyKey {
  const pair = passKeyOf(createSecretKey(seed));
  const spki = pair.publicKey.export({ format: 'der', type: 'spki' });
  return { ...pair, issuer, raw: new Uint8Array(spki.subarray(-RAW_BYTES)) };
}

/** The key's file, which is secret: whoever has it makes cards that every kiosk of the regency takes. */
export function keyFileOf(issuer: string, seed: Uint8Array, at: Date): string {
  const file = KeyFile.parse({
    type: 'gerbang-regency-key',
    version: 1,
    issuer,
    createdAt: at.toISOString(),
    seed: Buffer.from(seed).toString('base64'),
  });
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @throws ProvisioningError `KEY_FILE_INVALID`; nothing of the file is in its message */
export function readKeyFile(text: string): RegencyKey {
  const { data } = KeyFile.safeParse(jsonOf(text));
  const seed = data && Buffer.from(data.seed, 'base64');
  if (!seed || seed.length !== SEED_BYTES)
    throw new ProvisioningError('KEY_FILE_INVALID', 'it is no key made by gerbang site key');
  return regencyKey(data.issuer, seed);
}

/** By which people compare keys, by eye and by telephone: `3F2A 90BC 11D4 77E0 5A21`. */
export function fingerprintOf(raw: Uint8Array): string {
  return fingerprintText(createHash('sha256').update(raw).digest('hex'));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
