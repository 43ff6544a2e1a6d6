import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/** Warm paper: what shows before the first paint (src/renderer/ui/tokens.css has the same). */
const PAPER = '#F7F5F0';

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The kiosk's window: the whole screen, or a window of the given size (for development and screenshots). The
 * renderer is sandboxed, isolated, and knows nothing but the bridge.
 */
export function openKioskWindow(size: WindowSize | null): BrowserWindow {
  const window = new BrowserWindow({
    ...(size ?? { kiosk: true, fullscreen: true }),
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
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}
