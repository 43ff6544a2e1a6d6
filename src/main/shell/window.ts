import { join } from 'node:path';
import { app, BrowserWindow, screen, type BrowserWindowConstructorOptions } from 'electron';
import { HOME } from './app-protocol-origin.ts';
import type { Area } from './arrange.ts';
import { DIAGNOSIS, type Diagnosis } from './diagnosis-page.ts';

/** Warm paper: what shows before the first paint (src/renderer/ui/tokens.css has the same). */
const PAPER = '#F7F5F0';

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** Opens a window. The renderer is sandboxed, isolated, and knows nothing but the bridge. */
function openWindow(place: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...place,
    useContentSize: true,
    frame: false,
    show: false,
    backgroundColor: PAPER,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(app.getAppPath(), 'out/preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
      spellcheck: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
      // Verdicts have sounds, and no visitor ever touches the page.
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    },
  });
  window.removeMenu();
  window.once('ready-to-show', () => appear(window));
  return window;
}

/**
 * The kiosk's window: the whole screen (by its size as well: a kiosk session may have no window manager that would
 * make it so), or a window of the given size (for development and screenshots).
 */
export function openKioskWindow(size: WindowSize | null): BrowserWindow {
  return openWindow(size ?? { ...screen.getPrimaryDisplay().bounds, kiosk: true, fullscreen: true });
}

/**
 * A window for visitors on a display of their own. It takes no keys: those of the officer, and of scanners that
 * type, are the kiosk's window's.
 */
export function openVisitorWindow(bounds: Area): BrowserWindow {
  return openWindow({ ...bounds, kiosk: true, fullscreen: true, focusable: false, skipTaskbar: true });
}

/** Puts a window on its screen, where it is not. */
export function appear(window: BrowserWindow): void {
  if (!window.isDestroyed() && !window.isVisible()) raise(window);
}

/** Puts a window in front; with the keys, if it takes any. */
export function raise(window: BrowserWindow): void {
  if (window.isFocusable()) window.show();
  else window.showInactive();
}

/** Which of its pages the window shows. */
export interface KioskPages {
  /** Loads the kiosk's page (null) or that of a diagnosis, anew where it is there already. */
  show(diagnosis: Diagnosis | null): void;
  atHome(): boolean;
  readonly diagnosis: Diagnosis | null;
}

/** Keeps the window at the page that it is to show. */
export function pagesOf(window: BrowserWindow): KioskPages {
  let shown: Diagnosis | null = null;
  const load = (): void => {
    // Whether it arrived is an event: did-finish-load or did-fail-load.
    if (!window.isDestroyed()) window.loadURL(shown === null ? HOME : DIAGNOSIS).catch(() => undefined);
  };
  // Chromium asks nobody before it shows about:blank, nor about a missing file of ours: the page comes back.
  window.webContents.on('did-navigate', (_event, url) => {
    if (url !== (shown === null ? HOME : DIAGNOSIS)) load();
  });
  return {
    show(diagnosis) {
      shown = diagnosis;
      load();
      if (diagnosis !== null) appear(window);
    },
    atHome: () => shown === null && window.webContents.getURL() === HOME,
    get diagnosis() {
      return shown;
    },
  };
}
