import { join } from 'node:path';
import { app } from 'electron';
import { declareAppScheme, serveApp } from './shell/app-protocol.ts';
import { readArguments } from './shell/arguments.ts';
import { harden } from './shell/harden.ts';
import { report } from './shell/report.ts';
import { openKioskWindow } from './shell/window.ts';

// The composition root: what must be said before Electron is ready, then the window, the services, and the wires.
const options = readArguments(process.argv);
if (options.data !== null) app.setPath('userData', options.data);
declareAppScheme();
// Electron would show a stack trace to whoever stands at the desk. What failed is reported; scanning goes on.
process.on('uncaughtException', (error) => report('uncaught', error));
process.on('unhandledRejection', (reason) => report('unhandled', reason));

// One kiosk a data folder: a second one would fight it for the scanner.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

/** The services are read and started while the window's process starts; the page comes when they can answer it. */
function start(): void {
  harden();
  const services = import('./shell/services.ts').then(({ startServices }) => startServices(window));
  serveApp(join(import.meta.dirname, '../renderer'), services);
  const window = openKioskWindow(options.windowed);

  services.catch((error: unknown) => {
    report('start', error);
    app.exit(1);
  });
  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => app.quit());
}
