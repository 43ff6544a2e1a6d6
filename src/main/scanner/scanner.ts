import type { ScannerSettings } from '#shared/domain/site.ts';
import { createAutoScanner } from './auto.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Scanner } from './driver.ts';
import { createHidScanner } from './hid.ts';
import { type KeySource, NO_KEYS } from './keys.ts';
import { createSerialScanner } from './serial.ts';
import { createWedgeScanner } from './wedge-scanner.ts';

/**
 * Makes the scanner that a site has set up. It does nothing until it is started.
 * @param keys where scanners that type are heard
 */
export function createScanner(
  settings: ScannerSettings,
  keys: KeySource = NO_KEYS,
  clock: Clock = systemClock,
): Scanner {
  switch (settings.kind) {
    case 'auto':
      return createAutoScanner(keys, clock, settings);
    case 'serial':
      return createSerialScanner(settings, clock);
    case 'hid':
      return createHidScanner(settings, clock);
    case 'wedge':
      return createWedgeScanner(keys, clock, true, settings.layout);
  }
}
