// npm run test:vm [-- --install] [--cuts N] [--only hid|power]: scanners on a real kernel's HID stack, and the log on a
// disk whose power is cut, in virtual machines by software. Linux, some minutes at most; what is missing is installed by
// apt where asked, or where CI is set; else it says what, and is skipped.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, projectNode, projectRoot } from './lib/paths.mjs';
import { Problem, runScript } from './lib/problem.mjs';
import { capture } from './lib/run.mjs';
import { cutPower } from './lib/power-cuts.mjs';
import { tell } from './lib/setup.mjs';
import { ensureExtraPackages } from './lib/system.mjs';
import { buildInitrd, findKernel, HID_MODULES, machineOf, modulesInOrder } from './lib/vm.mjs';

const LIMIT_MS = 170_000;
const QEMU = 'qemu-system-x86_64';

/** How often the power is cut unless more is asked for: each takes a start of the machine. */
const CUTS = 3;
/** … as many as fit into so long on a slow computer, with a look at the end. */
const CUTS_WITHIN_MS = 40_000;

const { values: options } = parseArgs({
  options: {
    install: { type: 'boolean', default: false },
    cuts: { type: 'string' },
    only: { type: 'string' },
  },
});

await runScript(async () => {
  const missing = await installed(await whatIsMissing());
  if (missing !== null) return skip(missing);
  const kernel = await findKernel(path.join(cacheFolder(), 'vm'));
  if (kernel === null) return skip('no kernel: install or make fetchable linux-image-amd64');
  if (options.only !== 'power') {
    const code = await inFolder((folder) => testHid(kernel, folder));
    if (code !== 0) return code;
  }
  if (options.only === 'hid') return 0;
  const amount =
    options.cuts === undefined
      ? { cuts: CUTS, withinMs: CUTS_WITHIN_MS }
      : { cuts: Number(options.cuts), withinMs: Infinity };
  return inFolder((folder) => cutPower({ qemu: QEMU, kernel, folder, ...amount, say: tell }));
});

/**
 * @param {(folder: string) => Promise<number>} work
 * @returns {Promise<number>}
 */
async function inFolder(work) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gerbang-vm-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import('./lib/vm.mjs').Kernel} kernel
 * @param {string} folder
 */
async function testHid(kernel, folder) {
  const guest = path.join(projectRoot, 'tests', 'vm', 'hid-guest.ts');
  const modules = modulesInOrder(kernel.modules, HID_MODULES);
  const initrd = await buildInitrd(folder, modules, [projectNode(), guest]);
  if (initrd === null)
    throw new Problem('VM_INITRD', 'The virtual machine’s first file system was not made.');
  tell(`Booting ${path.basename(kernel.image)} by software…`);
  return boot(machineOf(kernel, initrd));
}

/**
 * Installs what is missing where that is wanted.
 * @param {string | null} missing
 * @returns {Promise<string | null>} what still is
 */
async function installed(missing) {
  const isWanted = options.install || process.env.CI === 'true';
  if (missing === null || !isWanted || process.platform !== 'linux' || process.arch !== 'x64') return missing;
  try {
    await ensureExtraPackages('vm', tell);
  } catch (error) {
    return `${missing}, and could not be installed (${error instanceof Error ? error.message.split('\n')[0] : error})`;
  }
  return whatIsMissing();
}

/** @param {string} why */
function skip(why) {
  tell(`SKIPPED: the tests in the virtual machine; ${why}.`);
}

/** @returns {Promise<string | null>} in words */
async function whatIsMissing() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'they need Linux on x64';
  if (!existsSync('/bin/busybox')) return 'busybox-static is not installed';
  if ((await capture('cpio', ['--version'])).code !== 0) return 'cpio is not installed';
  if ((await capture(QEMU, ['--version'])).code !== 0) return 'qemu-system-x86 is not installed';
  return null;
}

/**
 * @param {readonly string[]} args the emulator's
 * @returns {Promise<number>} the guest's exit code; 1 where it said none
 */
function boot(args) {
  return new Promise((resolve, reject) => {
    const vm = spawn(QEMU, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const limit = setTimeout(() => {
      tell(`The virtual machine was ended after ${LIMIT_MS / 1000} s.`);
      vm.kill('SIGKILL');
    }, LIMIT_MS);
    let said = '';
    vm.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      said += text;
      process.stdout.write(text);
    });
    vm.on('error', reject);
    vm.on('close', () => {
      clearTimeout(limit);
      const exit = /VM-EXIT (\d+)/.exec(said)?.[1];
      resolve(exit === undefined ? 1 : Number(exit));
    });
  });
}
