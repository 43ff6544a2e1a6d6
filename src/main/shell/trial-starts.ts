import { app } from 'electron';
import { dataFolder } from '../site/data-folder.ts';
import { ledgerIn, type UpdateLedger } from '../update/ledger.ts';
import { beginStart, isOnTrial } from '../update/trial.ts';
import { BY_KEEPER, KEPT, programFile } from './program.ts';
import { note, report } from './report.ts';

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
