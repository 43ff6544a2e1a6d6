import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { RotatingLog } from './diagnostics/rotating-log.ts';
import { declareAppSchemes, serveApp } from './shell/app-protocol.ts';
import { readArguments } from './shell/arguments.ts';
import { tellKeeper } from './shell/keeper-beat.ts';
import { runCommand } from './shell/command-line.ts';
import { watchClock } from './shell/clock-watch.ts';
import { demandWithin } from './shell/demand.ts';
import { diagnosisHtml, type Diagnosis } from './shell/diagnosis-page.ts';
import { Displays } from './shell/displays.ts';
import { harden } from './shell/harden.ts';
import { answerPages } from './shell/ipc-main.ts';
import { typeInto } from './shell/keyboard.ts';
import { watchLeaving } from './shell/leaving.ts';
import { lockDown } from './shell/lock-down.ts';
import { machineOf } from './shell/machine.ts';
import { neverDark, noteLostProcesses, RETRY_MINUTES } from './shell/never-dark.ts';
import { startLedger } from './shell/program.ts';
import { note, report, reportTo } from './shell/report.ts';
import { answerToSignals, startAnew } from './shell/restart.ts';
import { openKioskWindow, pagesOf } from './shell/window.ts';

/** A page that has not asked for anything so long after the start may never do: scans are taken all the same. */
const UNASKED_MS = 3000;

// The composition root: what must be said before Electron is ready, then the window, the services, and the wires.
const options = readArguments(process.argv);
// Dates are typed the day first, whatever language the PC has.
app.commandLine.appendSwitch('lang', 'id');
if (options.data !== null) app.setPath('userData', options.data);
const logs = join(app.getPath('userData'), 'logs');
reportTo(new RotatingLog({ folder: logs, now: () => new Date() }));
// Electron would show a stack trace to whoever stands at the desk. What failed is reported; scanning goes on.
process.on('uncaughtException', (error) => report('uncaught', error));
process.on('unhandledRejection', (reason) => report('unhandled', reason));

if (options.cli !== null) void runCommand(new URL('./cli.js', import.meta.url), options.cli);
// Waited for: what the keeper says of graphics and profile, it has to say before Electron is ready.
else if (options.keep) (await import('./shell/keeper.ts')).keepRunning();
// One kiosk a data folder: a second one would fight it for the scanner. A folder that takes no file (a disk that Linux
// made read-only after an error) takes no lock either: that is no second kiosk, and the screen says what is wrong.
else if (app.requestSingleInstanceLock() || !isWritable(app.getPath('userData'))) {
  declareAppSchemes();
  void app.whenReady().then(start);
} else app.quit();

/** The window and its page come up while the services are read and started; what the page asks waits for them. */
function start(): void {
  harden();
  answerToSignals();
  note('start', {
    version: app.getVersion(),
    electron: process.versions.electron,
    os: process.platform,
    pid: process.pid,
  });
  tellKeeper();
  watchClock();
  watchLeaving();
  noteLostProcesses();
  const ledger = startLedger();
  const looping = ledger.begin(Date.now());
  app.on('will-quit', () => {
    note('end');
    ledger.clear();
  });

  const window = openKioskWindow(options.windowed);
  const pages = pagesOf(window);
  const { patient } = options;
  const askToLeave = (): void => void services.then((all) => all.askToLeave()).catch(() => undefined);
  const signOut = (): void => void services.then((all) => all.signOut()).catch(() => undefined);
  const retry = (): void => {
    ledger.clear();
    startAnew();
  };
  let ready = false;
  const isReady = (): boolean => ready;
  const displays = new Displays({
    patient,
    isReady,
    askToLeave,
    startAnew: retry,
    placeDesk: () => placement.fill(),
    onKey: (input) => typeInto(window, input),
  });
  const openDisplays = (): void => {
    if (options.windowed !== null) return;
    displays.on('deskLost', signOut);
    displays.start();
  };
  // Reading the services keeps this thread, which the page needs until its scripts run: then it asks for something.
  const firstAsk = demandWithin(UNASKED_MS);
  const services = looping
    ? Promise.reject(new Error('looping'))
    : firstAsk.made
        .then(() => import('./shell/services.ts'))
        .then(({ startServices }) => {
          const started = startServices({ window, displays, machine: machineOf(displays) });
          // They know which display is the officer's: no window opens on the wrong one.
          openDisplays();
          return started;
        });
  answerPages(services, () => firstAsk.ask());
  serveApp({
    folder: join(import.meta.dirname, '../renderer'),
    diagnosis: () =>
      diagnosisHtml({
        diagnosis: pages.diagnosis ?? displays.diagnosis ?? 'KIOSK_DOES_NOT_START',
        version: app.getVersion(),
        at: new Date(),
        minutes: RETRY_MINUTES,
      }),
  });
  const dark = neverDark({ window, pages, patient, isReady, onRecover: signOut, startAnew: retry });
  const diagnose = (diagnosis: Diagnosis): void => {
    dark.diagnose(diagnosis);
    displays.diagnose(diagnosis);
  };
  const placement = lockDown({
    window,
    areaOf: options.windowed === null ? () => displays.deskArea : null,
    askToLeave,
    onLost: () => {
      note('window-lost');
      startAnew();
    },
  });
  if (!looping) pages.show(null);
  services.then(
    () => (ready = true),
    (error: unknown) => {
      if (!looping) report('start', error);
      openDisplays();
      diagnose(looping ? 'KIOSK_KEEPS_FAILING' : 'KIOSK_DOES_NOT_START');
    },
  );
  // A version that is on trial shows soon enough whether it comes up: not before the first screen.
  services
    .catch(() => undefined)
    .then(() => import('./shell/trial.ts'))
    .then(({ superviseTrial }) => superviseTrial(window, pages))
    .catch((error: unknown) => report('update trial', error));
  app.on('second-instance', () => window.focus());
  app.on('window-all-closed', () => app.quit());
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
