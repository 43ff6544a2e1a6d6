import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { app } from 'electron';
import { KEEP, UPDATED } from './arguments.ts';
import { ALIVE, BEAT_MS } from './keeper-beat.ts';
import { nextStart, onTrial } from './trial-starts.ts';
import { note } from './report.ts';
import { watchdogOf } from './watchdog.ts';

/** How long to wait before the kiosk is started again, in milliseconds: longer each time it dies young. */
const PAUSES_MS = [200, 200, 200, 200, 2000, 5000, 15_000] as const;
/** Who lived so long did not die young. */
const GROWN_MS = 60_000;
/** No admin ends a new version sooner than that: it gave up by itself. */
const STILLBORN_MS = 5000;

/**
 * Keeps the kiosk running: starts this same program as a child, and again whenever it ends otherwise than by an
 * admin's wish (exit code 0), by `kill -9` too. One that hangs is ended, and started again as well. The keeper has no
 * window, no database and no device, so it has nothing to crash on.
 */
export function keepRunning(): void {
  // Two processes must not write one Chromium profile.
  app.setPath('sessionData', join(app.getPath('userData'), 'keeper'));
  app.disableHardwareAcceleration();
  let child: ChildProcess | null = null;
  let ending = false;
  let deaths = 0;

  const start = (): void => {
    const since = Date.now();
    const args = process.argv.slice(1).filter((item) => item !== KEEP && item !== UPDATED);
    const { file, env } = nextStart();
    const kiosk = spawn(file, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
    child = kiosk;
    const watchdog = watchdogOf(BEAT_MS, () => {
      note('kiosk-hangs');
      // It does not listen to anything softer. That it ended brings it back.
      kiosk.kill('SIGKILL');
    });
    kiosk.on('message', (word) => {
      if (word === ALIVE) watchdog.heard();
    });
    const died = (code: number | null, signal: NodeJS.Signals | null): void => {
      if (child !== kiosk) return;
      child = null;
      watchdog.stop();
      const wished = code === 0 && !(Date.now() - since < STILLBORN_MS && onTrial());
      if (ending || wished) {
        app.exit(code ?? 0);
        return;
      }
      deaths = Date.now() - since < GROWN_MS ? deaths + 1 : 0;
      note('kiosk-died', { code, signal });
      setTimeout(start, PAUSES_MS[Math.min(deaths, PAUSES_MS.length) - 1] ?? PAUSES_MS[0]);
    };
    // The system is out of memory or processes for a moment, which passes; or a new version cannot even be started,
    // and is taken back.
    kiosk.once('error', () => died(null, null));
    kiosk.once('exit', died);
  };

  // The session ends, or somebody ends the keeper: the kiosk goes with it.
  app.on('before-quit', (event) => {
    ending = true;
    if (!child) return;
    event.preventDefault();
    child.kill('SIGTERM');
  });
  void app.whenReady().then(start);
}
