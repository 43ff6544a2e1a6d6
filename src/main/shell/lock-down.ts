import { app, screen, type BrowserWindow } from 'electron';
import { note } from './report.ts';
import { meaningOf } from './shortcuts.ts';

export interface LockDownOptions {
  readonly window: BrowserWindow;
  /** Whether the window is the whole screen, as at a front desk. */
  readonly kiosk: boolean;
  /** Somebody wants to leave: the screen asks for an admin's PIN. */
  readonly askToLeave: () => void;
  /** The window is gone without a question: a page may do that to its own window. */
  readonly onLost: () => void;
}

/**
 * Leaves visitors no way out: keys of browsers do nothing, keys that leave a program ask for an admin's PIN, and so
 * does the window's own way to close. The operating system's keys (Ctrl+Alt+Del, switching consoles) are the
 * system's to lock: docs/INSTALL.md.
 */
export function lockDown({ window, kiosk, askToLeave, onLost }: LockDownOptions): void {
  const contents = window.webContents;
  let leaving = false;
  // The session ends, or an admin ends the kiosk: either may.
  app.on('before-quit', () => (leaving = true));
  window.on('close', (event) => {
    if (leaving) return;
    event.preventDefault();
    askToLeave();
  });
  window.on('closed', () => {
    if (leaving) return;
    note('window-lost');
    onLost();
  });
  contents.on('before-input-event', (event, input) => {
    const meaning = meaningOf(input);
    if (meaning === null) return;
    event.preventDefault();
    if (meaning === 'leave' && input.type === 'keyDown') askToLeave();
  });
  contents.on('context-menu', (event) => event.preventDefault());
  contents.on('devtools-opened', () => contents.closeDevTools());
  contents.on('zoom-changed', () => contents.setZoomFactor(1));
  contents.on('did-finish-load', () => void contents.setVisualZoomLevelLimits(1, 1));
  // The buttons of a mouse or a remote: back, forward, home.
  window.on('app-command', (event) => event.preventDefault());
  if (!kiosk) return;
  const back = (what: string) => (): void => {
    if (leaving || window.isDestroyed()) return;
    note('window-left', { what });
    if (window.isMinimized()) window.restore();
    window.setKiosk(true);
    window.show();
  };
  window.on('minimize', back('minimize'));
  window.on('leave-full-screen', back('leave-full-screen'));
  window.on('hide', back('hide'));
  fillScreen(window);
}

/** A window manager's leeway: without one Chromium keeps a window a pixel smaller than the screen. */
const LEEWAY = 2;

/** Keeps the window as large as its screen: pages may resize their window, and screens come and go. */
function fillScreen(window: BrowserWindow): void {
  const fill = (): void => {
    if (window.isDestroyed()) return;
    const wanted = screen.getPrimaryDisplay().bounds;
    const found = window.getBounds();
    const off = (['x', 'y', 'width', 'height'] as const).some(
      (side) => Math.abs(wanted[side] - found[side]) > LEEWAY,
    );
    if (!off) return;
    note('window-moved', { width: found.width, height: found.height });
    window.setBounds(wanted);
  };
  window.on('resize', fill);
  window.on('move', fill);
  screen.on('display-added', fill);
  screen.on('display-removed', fill);
  screen.on('display-metrics-changed', fill);
}
