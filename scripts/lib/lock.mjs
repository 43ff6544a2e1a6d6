import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A name for a running process that no later one with the same number has; nothing when there is no such process.
 * @param {number} pid
 * @returns {string | undefined}
 */
function nameOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined;
  }
  try {
    // proc(5): field 22 is the start time; the fields before it may hold spaces only inside the parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return `${pid}`;
  }
}

/**
 * Did the lock's owner die without removing it?
 * @param {string} file
 */
function abandoned(file) {
  try {
    const owner = readFileSync(file, 'utf8');
    // An empty lock is one being written right now, or whose owner died in that very moment.
    if (owner === '') return Date.now() - statSync(file).mtimeMs > 5000;
    return nameOf(Number.parseInt(owner, 10)) !== owner;
  } catch {
    return false; // Released meanwhile.
  }
}

/**
 * Does work that only one set-up at a time may do; a second one waits. The lock of a process that died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(line: string) => void} say told once when it has to wait
 * @returns {Promise<T>}
 */
export async function withLock(file, work, say) {
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(file, nameOf(process.pid) ?? '', { flag: 'wx' });
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (abandoned(file)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say('Another set-up is at work; waiting for it…');
    told = true;
    await sleep(200);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
