import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { capture } from './run.mjs';

/** What the guest loads: the host's files over 9p, and the kernel's HID stack with its door for programs. */
const MODULES = ['virtio_pci', '9pnet_virtio', '9p', 'hid', 'hid-generic', 'uhid'];

/**
 * @typedef {{ image: string, modules: string }} Kernel a kernel's image and the folder of its modules
 */

/**
 * A kernel to boot: one that is installed, else Debian's, fetched as a package and unpacked, not installed.
 * @param {string} cache where the package is kept
 * @returns {Promise<Kernel | null>} null where there is neither
 */
export async function findKernel(cache) {
  return kernelIn('/') ?? kernelIn(cache) ?? (await fetchKernel(cache));
}

/**
 * @param {string} root
 * @returns {Kernel | null}
 */
function kernelIn(root) {
  const boot = path.join(root, 'boot');
  if (!existsSync(boot)) return null;
  for (const name of readdirSync(boot)) {
    const modules = path.join(root, 'lib', 'modules', name.replace(/^vmlinuz-/, ''), 'kernel');
    if (name.startsWith('vmlinuz-') && existsSync(modules)) return { image: path.join(boot, name), modules };
  }
  return null;
}

/**
 * @param {string} cache
 * @returns {Promise<Kernel | null>}
 */
async function fetchKernel(cache) {
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
 * @param {string} folder
 * @returns {string[]} their files
 */
export function modulesInOrder(folder) {
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (entry.endsWith('.ko')) files.set(nameOf(path.basename(entry, '.ko')), path.join(folder, entry));
  }
  /** @type {Set<string>} */
  const order = new Set();
  /** @param {string} name */
  const visit = (name) => {
    const file = files.get(name);
    // Not a file: built into the kernel.
    if (file === undefined || order.has(file)) return;
    const depends = /\0depends=([^\0]*)\0/.exec(readFileSync(file, 'latin1'))?.[1] ?? '';
    for (const needed of depends.split(',')) visit(nameOf(needed));
    order.add(file);
  };
  for (const name of MODULES) visit(nameOf(name));
  return [...order];
}

/** @param {string} name */
function nameOf(name) {
  return name.replaceAll('-', '_');
}

/**
 * The first file system of the guest: loads the modules, mounts the host's files read-only, and runs a program in
 * them; the word `VM-EXIT` and its exit code are the last that it says.
 * @param {string} folder an empty folder to build it in
 * @param {readonly string[]} modules as of `modulesInOrder`
 * @param {readonly string[]} command absolute paths and words without quotes, as the host has them
 * @returns {Promise<string | null>} the archive; null where it could not be made
 */
export async function buildInitrd(folder, modules, command) {
  const root = path.join(folder, 'root');
  for (const name of ['bin', 'proc', 'sys', 'dev', 'host', 'modules']) {
    mkdirSync(path.join(root, name), { recursive: true });
  }
  cpSync('/bin/busybox', path.join(root, 'bin', 'busybox'), { dereference: true });
  for (const file of modules) cpSync(file, path.join(root, 'modules', path.basename(file)));
  const quoted = command.map((word) => `'${word}'`).join(' ');
  const lines = [
    '#!/bin/busybox sh',
    'b=/bin/busybox',
    '$b mount -t proc none /proc; $b mount -t sysfs none /sys; $b mount -t devtmpfs none /dev',
    ...modules.map((file) => `$b insmod /modules/${path.basename(file)}`),
    '$b mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144,cache=loose,ro host /host',
    'for d in proc sys dev; do $b mount -o bind /$d /host/$d; done',
    // The host's own devices are none of the guest's.
    '$b mount -t tmpfs none /host/run',
    `$b chroot /host ${quoted}`,
    '$b echo "VM-EXIT $?"',
    '$b poweroff -f',
  ];
  writeFileSync(path.join(root, 'init'), `${lines.join('\n')}\n`, { mode: 0o755 });
  const archive = path.join(folder, 'initrd');
  const made = await capture('sh', ['-c', 'find . | cpio --quiet -o -H newc > "$0"', archive], { cwd: root });
  return made.code === 0 ? archive : null;
}
