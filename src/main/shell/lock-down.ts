import type { BrowserWindow } from 'electron';
import type { Area } from './arrange.ts';
import { isLeaving } from './leaving.ts';
import { note } from './report.ts';
import { meaningOf } from './shortcuts.ts';
import { raise } from './window.ts';

export interface LockDownOptions {
  readonly window: BrowserWindow;
  /** The display that the window has to itself, as at a front desk; null: it is a window among others. */
  readonly areaOf: (() => Area) | null;
  /** Somebody wants to leave: the screen asks for an admin's PIN. */
  readonly askToLeave: () => void;
  /** The window is gone without a question: a page may do that to its own window. */
  readonly onLost: () => void;
}

/**
 * Leaves visitors no way out: keys of browsers do nothing, keys that leave a program ask for an admin's PIN, and so
 * does the window's own way to close. The operating system's keys (Ctrl+Alt+Del, switching consoles) are the
 * system's to lock: docs/INSTALL.md.
 * @returns what puts the window on its display, where that has changed
 */
export function lockDown({ window, areaOf, askToLeave, onLost }: LockDownOptions): {
  readonly fill: () => void;
} {
  const contents = window.webContents;
  window.on('close', (event) => {
    if (isLeaving()) return;
    event.preventDefault();
    askToLeave();
  });
  window.on('closed', () => {
    if (isLeaving()) return;
    onLost();
  });
  contents.on('before-input-event', (event, input) => {
    // One that is held back is no key yet: it may be a scanner's.
    if (event.defaultPrevented) return;
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
  return { fill: areaOf ? stayWhole(window, areaOf) : () => undefined };
}

/** A window manager's leeway: without one Chromium keeps a window a pixel smaller than the screen. */
const LEEWAY = 2;

/**
 * Keeps the window in front and as large as its display, whatever its page does to it.
 * @returns what does so when the displays have changed
 */
function stayWhole(window: BrowserWindow, areaOf: () => Area): () => void {
  /** While it is put elsewhere it is no kiosk for a moment, and that is not somebody's doing. */
  let moving = false;
  // Windows' own notices, and updaters', would lie over it and take the keys of a scanner that types. Elsewhere what
  // asks for an administrator is a window like others.
  if (process.platform === 'win32') window.setAlwaysOnTop(true, 'screen-saver');
  const back = (what: string) => (): void => {
    if (moving || isLeaving() || window.isDestroyed()) return;
    note('window-left', { what });
    if (window.isMinimized()) window.restore();
    window.setKiosk(true);
    raise(window);
  };
  const fill = (): void => {
    if (moving || window.isDestroyed()) return;
    const wanted = areaOf();
    const found = window.getBounds();
    const differs = (side: keyof Area): boolean => Math.abs(wanted[side] - found[side]) > LEEWAY;
    const elsewhere = differs('x') || differs('y');
    if (!elsewhere && !differs('width') && !differs('height')) return;
    note('window-moved', { width: found.width, height: found.height });
    moving = true;
    // Systems that make a window fill its screen keep it there until they are told otherwise.
    if (elsewhere) window.setKiosk(false);
    window.setBounds(wanted);
    if (elsewhere) window.setKiosk(true);
    moving = false;
  };
  window.on('minimize', back('minimize'));
  window.on('leave-full-screen', back('leave-full-screen'));
  window.on('hide', back('hide'));
  window.on('resize', fill);
  window.on('move', fill);
  return fill;
}
