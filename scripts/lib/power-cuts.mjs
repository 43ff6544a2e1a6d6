import { spawn } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { projectNode, projectRoot } from './paths.mjs';
import { Problem } from './problem.mjs';
import { capture } from './run.mjs';
import { buildInitrd, DISK_MODULES, machineOf, modulesInOrder } from './vm.mjs';
import { serveDisk, VolatileDisk } from './volatile-disk.mjs';

/*
 * Power cuts: a machine that appends, erases, exports and backs up (tests/vm/power-guest.ts) on ext4 is killed outright
 * at a moment of chance, and started again to look at what is left.
 *
 * What is simulated: the machine's memory is gone, with everything that its kernel had not written; so is the disk's
 * own write cache (volatile-disk.mjs), where what was written and not flushed is kept or lost sector by sector, in no
 * order, also in part. The kernel, its file system and its journal are the real ones; so are SQLite and our code.
 * What is not: disks that lie about having flushed, sectors that are half written, and what failing voltage does to a
 * controller; nothing in a program helps against those.
 */

const IMAGE_BYTES = 192 * 2 ** 20;
/** From the machine's start to its end, at most. */
const LIMIT_MS = 120_000;
/** A cut falls into so many milliseconds after the first entry of a start; by software some hundred entries. */
const WORK_MS = 4000;
/** Every other cut waits for a moment at which the disk has something that it could lose, at most so long. */
const DANGER_MS = 3000;
/** Every so many cuts, one falls into the recovery from the one before. */
const IN_RECOVERY = 5;
const RECOVERY_MS = 4000;

/**
 * @typedef {{ qemu: string, kernel: import('./vm.mjs').Kernel, folder: string, cuts: number, withinMs: number,
 *   say: (line: string) => void }} PowerCutOptions folder: an empty one, for the disk's image; withinMs: after so long
 *   no further machine is started to be killed, however many cuts are left; one at least is
 * @typedef {{ lines: string[], code: number | null }} Said what a machine said, in whole lines; code: how its program
 *   ended, null where it was killed
 */

/**
 * Cuts the power so many times, and checks what is left each time.
 * @param {PowerCutOptions} options
 * @returns {Promise<number>} an exit code
 */
export async function cutPower({ qemu, kernel, folder, cuts: wanted, withinMs, say }) {
  let cuts = wanted;
  if (cuts === 0) return 0;
  const image = path.join(folder, 'disk.img');
  const missing = await makeFileSystem(image);
  if (missing !== null) {
    say(`SKIPPED: power cuts; ${missing}.`);
    return 0;
  }
  const guest = await bundleGuest(folder);
  const modules = modulesInOrder(kernel.modules, DISK_MODULES);
  const command = [projectNode(), guest, '/run/disk', '$RUN'];
  const initrd = await buildInitrd(folder, modules, command, { disk: true });
  if (initrd === null)
    throw new Problem('VM_INITRD', 'The virtual machine’s first file system was not made.');

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
      const killing = isLast
        ? null
        : isRecovery
          ? { after: 'DISK-FOUND', within: RECOVERY_MS, until: () => true }
          : { after: 'ENTRY ', within: WORK_MS, until: () => run % 2 === 1 || disk.isInDanger };
      const said = await startMachine(
        qemu,
        machineOf(kernel, initrd, { append, more: drive, cores: 1 }),
        killing,
      );
      await server.idle();
      if (!isLast) {
        const report = disk.cut(Math.random);
        lost.writes += report.writes;
        lost.unflushed += report.unflushed;
        lost.kept += report.kept;
        lost.torn += report.torn;
      }
      const wrong = truth.check(said, isLast || !isRecovery);
      if (wrong !== null) {
        process.stderr.write(`${said.lines.slice(-60).join('\n')}\n`);
        say(`After ${run} power cuts: ${wrong}`);
        return 1;
      }
      truth.take(said, run);
      if (!isLast) say(`Power cut ${run + 1} of ${cuts}: ${truth.entries} entries acknowledged so far.`);
    }
  } finally {
    server.close();
    disk.close();
  }
  const sound = await capture('e2fsck', ['-f', '-n', image], { env: withSbin() });
  if (sound.code !== 0) {
    say(`The file system is not sound at the end:\n${sound.stdout}`);
    return 1;
  }
  say(
    `${cuts} power cuts (${inRecovery} of them in the recovery from another): ${truth.entries} acknowledged entries all there, ` +
      `${truth.exports} exports and ${truth.backups} backups whole, the chain and the file system sound; ` +
      `of ${lost.writes} writes to the disk ${lost.unflushed} were not flushed when the power went: ` +
      `${lost.unflushed - lost.kept - lost.torn} of them lost, ${lost.torn} torn.`,
  );
  return 0;
}

/** What machines acknowledged before their power was cut, against what the next one found. */
class Acknowledged {
  /** @type {Map<string, Set<number>>} by run */
  #seqs = new Map();
  /** @type {Set<string>} files that were acknowledged since the last look, by their names on the disk */
  #files = new Set();
  entries = 0;
  exports = 0;
  backups = 0;

  /**
   * @param {Said} said
   * @param {boolean} hasLooked whether the machine has to have looked at all
   * @returns {string | null} what is wrong, in words
   */
  check({ lines, code }, hasLooked) {
    if (code !== null && code !== 0) return `the machine’s program ended with ${code}`;
    if (!lines.includes('LOOKED')) return hasLooked ? 'the machine never said what it found' : null;
    /** @type {Map<string, [number, number][]>} */
    const found = new Map();
    for (const line of lines) {
      const [, run = '', ranges = ''] = /^FOUND (\S+) (.*)$/.exec(line) ?? [];
      for (const range of ranges.split(',').filter(Boolean)) {
        const [from = Number.NaN, to = from] = range.split('-').map(Number);
        found.set(run, [...(found.get(run) ?? []), [from, to]]);
      }
    }
    for (const [run, seqs] of this.#seqs) {
      const ranges = found.get(run) ?? [];
      const missing = [...seqs].filter((seq) => !ranges.some(([from, to]) => from <= seq && seq <= to));
      if (missing.length > 0)
        return `acknowledged entries are gone: ${missing.slice(0, 20).join(', ')} of run ${run}`;
    }
    const whole = lines.flatMap((line) => /^WHOLE (\S+)$/.exec(line)?.[1] ?? []);
    const gone = [...this.#files].filter((name) => !whole.includes(name));
    if (gone.length > 0) return `acknowledged files are gone: ${gone.join(', ')}`;
    this.#files.clear();
    this.exports += whole.filter((name) => name.endsWith('.csv')).length;
    this.backups += whole.filter((name) => name.endsWith('.gbk')).length;
    return null;
  }

  /**
   * @param {Said} said
   * @param {number} run
   */
  take({ lines }, run) {
    for (const line of lines) {
      const [, seq] = /^ENTRY (\d+)$/.exec(line) ?? [];
      const [, file] = /^FILE (\S+)$/.exec(line) ?? [];
      if (file !== undefined) this.#files.add(file);
      if (seq === undefined) continue;
      const seqs = this.#seqs.get(String(run)) ?? new Set();
      this.#seqs.set(String(run), seqs.add(Number(seq)));
      this.entries += 1;
    }
  }
}

/**
 * Runs a machine until it ends or, where wanted, until it is killed at a moment of chance.
 * @param {string} qemu
 * @param {readonly string[]} args
 * @param {{ after: string, within: number, until: () => boolean } | null} killing after: the beginning of the line from
 *   which the moment is counted; within: milliseconds; until: what is waited for then
 * @returns {Promise<Said>}
 */
function startMachine(qemu, args, killing) {
  return new Promise((resolve, reject) => {
    const machine = spawn(qemu, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const kill = () => void machine.kill('SIGKILL');
    process.once('exit', kill);
    const limit = setTimeout(kill, LIMIT_MS);
    let text = '';
    let isDoomed = false;
    machine.stdout.setEncoding('utf8').on('data', (/** @type {string} */ more) => {
      text += more;
      if (killing === null || isDoomed || !text.includes(killing.after)) return;
      isDoomed = true;
      setTimeout(() => {
        const patience = performance.now() + DANGER_MS;
        const watch = setInterval(() => {
          if (!killing.until() && performance.now() < patience) return;
          clearInterval(watch);
          kill();
        }, 1);
      }, Math.random() * killing.within);
    });
    machine.on('error', reject);
    machine.on('close', () => {
      clearTimeout(limit);
      process.off('exit', kill);
      // A line that the cut ended was not said.
      const lines = text.split(/\r*\n/).slice(0, -1);
      const exit = lines.flatMap((line) => /VM-EXIT (\d+)/.exec(line)?.[1] ?? []).at(-1);
      // One that was to go on until it was killed, and ended by itself or by the limit, went wrong.
      const code = exit !== undefined ? Number(exit) : killing !== null && isDoomed ? null : 1;
      resolve({ lines, code });
    });
  });
}

/**
 * The guest's program in one file: a machine by software takes long to read a hundred, and to make JavaScript of them.
 * @param {string} folder
 * @returns {Promise<string>}
 */
async function bundleGuest(folder) {
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

/**
 * @param {string} image
 * @returns {Promise<string | null>} why there is none
 */
async function makeFileSystem(image) {
  const file = openSync(image, 'w');
  ftruncateSync(file, IMAGE_BYTES);
  closeSync(file);
  // All of its tables at once: nothing that a cut could fall into besides our own work.
  const args = ['-q', '-F', '-m', '0', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image];
  const made = await capture('mkfs.ext4', args, { env: withSbin() });
  return made.code === 0 ? null : `mkfs.ext4 made no file system (${made.stderr.trim()})`;
}

/** Where Debian has the programs of file systems, and users do not. */
function withSbin() {
  return { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` };
}
