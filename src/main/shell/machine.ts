import { release } from 'node:os';
import { app, screen } from 'electron';
import type { Machine } from '../machine.ts';
import type { Displays } from './displays.ts';
import { note } from './report.ts';
import { afterGoodbye } from './restart.ts';

/** The program, as the services' requests know it. */
export function machineOf(displays: Displays): Machine {
  return {
    quit: () => {
      note('left');
      afterGoodbye(() => app.quit());
    },
    versions: () => ({
      gerbang: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      system: `${process.platform} ${release()} ${process.arch}`,
    }),
    displays: () => screen.getAllDisplays().map(({ size }) => `${size.width}x${size.height}`),
    screenRole: () => displays.role,
    nextDesk: () => displays.next,
  };
}
