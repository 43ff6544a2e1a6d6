import type { ScannerDevice, ScannerStatus } from '#shared/domain/kiosk.ts';

/** The best first: one scanner that reads is enough for the desk; else what a person can mend comes first. */
const ORDER = ['connected', 'busy', 'denied', 'lost', 'searching', 'none'] as const;

/**
 * One status of several scanners.
 * @param devices each that is there or was
 * @param wasThere whether any scanner ever was: then one that is not there is lost
 */
export function mergeStatus(devices: readonly ScannerDevice[], wasThere: boolean): ScannerStatus {
  for (const state of ORDER) {
    const device = devices.find((each) => each.state === state);
    if (device !== undefined) return { state, device: device.device, devices: [...devices] };
  }
  return { state: wasThere ? 'lost' : 'searching', device: null, devices: [] };
}
