import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, type BrowserWindow } from 'electron';
import { createHandlers } from '../ipc/handlers.ts';
import { serve } from '../ipc/serve.ts';
import { Kiosk } from '../kiosk.ts';
import { desktopOf } from './desktop.ts';
import type { Machine } from '../ipc/machine.ts';
import { stayAwake } from './awake.ts';
import { isTrustedSender, register, send } from './ipc-main.ts';
import { osKeyWrapper } from './key-wrapper.ts';
import { keyboardOf } from './keyboard.ts';
import { report } from './report.ts';
import { updateProgram } from './update.ts';

/** What the shell asks of the services. */
export interface Services {
  signOut(): void;
  /** Has the screen ask for an admin's PIN. */
  askToLeave(): void;
}

/** Builds the services, wires them to the window, and begins to take scans. */
export function startServices(window: BrowserWindow, machine: Machine): Services {
  const kiosk = new Kiosk({
    folder: app.getPath('userData'),
    keyWrapper: osKeyWrapper(),
    now: () => new Date(),
    keys: keyboardOf(window.webContents),
    desktop: desktopOf(window),
    program: updateProgram(),
    worker: pathToFileURL(join(app.getAppPath(), 'out/main/worker.js')),
    report,
  });
  serve({
    handlers: createHandlers(kiosk, machine),
    register,
    isTrusted: isTrustedSender(window),
    onError: (name, error) => report(`request ${name}`, error),
  });
  kiosk.on('changed', (state) => send(window, 'kiosk.changed', state));
  kiosk.on('screen', (screen) => send(window, 'scan.screen', screen));
  kiosk.on('reading', (reading) => send(window, 'scanner.reading', reading));
  kiosk.on('probe', (probe) => send(window, 'scanner.probing', probe));
  kiosk.on('update', (update) => send(window, 'update.changed', update));
  kiosk.start();
  app.on('will-quit', () => void kiosk.close());
  stayAwake(
    () => kiosk.state.site,
    () => kiosk.now,
  );
  return {
    signOut: () => kiosk.signOut(),
    askToLeave: () => send(window, 'kiosk.leaveAsked', {}),
  };
}
