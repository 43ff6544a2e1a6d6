import { closeSync, ftruncateSync, openSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { projectNode, projectRoot } from '../../scripts/lib/paths.mjs';
import { capture } from '../../scripts/lib/run.mjs';
import { Acknowledged } from './acknowledged.ts';
import { buildInitrd, DISK_MODULES, type Kernel, machineOf, modulesInOrder } from './machine.ts';
import { type Killing, startMachine } from './start-machine.ts';
import { serveDisk, VolatileDisk } from './volatile-disk.ts';

/*
 * Power cuts: a machine that appends, erases, exports and backs up (tests/vm/power-guest.ts) on ext4 is killed outright
 * at a moment of chance, and started again to look at what is left.
 *
 * What is simulated: the machine's memory is gone, with everything that its kernel had not written; so is the disk's
 * own write cache (volatile-disk.ts), where what was written and not flushed is kept or lost sector by sector, in no
 * order, also in part. The kernel, its file system and its journal are the real ones; so are SQLite and our code.
 * What is not: disks that lie about having flushed, sectors that are half written, and what failing voltage does to a
 * controller; nothing in a program helps against those.
 */

const IMAGE_BYTES = 192 * 2 ** 20;
/** A cut falls into so many milliseconds after the first entry of a start; by software some hundred entries. */
const WORK_MS = 4000;
/** Every so many cuts, one falls into the recovery from the one before. */
const IN_RECOVERY = 5;
const RECOVERY_MS = 4000;

interface PowerCutOptions {
  readonly kernel: Kernel;
  /** An empty one, for the disk's image. */
  readonly folder: string;
  readonly cuts: number;
  /** After so long no further machine is started to be killed, however many cuts are left; one at least is. */
  readonly withinMs: number;
  readonly say: (line: string) => void;
}

/**
 * Cuts the power so many times, and checks what is left each time.
 * @throws Error at the first that is not there any more
 */
export async function cutPower({
  kernel,
  folder,
  cuts: wanted,
  withinMs,
  say,
}: PowerCutOptions): Promise<void> {
  let cuts = wanted;
  if (cuts === 0) return;
  const image = path.join(folder, 'disk.img');
  await makeFileSystem(image);
  const guest = await bundleGuest(folder);
  const modules = modulesInOrder(kernel.modules, DISK_MODULES);
  const command = [projectNode(), guest, '/run/disk', '$RUN'];
  const initrd = await buildInitrd(folder, modules, command, { disk: true });

  const disk = new VolatileDisk(image);
  const socket = path.join(folder, 'disk.sock');
  const server = await serveDisk(disk, socket, Math.random);
  const drive = ['-drive', `file=nbd:unix:${socket},format=raw,if=virtio,cache=writeback`];
  const truth = new Acknowledged();
  const lost = { writes: 0, unflushed: 0, kept: 0, torn: 0 };
  let inRecovery = 0;
  const begin = performance.now();
  try {
    for (let run = 0; run <= cuts; run += 1) {
      if (run > 0 && performance.now() - begin > withinMs) cuts = run;
      const isLast = run === cuts;
      const append = `run=${isLast ? 'look' : run}`;
      const isRecovery = run > 0 && !isLast && run % IN_RECOVERY === IN_RECOVERY - 1;
      if (isRecovery) inRecovery += 1;
      // Every other cut waits for a moment at which the disk has something that it could lose.
      const killing: Killing | null = isLast
        ? null
        : isRecovery
          ? { after: 'DISK-FOUND', within: RECOVERY_MS, until: () => true }
          : { after: 'ENTRY ', within: WORK_MS, until: () => run % 2 === 1 || disk.isInDanger };
      const said = await startMachine(machineOf(kernel, initrd, { append, more: drive, cores: 1 }), killing);
      await server.idle();
      if (!isLast) {
        const report = disk.cut(Math.random);
        lost.writes += report.writes;
        lost.unflushed += report.unflushed;
        lost.kept += report.kept;
        lost.torn += report.torn;
      }
      const wrong = truth.check(said, isLast || !isRecovery);
      if (wrong !== null)
        throw new Error(`after ${run} power cuts: ${wrong}\n${said.lines.slice(-60).join('\n')}`);
      truth.take(said, run);
      if (!isLast) say(`Power cut ${run + 1} of ${cuts}: ${truth.entries} entries acknowledged so far.`);
    }
  } finally {
    server.close();
    disk.close();
  }
  const sound = await capture('e2fsck', ['-f', '-n', image], { env: withSbin() });
  if (sound.code !== 0) throw new Error(`the file system is not sound at the end:\n${sound.stdout}`);
  say(
    `${cuts} power cuts (${inRecovery} of them in the recovery from another): ${truth.entries} acknowledged entries all there, ` +
      `${truth.exports} exports and ${truth.backups} backups whole, the chain and the file system sound; ` +
      `of ${lost.writes} writes to the disk ${lost.unflushed} were not flushed when the power went: ` +
      `${lost.unflushed - lost.kept - lost.torn} of them lost, ${lost.torn} torn.`,
  );
}

/** The guest's program in one file: a machine by software takes long to read a hundred, and to make JavaScript of them. */
async function bundleGuest(folder: string): Promise<string> {
  const outDir = path.join(folder, 'guest');
  await build({
    root: projectRoot,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: path.join(projectRoot, 'tests', 'vm', 'power-guest.ts'),
      outDir,
      rolldownOptions: { output: { entryFileNames: 'guest.mjs', codeSplitting: false } },
    },
  });
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
  return path.join(outDir, 'guest.mjs');
}

/** Whether there is a program that makes the machine's file system. */
export async function hasExt4(): Promise<boolean> {
  return (await capture('mkfs.ext4', ['-V'], { env: withSbin() })).code === 0;
}

async function makeFileSystem(image: string): Promise<void> {
  const file = openSync(image, 'w');
  ftruncateSync(file, IMAGE_BYTES);
  closeSync(file);
  // All of its tables at once: nothing that a cut could fall into besides our own work.
  const args = ['-q', '-F', '-m', '0', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image];
  const made = await capture('mkfs.ext4', args, { env: withSbin() });
  if (made.code !== 0) throw new Error(`mkfs.ext4 made no file system (${made.stderr.trim()})`);
}

/** Where Debian has the programs of file systems, and users do not. */
function withSbin(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
}
