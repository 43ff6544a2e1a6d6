import { join } from 'node:path';
import { app } from 'electron';
import { StartLedger } from '../diagnostics/start-ledger.ts';
import { dataFolder } from '../site/data-folder.ts';
import { imageOf } from '../update/installation.ts';
import { ledgerIn, type UpdateLedger } from '../update/ledger.ts';
import { beginStart, isOnTrial } from '../update/trial.ts';
import { note, report } from './report.ts';

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

/** What is remembered of updates. */
export function updateLedger(): UpdateLedger {
  return ledgerIn(dataFolder(app.getPath('userData')).updates);
}

/** What the keeper starts next: a new version that failed too often is taken back before. */
export function nextStart(): { readonly file: string; readonly env: NodeJS.ProcessEnv } {
  countStart(updateLedger());
  return { file: programFile(), env: { ...process.env, [KEPT]: BY_KEEPER } };
}

/** Whether the program that is started has yet to show that it comes up well. */
export function onTrial(): boolean {
  return isOnTrial(updateLedger());
}

/** Counts a start of a version on trial. A disk that refuses keeps no kiosk dark. @returns whether it was taken back */
export function countStart(ledger: UpdateLedger): boolean {
  try {
    const before = ledger.read().trial;
    const takenBack = beginStart(ledger, new Date()) === 'taken-back';
    if (takenBack) note('update-taken-back', { version: before?.to ?? '' });
    return takenBack;
  } catch (error) {
    report('update trial', error);
    return false;
  }
}
