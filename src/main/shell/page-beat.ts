import type { BrowserWindow } from 'electron';
import { hasDrawn } from './drawn.ts';
import type { NeverDarkOptions } from './never-dark.ts';

const BEAT_MS = 500;
/** So many beats without an answer: the page hangs. */
const MISSED_BEATS = 4;
/** … while it loads: an old PC takes its time over the scripts. */
const LOADING_BEATS = 20;
/** … where it is kept busy on purpose. */
const PATIENT_BEATS = 40;
/** So many beats with an answer and nothing on the screen: the page has lost what it drew. */
const BLANK_BEATS = 5;

export interface PageBeat {
  /** Begins to listen: the page has begun to load. */
  start(): void;
  /** The page has loaded: it has something to show from now on. */
  loaded(): void;
  stop(): void;
}

/**
 * Asks the page twice a second whether it is alive; Chromium itself notices a page that hangs only when somebody
 * types. Beats are counted, not milliseconds: while this process stood still, none was missed.
 */
export function pageBeatOf(
  window: BrowserWindow,
  { patient, isReady }: Pick<NeverDarkOptions, 'patient' | 'isReady'>,
  onSick: (how: 'hangs' | 'blank') => void,
): PageBeat {
  let isLoaded = false;
  let timer: NodeJS.Timeout | null = null;
  let missed = 0;
  let blank = 0;
  let open = false;

  const stop = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
  };
  const sick = (how: 'hangs' | 'blank'): void => {
    stop();
    onSick(how);
  };
  const beat = (): void => {
    if (window.isDestroyed()) {
      stop();
      return;
    }
    if (open) {
      missed += 1;
      const most = patient ? PATIENT_BEATS : isLoaded ? MISSED_BEATS : LOADING_BEATS;
      if (missed >= most) sick('hangs');
      return;
    }
    missed = 0;
    open = true;
    hasDrawn(window).then(
      (drawn) => {
        open = false;
        blank = drawn || !isLoaded || !isReady() ? 0 : blank + 1;
        if (timer && blank >= BLANK_BEATS) sick('blank');
      },
      // The frame went away: whoever watches the process knows why.
      () => (open = false),
    );
  };
  return {
    start() {
      stop();
      missed = 0;
      blank = 0;
      open = false;
      isLoaded = false;
      timer = setInterval(beat, BEAT_MS);
    },
    loaded: () => (isLoaded = true),
    stop,
  };
}
