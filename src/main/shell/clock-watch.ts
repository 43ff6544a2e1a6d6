import { powerMonitor } from 'electron';
import { note } from './report.ts';

const LOOK_MS = 30_000;
/** Clocks are corrected by seconds; more than this is somebody's hand, or an empty battery. */
const JUMP_MS = 90_000;

/** Puts into the local log when the clock was set while the kiosk ran: dates decide who is green. */
export function watchClock(): void {
  let wall = Date.now();
  let steady = performance.now();
  const begin = (): void => {
    wall = Date.now();
    steady = performance.now();
  };
  setInterval(() => {
    const off = Date.now() - wall - (performance.now() - steady);
    if (Math.abs(off) > JUMP_MS) note('clock-jump', { seconds: Math.round(off / 1000) });
    begin();
  }, LOOK_MS).unref();
  // The steady clock stands while a PC sleeps.
  powerMonitor.on('resume', begin);
}
