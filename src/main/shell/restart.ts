import { app } from 'electron';
import { KEPT, programFile } from './program.ts';

/** What the kiosk exits with when it wants to be started again (`EX_TEMPFAIL` of sysexits.h). */
const START_AGAIN = 75;

/** How long the answer to whoever asked for the end may take to arrive, in milliseconds. */
const GOODBYE_MS = 200;

/** Does what ends this process once whoever asked for it has the answer. */
export function afterGoodbye(end: () => void): void {
  setTimeout(end, GOODBYE_MS);
}

/** Ends this process and has it started anew. */
export function startAnew(): void {
  if (process.env[KEPT] === undefined) app.relaunch({ execPath: programFile(), args: process.argv.slice(1) });
  app.exit(START_AGAIN);
}

/**
 * Whoever ends this process from outside (a system short of memory, a script) is no admin: it ends properly, and
 * is started again. Its keeper's own end, and systemd's, go by no exit code.
 */
export function answerToSignals(): void {
  if (process.env[KEPT] === undefined) return;
  process.on('SIGTERM', () => {
    app.once('quit', () => process.exit(START_AGAIN));
    app.quit();
  });
}
