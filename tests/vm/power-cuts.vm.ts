import { test } from 'vitest';
import { inFolder, machineAtHand } from './at-hand.ts';
import { cutPower, hasExt4 } from './power-cuts.ts';

/** How often the power is cut unless more is asked for: each takes a start of the machine. */
const CUTS = 3;
/** … as many as fit into so long on a slow computer, with a look at the end. */
const CUTS_WITHIN_MS = 40_000;

const asked = process.env['GERBANG_VM_CUTS'];
const amount =
  asked === undefined
    ? { cuts: CUTS, withinMs: CUTS_WITHIN_MS }
    : { cuts: Number(asked), withinMs: Number.POSITIVE_INFINITY };
const atHand = await machineAtHand();
const NO_EXT4 = 'mkfs.ext4 is not installed (e2fsprogs)';
const isReady = await hasExt4();
if (!isReady) process.stderr.write(`SKIPPED: power cuts; ${NO_EXT4}.\n`);

test('what was acknowledged is there after the power was cut, and all of it holds', async ({ skip }) => {
  if ('missing' in atHand) return skip(atHand.missing);
  if (!isReady) return skip(NO_EXT4);
  const { kernel } = atHand;
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  await inFolder((folder) => cutPower({ kernel, folder, ...amount, say }));
});
