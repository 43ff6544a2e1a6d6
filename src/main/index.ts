import { join } from 'node:path';
import { app } from 'electron';
import { createHandlers } from './ipc/handlers.ts';
import { serve } from './ipc/serve.ts';
import { Kiosk } from './kiosk.ts';
import { declareAppScheme, serveApp } from './shell/app-protocol.ts';
import { readArguments } from './shell/arguments.ts';
import { harden } from './shell/harden.ts';
import { isTrustedSender, register, send } from './shell/ipc-main.ts';
import { osKeyWrapper } from './shell/key-wrapper.ts';
import { report } from './shell/report.ts';
import { openKioskWindow } from './shell/window.ts';

// The composition root: what must be said before Electron is ready, then the services, the window, and the wires.
const options = readArguments(process.argv);
if (options.data !== null) app.setPath('userData', options.data);
declareAppScheme();

// One kiosk a data folder: a second one would fight it for the scanner.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

function start(): void {
  harden();
  serveApp(join(import.meta.dirname, '../renderer'));
  const kiosk = new Kiosk({
    folder: app.getPath('userData'),
    keyWrapper: osKeyWrapper(),
    now: () => new Date(),
    report,
  });
  const window = openKioskWindow(options.windowed);
  serve({
    handlers: createHandlers(kiosk),
    register,
    isTrusted: isTrustedSender(window),
    onError: (name, error) => report(`request ${name}`, error),
  });
  kiosk.on('changed', (state) => send(window, 'kiosk.changed', state));
  kiosk.on('screen', (screen) => send(window, 'scan.screen', screen));
  kiosk.start();

  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => void kiosk.close());
}
