import { existsSync, renameSync } from 'node:fs';
import type { UpdateLedger } from './ledger.ts';

/** So often a new version may be started before it has come up well. */
const TRIES = 2;

/** What replaced file is kept beside the new one. */
export function previousOf(program: string): string {
  return `${program}.previous`;
}

/** Whether a version is being tried that has not come up well yet. */
export function isOnTrial(ledger: UpdateLedger): boolean {
  const { trial } = ledger.read();
  return trial !== null && trial.program !== null && !trial.well;
}

/**
 * Counts a start of a version that is on trial; where it has failed too often, puts its predecessor back. Whoever
 * starts the program asks this before: the keeper, or where there is none, the program itself.
 * @returns `taken-back`: the file is the former one again
 */
export function beginStart(ledger: UpdateLedger, at: Date): 'plain' | 'trial' | 'taken-back' {
  const { trial } = ledger.read();
  if (!trial?.program || trial.well) return 'plain';
  if (trial.starts < TRIES) {
    ledger.change(() => ({ trial: { ...trial, starts: trial.starts + 1 } }));
    return 'trial';
  }
  const { program, from, to } = trial;
  const previous = previousOf(program);
  const there = existsSync(previous);
  // A power cut between these two: the former program finds itself on trial, and ends that.
  if (there) renameSync(previous, program);
  ledger.change(({ failed }) => ({
    trial: null,
    failed: [...failed, to].slice(-64),
    takenBack: { version: to, from, at: at.toISOString(), told: false },
  }));
  return there ? 'taken-back' : 'plain';
}
