import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ScannerStatus } from '#shared/domain/kiosk.ts';

/** Why a port does not open: it is not there (`searching`), somebody else has it, or we may not. */
export type Refusal = Extract<ScannerStatus['state'], 'searching' | 'busy' | 'denied'>;

const BY_ERRNO: Readonly<Record<string, Refusal>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  EBUSY: 'busy',
  EAGAIN: 'busy',
};

/**
 * Says why `path` did not open. `serialport` gives an English sentence on Windows and the C library's words,
 * which follow the user's language within Electron, elsewhere: so there we ask the system for its error number.
 */
export async function refusalOf(path: string, message: string): Promise<Refusal> {
  // Its own words, not the system's: the port is there, and another process holds the lock.
  if (message.includes('Cannot lock port')) return 'busy';
  if (process.platform === 'win32') {
    // Windows lets one program at a time open a COM port, and calls the second one's failure so.
    return message.includes('Access denied') ? 'busy' : 'searching';
  }
  return BY_ERRNO[await errnoOfOpening(path)] ?? 'searching';
}

async function errnoOfOpening(path: string): Promise<string> {
  try {
    const file = await open(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
    await file.close();
    return '';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
  }
}
