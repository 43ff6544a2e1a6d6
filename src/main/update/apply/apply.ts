import { UpdateError } from '../errors.ts';
import type { Installation } from '../installation.ts';
import type { UpdateLedger } from '../ledger.ts';
import { type Expected, readExpected } from '../receive.ts';
import { replaceImage } from './appimage.ts';
import { debByHand, debCommand, nsisCommand, runCommand } from './command.ts';

export interface ApplyOrder {
  readonly installation: Installation;
  readonly file: string;
  readonly expected: Expected;
  readonly from: string;
  readonly to: string;
  readonly ledger: UpdateLedger;
  readonly run?: typeof runCommand;
}

/** What is left to do once an update was installed, or cannot be from here. */
export type Applied =
  | { readonly then: 'start-anew' }
  /** The installer waits for the program's end, and starts it again. */
  | { readonly then: 'quit' }
  /** An administrator has to do this. */
  | { readonly then: 'by-hand'; readonly what: string };

/**
 * Installs a verified update, verifying it once more: the file that is run is the one that was signed.
 * @throws UpdateError; the program that runs is as it was
 */
export async function applyUpdate(order: ApplyOrder): Promise<Applied> {
  const { installation, file, expected, from, to, ledger, run = runCommand } = order;
  if (installation.kind === 'appimage') {
    await replaceImage({ ...order, program: installation.program });
    return { then: 'start-anew' };
  }
  await readExpected(file, expected);
  if (installation.kind === 'portable') return { then: 'by-hand', what: file };
  const { kind } = installation;
  ledger.change(() => ({ trial: { from, to, kind, program: null, starts: 0, well: false } }));
  if (kind === 'nsis') {
    if ((await run(nsisCommand(file, installation.elevate))) === 0) return { then: 'quit' };
    ledger.change(() => ({ trial: null }));
    throw new UpdateError('UPDATE_NOT_INSTALLED', 'Windows did not start the installer');
  }
  const { pkexec } = installation;
  if (pkexec !== null && (await run(debCommand(file, expected.sha256, pkexec))) === 0)
    return { then: 'start-anew' };
  ledger.change(() => ({ trial: null }));
  return { then: 'by-hand', what: debByHand(file) };
}
