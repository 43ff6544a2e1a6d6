import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { answerWith, handlersOf } from '../ipc/answer.ts';
import { forVisitors, visitorHandlers } from '../ipc/visitors.ts';
import { Kiosk } from '../kiosk.ts';
import { dialogsOf } from './dialogs.ts';
import type { Machine } from '../machine.ts';
import { stayAwake } from './awake.ts';
import type { Displays } from './displays.ts';
import { isFrom, send, type Answering } from './ipc-main.ts';
import { osKeyWrapper } from './key-wrapper.ts';
import { keyboardOf } from './keyboard.ts';
import { report } from './report.ts';
import { updateProgram } from './update.ts';

/** What the shell asks of the services. */
export interface Services extends Answering {
  signOut(): void;
  /** Has the screen ask for an admin's PIN. */
  askToLeave(): void;
}

export interface ServicesOptions {
  readonly window: BrowserWindow;
  readonly displays: Displays;
  readonly machine: Machine;
}

/** Builds the services, wires them to the windows, and begins to take scans. */
export function startServices({ window, displays, machine }: ServicesOptions): Services {
  const kiosk = new Kiosk({
    folder: app.getPath('userData'),
    keyWrapper: osKeyWrapper(),
    now: () => new Date(),
    keys: keyboardOf(window.webContents),
    dialogs: dialogsOf(window),
    machine,
    program: updateProgram(),
    worker: pathToFileURL(join(app.getAppPath(), 'out/main/worker.js')),
    report,
  });
  const handlers = handlersOf(kiosk, kiosk.works);
  const visitors = visitorHandlers(kiosk);
  const answer = answerWith<IpcMainInvokeEvent>({
    handlersFor: (event) => {
      if (isFrom(window, event)) return handlers;
      return displays.visitors.some((visitor) => isFrom(visitor, event)) ? visitors : null;
    },
    onError: (name, error) => report(`request ${name}`, error),
  });
  kiosk.on('changed', (state) => {
    displays.choose(state.site?.deskDisplay ?? null);
    send(window, 'kiosk.changed', state);
    for (const visitor of displays.visitors) send(visitor, 'kiosk.changed', forVisitors(state));
  });
  kiosk.on('screen', (screen) => {
    // The visitor's first: they wait.
    for (const each of [...displays.visitors, window]) send(each, 'scan.screen', screen);
  });
  kiosk.on('reading', (reading) => send(window, 'scanner.reading', reading));
  kiosk.on('cards', (work) => send(window, 'cards.working', work));
  kiosk.on('probe', (probe) => send(window, 'scanner.probing', probe));
  displays.on('role', (role) => send(window, 'screen.roleChanged', role));
  kiosk.on('update', (update) => send(window, 'update.changed', update));
  kiosk.start();
  app.on('will-quit', () => void kiosk.close());
  stayAwake(
    () => kiosk.state.site,
    () => new Date(),
  );
  return {
    answer,
    signOut: () => kiosk.signOut(),
    askToLeave: () => send(window, 'kiosk.leaveAsked', {}),
  };
}
