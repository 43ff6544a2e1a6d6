import { createCipheriv, createDecipheriv, scrypt, type ScryptOptions } from 'node:crypto';
import { RecoveryCodeError } from './errors.ts';
import { MASTER_KEY_BYTES } from './keys.ts';
import type { Random } from './random.ts';

/** Crockford's base 32: no letter that is taken for a digit or another letter. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 5;
/** 120 bits of chance, and one character that tells a slip of the pen. */
const RANDOM_CHARACTERS = 24;

const VERSION = 1;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH = 1 + SALT_BYTES + NONCE_BYTES + MASTER_KEY_BYTES + TAG_BYTES;

/** The code has all the strength itself: scrypt costs a guess a little more, and the desk next to nothing. */
const COST: ScryptOptions = { N: 2 ** 14, r: 8, p: 1, maxmem: 32 * 2 ** 20 };

/** Makes a code, as it is written down: `7Q2MX-…`, five groups of five. */
export function generateRecoveryCode(random: Random): string {
  const characters = Array.from(random(RANDOM_CHARACTERS), (byte) => ALPHABET[byte % 32] ?? '0').join('');
  return grouped(characters + checkCharacter(characters));
}

/**
 * A code as people type it: without regard to case, spaces and dashes, to O for 0, and I or L for 1.
 * @returns the code as it was written down; null where it is none, for instance for a slip in one character
 */
export function normalRecoveryCode(typed: string): string | null {
  const characters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (characters.length !== RANDOM_CHARACTERS + 1) return null;
  if (Array.from(characters).some((character) => !ALPHABET.includes(character))) return null;
  const [random, check] = [characters.slice(0, -1), characters.slice(-1)];
  return checkCharacter(random) === check ? grouped(characters) : null;
}

/**
 * Seals the master key under a code: AES-256-GCM (NIST SP 800-38D) with a key by scrypt (RFC 7914).
 * @param code as `generateRecoveryCode` made it
 * @returns version, salt (16), nonce (12), ciphertext (32), tag (16)
 */
export async function wrapMasterKey(code: string, masterKey: Uint8Array, random: Random): Promise<Buffer> {
  const salt = random(SALT_BYTES);
  const nonce = random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(code, salt), nonce);
  const ciphertext = Buffer.concat([cipher.update(masterKey), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), salt, nonce, ciphertext, cipher.getAuthTag()]);
}

/**
 * Opens what `wrapMasterKey` made.
 * @param typed the code, as somebody typed it
 * @throws RecoveryCodeError `CODE_WRONG`
 */
export async function unwrapMasterKey(typed: string, wrapped: Uint8Array): Promise<Uint8Array> {
  const code = normalRecoveryCode(typed);
  if (code === null) throw new RecoveryCodeError('CODE_WRONG', 'that is no recovery code');
  if (wrapped.length !== LENGTH || wrapped[0] !== VERSION) {
    throw new RecoveryCodeError('CODE_WRONG', 'there is no key under a recovery code');
  }
  const salt = wrapped.subarray(1, 1 + SALT_BYTES);
  const nonce = wrapped.subarray(1 + SALT_BYTES, 1 + SALT_BYTES + NONCE_BYTES);
  const key = await keyOf(code, salt);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
    const text = decipher.update(wrapped.subarray(1 + SALT_BYTES + NONCE_BYTES, -TAG_BYTES));
    return new Uint8Array(Buffer.concat([text, decipher.final()]));
  } catch (cause) {
    throw new RecoveryCodeError('CODE_WRONG', 'another recovery code is in force', { cause });
  }
}

function keyOf(code: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, 32, COST, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

function grouped(characters: string): string {
  return (characters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** A weighted sum modulo 31: it finds nearly every wrong character, and neighbours that changed places. */
function checkCharacter(characters: string): string {
  const sum = Array.from(characters).reduce(
    (total, character, place) => total + (place + 1) * ALPHABET.indexOf(character),
    0,
  );
  return ALPHABET[sum % 31] ?? '0';
}
