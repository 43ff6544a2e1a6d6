import { createCipheriv, createDecipheriv, createHash, type KeyObject } from 'node:crypto';
import { SealError } from './errors.ts';
import type { Random } from './random.ts';

/** Where a sealed value belongs. It opens nowhere else. */
export interface SealPlace {
  readonly table: string;
  readonly row: number;
  readonly field: string;
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;

/**
 * Seals one personal field with AES-256-GCM (NIST SP 800-38D) under a nonce of its own.
 * @returns version, nonce (12), ciphertext, tag (16)
 */
export function sealField(key: KeyObject, place: SealPlace, text: string, random: Random): Buffer {
  return sealBytes(key, place, Buffer.from(text, 'utf8'), random);
}

/** As `sealField`, of bytes. */
export function sealBytes(key: KeyObject, place: SealPlace, bytes: Uint8Array, random: Random): Buffer {
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associatedData(place));
  const ciphertext = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, ciphertext, cipher.getAuthTag()]);
}

/**
 * Opens what `sealField` made for the same place.
 * @throws SealError where it was changed, or made for another place or with another key
 */
export function openField(key: KeyObject, place: SealPlace, sealed: Uint8Array): string {
  return openBytes(key, place, sealed).toString('utf8');
}

/**
 * As `openField`, of bytes.
 * @throws SealError
 */
export function openBytes(key: KeyObject, place: SealPlace, sealed: Uint8Array): Buffer {
  if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION) {
    throw new SealError('SEAL_BROKEN', `${placeName(place)} is no sealed value`);
  }
  try {
    const options = { authTagLength: TAG_BYTES };
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, HEAD_BYTES), options);
    decipher.setAAD(associatedData(place)).setAuthTag(sealed.subarray(-TAG_BYTES));
    const bytes = decipher.update(sealed.subarray(HEAD_BYTES, -TAG_BYTES));
    // GCM holds nothing back: this only checks the tag.
    decipher.final();
    return bytes;
  } catch (cause) {
    throw new SealError('SEAL_BROKEN', `${placeName(place)} does not open`, { cause });
  }
}

/** What the chain holds of a sealed value: it outlives the value, and tells nothing of it. */
export function digestOf(sealed: Uint8Array): Buffer {
  return createHash('sha256').update(sealed).digest();
}

function associatedData(place: SealPlace): Buffer {
  return Buffer.from(`gerbang.sealed.${VERSION}/${placeName(place)}`);
}

function placeName(place: SealPlace): string {
  return `${place.table}/${place.row}/${place.field}`;
}
