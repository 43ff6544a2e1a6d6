import { join } from 'node:path';
import { app } from 'electron';
import { StartLedger } from '../diagnostics/start-ledger.ts';
import { imageOf } from '../update/installation.ts';

/** Set in the environment of a kiosk that somebody starts again: the keeper, or systemd. */
export const KEPT = 'GERBANG_KEPT';
/** … by the keeper, which counts the starts of a version on trial. */
export const BY_KEEPER = 'keeper';

/**
 * The file that starts this program. An AppImage is started by its own file: what runs lies in a mount of it, and is
 * the version that was there when this process began.
 */
export function programFile(): string {
  return (app.isPackaged ? imageOf(process.execPath, process.env) : null) ?? process.execPath;
}

/** The starts that no proper end followed. */
export function startLedger(): StartLedger {
  return new StartLedger(join(app.getPath('userData'), 'logs', 'starts.json'));
}
