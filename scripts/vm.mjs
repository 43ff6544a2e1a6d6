// npm run test:vm [-- --install]: scanners on a real kernel's HID stack, in a virtual machine by software. Linux, three
// minutes at most; what is missing is installed by apt where asked, or where CI is set; else it says what, and is
// skipped.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheFolder, projectNode, projectRoot } from './lib/paths.mjs';
import { Problem, runScript } from './lib/problem.mjs';
import { capture } from './lib/run.mjs';
import { tell } from './lib/setup.mjs';
import { ensureVmPackages } from './lib/system.mjs';
import { buildInitrd, findKernel, modulesInOrder } from './lib/vm.mjs';

const LIMIT_MS = 170_000;
const QEMU = 'qemu-system-x86_64';

await runScript(async () => {
  const missing = await installed(await whatIsMissing());
  if (missing !== null) return skip(missing);
  const kernel = await findKernel(path.join(cacheFolder(), 'vm'));
  if (kernel === null) return skip('no kernel: install or make fetchable linux-image-amd64');
  const folder = mkdtempSync(path.join(tmpdir(), 'gerbang-vm-'));
  try {
    const guest = path.join(projectRoot, 'tests', 'vm', 'hid-guest.ts');
    const initrd = await buildInitrd(folder, modulesInOrder(kernel.modules), [projectNode(), guest]);
    if (initrd === null)
      throw new Problem('VM_INITRD', 'The virtual machine’s first file system was not made.');
    tell(`Booting ${path.basename(kernel.image)} by software…`);
    return await boot(kernel.image, initrd);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * Installs what is missing where that is wanted.
 * @param {string | null} missing
 * @returns {Promise<string | null>} what still is
 */
async function installed(missing) {
  const isWanted = process.argv.includes('--install') || process.env.CI === 'true';
  if (missing === null || !isWanted || process.platform !== 'linux' || process.arch !== 'x64') return missing;
  try {
    await ensureVmPackages(tell);
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
 * @param {string} image
 * @param {string} initrd
 * @returns {Promise<number>} the guest's exit code; 1 where it said none
 */
function boot(image, initrd) {
  const share = 'local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap';
  const machine = ['-m', '1024', '-smp', '2', '-nographic', '-no-reboot', '-nic', 'none', '-virtfs', share];
  const append = 'console=ttyS0 quiet panic=-1';
  return new Promise((resolve, reject) => {
    const args = [...machine, '-kernel', image, '-initrd', initrd, '-append', append];
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
