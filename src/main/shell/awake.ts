import { app, powerSaveBlocker } from 'electron';
import type { Site } from '#shared/domain/site.ts';
import { isAwake } from '../site/awake.ts';

const LOOK_MS = 30_000;
/** No screen sleeps that soon, and the first one is not kept waiting. */
const FIRST_LOOK_MS = 1000;

/** Keeps the screen from sleeping in the hours in which visitors come. A screen saver is no idle screen. */
export function stayAwake(site: () => Site | null, now: () => Date): void {
  let blocker: number | null = null;
  const look = (): void => {
    const settings = site();
    // During set-up somebody is at work.
    const wanted = settings === null || isAwake(settings, now());
    if (wanted && blocker === null) blocker = powerSaveBlocker.start('prevent-display-sleep');
    if (!wanted && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
  setTimeout(look, FIRST_LOOK_MS);
  const timer = setInterval(look, LOOK_MS);
  app.on('will-quit', () => clearInterval(timer));
}
