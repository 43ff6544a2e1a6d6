import { app, type BrowserWindow } from 'electron';
import { CrashLoop } from '../diagnostics/crash-loop.ts';
import type { Diagnosis } from './diagnosis-page.ts';
import { pageBeatOf } from './page-beat.ts';
import { note } from './report.ts';
import { appear, type KioskPages } from './window.ts';

/** When the diagnosis gives the kiosk another try by itself, in minutes. */
export const RETRY_MINUTES = 5;
/** A page that did not even load is tried again after so long. */
const LOAD_AGAIN_MS = 1000;
/** Whatever happens, the window is on the screen after so long. */
const SHOWN_MS = 10_000;

export interface NeverDarkOptions {
  readonly window: BrowserWindow;
  readonly pages: KioskPages;
  /** Whether a page that does not answer is waited for longer. */
  readonly patient: boolean;
  /** Whether the services answer: before, the page has nothing to draw. */
  readonly isReady: () => boolean;
  /** The screen is about to come back: whoever was signed in no longer is. */
  readonly onRecover: () => void;
  /** What Enter, and time, do on the screen of the diagnosis, where it is not the page alone that failed. */
  readonly startAnew: () => void;
}

/** Puts into the local log which of Chromium's processes ended otherwise than by its wish. */
export function noteLostProcesses(): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName }) => {
    if (reason === 'clean-exit') return;
    note('process-gone', { type, reason, exitCode, service: serviceName ?? null });
  });
}

/**
 * Sees to it that a window's screen comes back: a renderer that crashed, hangs, went blank, or lost the graphics process is
 * loaded anew; where that does not help, a page says what to do.
 */
export function neverDark({ window, pages, patient, isReady, onRecover, startAnew }: NeverDarkOptions) {
  const loop = new CrashLoop();
  const contents = window.webContents;
  let retry: NodeJS.Timeout | null = null;
  let diagnosed: Diagnosis | null = null;

  const diagnose = (diagnosis: Diagnosis): void => {
    note('diagnosis', { diagnosis });
    diagnosed = diagnosis;
    heartbeat.stop();
    pages.show(diagnosis);
    if (retry) clearTimeout(retry);
    retry = setTimeout(tryAgain, RETRY_MINUTES * 60_000);
  };
  const tryAgain = (): void => {
    if (diagnosed === null) return;
    if (retry) clearTimeout(retry);
    note('retry', { diagnosis: diagnosed });
    const wholeKiosk = diagnosed !== 'SCREEN_KEEPS_FAILING';
    diagnosed = null;
    loop.forget();
    if (wholeKiosk) startAnew();
    else pages.show(null);
  };
  const recover = (): void => {
    if (window.isDestroyed()) return;
    onRecover();
    // Its page fails as well: not at once, and not a thousand times a minute.
    if (diagnosed !== null) setTimeout(() => diagnosed !== null && pages.show(diagnosed), LOAD_AGAIN_MS);
    else if (loop.add(Date.now())) diagnose('SCREEN_KEEPS_FAILING');
    else pages.show(null);
  };

  const heartbeat = pageBeatOf(window, { patient, isReady }, (how) => {
    note('screen-sick', { how });
    // Its end is an event of its own, and that one brings it back.
    if (how === 'hangs') contents.forcefullyCrashRenderer();
    else recover();
  });
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    heartbeat.stop();
    note('screen-gone', { reason, exitCode });
    // Not from within the event: the process is not quite gone yet.
    setImmediate(recover);
  });
  // A page that hangs while it loads never finishes.
  contents.on('did-navigate', () => {
    if (diagnosed === null && pages.atHome()) heartbeat.start();
  });
  contents.on('did-finish-load', () => heartbeat.loaded());
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) heartbeat.stop();
  });
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    // ERR_ABORTED: another page was asked for meanwhile.
    if (!isMainFrame || code === -3) return;
    note('screen-not-loaded', { code, description });
    setTimeout(recover, LOAD_AGAIN_MS);
  });
  contents.on('before-input-event', (event, { type, key }) => {
    if (diagnosed === null) return;
    event.preventDefault();
    if (type === 'keyDown' && key === 'Enter') tryAgain();
  });
  const onChildGone = (_event: Electron.Event, { type, reason }: Electron.Details): void => {
    // Chromium starts it again, but what was on the screen may be gone with it.
    if (type === 'GPU' && reason !== 'clean-exit') setImmediate(recover);
  };
  app.on('child-process-gone', onChildGone);
  window.once('closed', () => {
    heartbeat.stop();
    if (retry) clearTimeout(retry);
    app.off('child-process-gone', onChildGone);
  });
  setTimeout(() => appear(window), SHOWN_MS);
  return { diagnose };
}
