import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { capture } from '../../scripts/lib/run.mjs';

/** What every guest loads: the host's files over 9p. */
const MODULES = ['virtio_pci', '9pnet_virtio', '9p'];

/** The kernel's HID stack, with its door for programs. */
export const HID_MODULES = ['hid', 'hid-generic', 'uhid'];

/** A disk, and a journaling file system on it. */
export const DISK_MODULES = ['virtio_blk', 'crc32c_generic', 'ext4'];

/** A kernel's image and the folder of its modules. */
export interface Kernel {
  readonly image: string;
  readonly modules: string;
}

/**
 * A kernel to boot: one that is installed, else Debian's, fetched as a package and unpacked, not installed.
 * @param cache where the package is kept
 * @returns null where there is neither
 */
export async function findKernel(cache: string): Promise<Kernel | null> {
  return kernelIn('/') ?? kernelIn(cache) ?? (await fetchKernel(cache));
}

function kernelIn(root: string): Kernel | null {
  const boot = path.join(root, 'boot');
  if (!existsSync(boot)) return null;
  for (const name of readdirSync(boot)) {
    const modules = path.join(root, 'lib', 'modules', name.replace(/^vmlinuz-/, ''), 'kernel');
    if (name.startsWith('vmlinuz-') && existsSync(modules)) return { image: path.join(boot, name), modules };
  }
  return null;
}

async function fetchKernel(cache: string): Promise<Kernel | null> {
  const depends = await capture('apt-cache', ['depends', 'linux-image-amd64']);
  const name = /Depends: (linux-image-\S+)/.exec(depends.stdout)?.[1];
  if (name === undefined) return null;
  mkdirSync(cache, { recursive: true });
  if ((await capture('apt-get', ['download', name], { cwd: cache })).code !== 0) return null;
  const file = readdirSync(cache).find((entry) => entry.startsWith(name) && entry.endsWith('.deb'));
  if (file === undefined) return null;
  if ((await capture('dpkg-deb', ['-x', path.join(cache, file), cache])).code !== 0) return null;
  return kernelIn(cache);
}

/**
 * The modules to load, each after those it depends on. They say so themselves: an unpacked package has no list.
 * @param wanted besides what every guest loads
 * @returns their files
 */
export function modulesInOrder(folder: string, wanted: readonly string[]): string[] {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (entry.endsWith('.ko')) files.set(nameOf(path.basename(entry, '.ko')), path.join(folder, entry));
  }
  const order = new Set<string>();
  const visit = (name: string): void => {
    const file = files.get(name);
    // Not a file: built into the kernel.
    if (file === undefined || order.has(file)) return;
    const depends = /\0depends=([^\0]*)\0/.exec(readFileSync(file, 'latin1'))?.[1] ?? '';
    for (const needed of depends.split(',')) visit(nameOf(needed));
    order.add(file);
  };
  for (const name of [...MODULES, ...wanted]) visit(nameOf(name));
  return [...order];
}

function nameOf(name: string): string {
  return name.replaceAll('-', '_');
}

/**
 * The first file system of the guest: loads the modules, mounts the host's files read-only, and runs a program in
 * them; the word `VM-EXIT` and its exit code are the last that it says.
 * @param folder an empty folder to build it in
 * @param modules as of `modulesInOrder`
 * @param command absolute paths and words without quotes, as the host has them
 * @param options disk: mount the machine's disk at /run/disk, read and write; `$RUN` in the command is what the
 *   kernel's command line has as `run=`
 * @returns the archive
 */
export async function buildInitrd(
  folder: string,
  modules: readonly string[],
  command: readonly string[],
  { disk = false }: { readonly disk?: boolean } = {},
): Promise<string> {
  const root = path.join(folder, 'root');
  for (const name of ['bin', 'proc', 'sys', 'dev', 'host', 'modules']) {
    mkdirSync(path.join(root, name), { recursive: true });
  }
  cpSync('/bin/busybox', path.join(root, 'bin', 'busybox'), { dereference: true });
  for (const file of modules) cpSync(file, path.join(root, 'modules', path.basename(file)));
  const quoted = command.map((word) => (word === '$RUN' ? word : `'${word}'`)).join(' ');
  const mountDisk = [
    'RUN=$($b sed "s/.*run=//;s/ .*//" /proc/cmdline)',
    '$b mkdir /host/run/disk; $b echo DISK-FOUND',
    '$b mount -t ext4 /dev/vda /host/run/disk && $b echo DISK-MOUNTED',
    'export TMPDIR=/run',
  ];
  const lines = [
    '#!/bin/busybox sh',
    'b=/bin/busybox',
    '$b mount -t proc none /proc; $b mount -t sysfs none /sys; $b mount -t devtmpfs none /dev',
    ...modules.map((file) => `$b insmod /modules/${path.basename(file)}`),
    '$b mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144,cache=loose,ro host /host',
    'for d in proc sys dev; do $b mount -o bind /$d /host/$d; done',
    // The host's own devices are none of the guest's.
    '$b mount -t tmpfs none /host/run',
    ...(disk ? mountDisk : []),
    `$b chroot /host ${quoted}`,
    'code=$?',
    ...(disk ? ['$b umount /host/run/disk'] : []),
    '$b echo "VM-EXIT $code"',
    '$b poweroff -f',
  ];
  writeFileSync(path.join(root, 'init'), `${lines.join('\n')}\n`, { mode: 0o755 });
  const archive = path.join(folder, 'initrd');
  const made = await capture('sh', ['-c', 'find . | cpio --quiet -o -H newc > "$0"', archive], { cwd: root });
  if (made.code !== 0) throw new Error(`the machine's first file system was not made: ${made.stderr}`);
  return archive;
}

interface MachineOptions {
  readonly append?: string;
  readonly more?: readonly string[];
  readonly cores?: number;
}

/**
 * The emulator's arguments: a machine by software without a network, its console here, the host's files read-only.
 * @param options append: to the kernel's command line; more: arguments
 */
export function machineOf(
  kernel: Kernel,
  initrd: string,
  { append = '', more = [], cores = 2 }: MachineOptions = {},
): string[] {
  const share = 'local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap';
  const machine = [
    '-m',
    '1024',
    '-smp',
    String(cores),
    '-nographic',
    '-no-reboot',
    '-nic',
    'none',
    '-virtfs',
    share,
  ];
  // What defends a kernel against what runs on it costs a machine by software half of its time.
  const line = `console=ttyS0 quiet panic=-1 nokaslr mitigations=off ${append}`.trim();
  return [...machine, ...more, '-kernel', kernel.image, '-initrd', initrd, '-append', line];
}
