import type { ScannerSettings } from '#shared/domain/site.ts';
import { createAutoScanner } from './auto.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Scanner } from './driver.ts';
import { createHidScanner } from './hid.ts';
import { createSerialScanner } from './serial.ts';

/** Makes the scanner that a site has set up. It does nothing until it is started. */
export function createScanner(settings: ScannerSettings, clock: Clock = systemClock): Scanner {
  switch (settings.kind) {
    case 'auto':
      return createAutoScanner(clock);
    case 'serial':
      return createSerialScanner(settings, clock);
    case 'hid':
      return createHidScanner(settings, clock);
  }
}
