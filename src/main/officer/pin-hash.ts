import { createHmac, scrypt, type KeyObject, type ScryptOptions } from 'node:crypto';

/** RFC 7914: 32 MiB, and some 100 ms in a thread of the pool: an old PC is not to keep its officer waiting. */
export const PIN_COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const BYTES = 32;

/**
 * What is kept of a PIN: scrypt, so that each guess costs; then HMAC with a key that is not in the database, as a
 * million PINs are few even so.
 * @param salt this kiosk's, 16 random bytes: one for all officers, so that one derivation tells who it is
 */
export async function hashPin(
  pin: string,
  salt: Uint8Array,
  pepper: KeyObject,
  cost: ScryptOptions,
): Promise<Buffer> {
  const derived = await new Promise<Buffer>((resolve, reject) => {
    scrypt(pin, salt, BYTES, cost, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
  return createHmac('sha256', pepper).update(derived).digest();
}
