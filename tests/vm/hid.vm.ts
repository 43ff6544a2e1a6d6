import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectNode } from '../../scripts/lib/paths.mjs';
import { inFolder, machineAtHand } from './at-hand.ts';
import { buildInitrd, HID_MODULES, machineOf, modulesInOrder } from './machine.ts';
import { startMachine } from './start-machine.ts';

const atHand = await machineAtHand();

test("scanners on a real kernel's HID stack: what hid-guest.ts asserts holds", async ({ skip }) => {
  if ('missing' in atHand) return skip(atHand.missing);
  const { kernel } = atHand;
  await inFolder(async (folder) => {
    const guest = join(import.meta.dirname, 'hid-guest.ts');
    const modules = modulesInOrder(kernel.modules, HID_MODULES);
    const initrd = await buildInitrd(folder, modules, [projectNode(), guest]);
    const { lines, code } = await startMachine(machineOf(kernel, initrd), null);
    process.stderr.write(`${lines.join('\n')}\n`);
    expect(code, lines.join('\n')).toBe(0);
  });
});
