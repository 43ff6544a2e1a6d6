import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { ProvisioningError } from './errors.ts';
import { keyFileOf, regencyKey, type RegencyKey } from './regency-key.ts';

const SEED_BYTES = 32;
/** Only the account that made it may read it. */
const OWNER_ONLY = 0o600;

/**
 * Makes a regency's key and writes its file, never over another: also where the place has no links, as a stick has
 * none.
 * @throws ProvisioningError `KEY_FILE_THERE`, `FILE_NOT_WRITTEN`
 */
export async function makeKeyFile(
  path: string,
  issuer: string,
  at: Date,
  seed: Uint8Array = randomBytes(SEED_BYTES),
): Promise<RegencyKey> {
  const text = keyFileOf(issuer, seed, at);
  const file = await open(path, 'wx', OWNER_ONLY).catch((cause: unknown) => {
    const there = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw there
      ? new ProvisioningError('KEY_FILE_THERE', 'a key is never overwritten', { cause })
      : new ProvisioningError('FILE_NOT_WRITTEN', 'the key’s file cannot be made', { cause });
  });
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (cause) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
    throw new ProvisioningError('FILE_NOT_WRITTEN', 'the key’s file cannot be written', { cause });
  }
  await file.close();
  return regencyKey(issuer, seed);
}
