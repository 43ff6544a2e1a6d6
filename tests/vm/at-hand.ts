import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheFolder } from '../../scripts/lib/paths.mjs';
import { capture } from '../../scripts/lib/run.mjs';
import { findKernel, type Kernel } from './machine.ts';

export const QEMU = 'qemu-system-x86_64';

/** What a machine needs: a kernel to boot, or in words what is missing. */
export type AtHand = { readonly kernel: Kernel } | { readonly missing: string };

/** Looks for what the tests in a virtual machine need, and says on the terminal why they are skipped where it is not there. */
export async function machineAtHand(): Promise<AtHand> {
  const missing = await whatIsMissing();
  const kernel = missing === null ? await findKernel(path.join(cacheFolder(), 'vm')) : null;
  if (kernel !== null) return { kernel };
  const why = missing ?? 'no kernel: install or make fetchable linux-image-amd64';
  process.stderr.write(`SKIPPED: tests in a virtual machine; ${why}.\n`);
  return { missing: why };
}

async function whatIsMissing(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'they need Linux on x64';
  if (!existsSync('/bin/busybox')) return 'busybox-static is not installed';
  if ((await capture('cpio', ['--version'])).code !== 0) return 'cpio is not installed';
  if ((await capture(QEMU, ['--version'])).code !== 0) return 'qemu-system-x86 is not installed';
  return null;
}

/** Work in an empty folder that is gone afterwards. */
export async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gerbang-vm-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
