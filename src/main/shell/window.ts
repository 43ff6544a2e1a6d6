import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/** The one page that there is. */
const HOME = `${APP_ORIGIN}/index.html`;

/** Warm paper: what shows before the first paint (src/renderer/ui/tokens.css has the same). */
const PAPER = '#F7F5F0';

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The kiosk's window: the whole screen (by its size as well: a kiosk session may have no window manager that would
 * make it so), or a window of the given size (for development and screenshots). The
 * renderer is sandboxed, isolated, and knows nothing but the bridge.
 */
export function openKioskWindow(size: WindowSize | null): BrowserWindow {
  const window = new BrowserWindow({
    ...(size ?? { ...screen.getPrimaryDisplay().bounds, kiosk: true, fullscreen: true }),
    useContentSize: true,
    frame: false,
    show: false,
    backgroundColor: PAPER,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
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
  window.once('ready-to-show', () => window.show());
  // Chromium asks nobody before it shows about:blank, nor about a missing file of ours: the page comes back.
  window.webContents.on('did-navigate', (_event, url) => {
    if (url !== HOME) window.loadURL(HOME).catch(() => undefined);
  });
  void window.loadURL(HOME);
  return window;
}
