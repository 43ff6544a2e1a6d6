import type { BrowserWindow, Input } from 'electron';
import type { Area } from './arrange.ts';
import type { Diagnosis } from './diagnosis-page.ts';
import { lockDown } from './lock-down.ts';
import { neverDark } from './never-dark.ts';
import { openVisitorWindow, pagesOf, type KioskPages } from './window.ts';

export interface VisitorScreenOptions {
  /** Where its display is now. */
  readonly areaOf: () => Area;
  /** Whether a page that does not answer is waited for longer. */
  readonly patient: boolean;
  /** Whether the services answer. */
  readonly isReady: () => boolean;
  /** What the kiosk itself ails from; null: nothing. */
  readonly diagnosis: Diagnosis | null;
  /** Somebody wants to leave. */
  readonly askToLeave: () => void;
  /** Its window is gone. */
  readonly onLost: () => void;
  readonly startAnew: () => void;
  /** Somebody types into it, though it takes no keys: some systems give them to it all the same. */
  readonly onKey: (input: Input) => void;
}

/** A display that is the visitors' own. */
export interface VisitorScreen {
  readonly window: BrowserWindow;
  readonly pages: KioskPages;
  /** Puts it on its display, where that has changed. */
  fill(): void;
  diagnose(diagnosis: Diagnosis): void;
  close(): void;
}

/** Opens a window for visitors, as locked and as little dark as the kiosk's own. */
export function openVisitorScreen(options: VisitorScreenOptions): VisitorScreen {
  const { areaOf, patient, isReady, diagnosis, askToLeave, onLost, startAnew, onKey } = options;
  const window = openVisitorWindow(areaOf());
  const pages = pagesOf(window);
  const { diagnose } = neverDark({ window, pages, patient, isReady, onRecover: () => undefined, startAnew });
  const { fill } = lockDown({ window, areaOf, askToLeave, onLost });
  window.webContents.on('before-input-event', (event, input) => {
    event.preventDefault();
    onKey(input);
  });
  if (diagnosis === null) pages.show(null);
  else diagnose(diagnosis);
  return {
    window,
    pages,
    fill,
    diagnose,
    close: () => window.destroy(),
  };
}
