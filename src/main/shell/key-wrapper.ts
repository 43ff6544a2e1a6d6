/* eslint-disable @typescript-eslint/no-deprecated -- The functions that replace these are not in Electron 33. */
import { safeStorage } from 'electron';
import type { KeyWrapper } from '../log/master-key.ts';

/**
 * The operating system's key store through Electron. On Linux without a keyring Electron falls back to a fixed
 * password (`basic_text`), which protects nothing: that counts as no store.
 */
export function osKeyWrapper(): KeyWrapper {
  return {
    available: safeStorage.isEncryptionAvailable() && !isFixedPassword(),
    wrap: (secret) => safeStorage.encryptString(Buffer.from(secret).toString('base64')),
    unwrap: (wrapped) => Buffer.from(safeStorage.decryptString(Buffer.from(wrapped)), 'base64'),
  };
}

function isFixedPassword(): boolean {
  return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
}
