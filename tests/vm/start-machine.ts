import { spawn } from 'node:child_process';
import { QEMU } from './at-hand.ts';

/** From the machine's start to its end, at most: only what hangs is ended; a busy computer takes minutes. */
const LIMIT_MS = 900_000;
/** What is waited for before a machine is killed takes so long at most. */
const DANGER_MS = 3000;

/** What a machine said, in whole lines. */
export interface Said {
  readonly lines: readonly string[];
  /** How its program ended; null where it was killed. */
  readonly code: number | null;
}

/** When a machine is killed: at a moment of chance. */
export interface Killing {
  /** The beginning of the line from which the moment is counted. */
  readonly after: string;
  /** Milliseconds. */
  readonly within: number;
  /** What is waited for then, not for long. */
  readonly until: () => boolean;
}

/** Runs a machine until it ends or, where wanted, until it is killed at a moment of chance. */
export function startMachine(args: readonly string[], killing: Killing | null): Promise<Said> {
  return new Promise((resolve, reject) => {
    const machine = spawn(QEMU, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const kill = (): void => void machine.kill('SIGKILL');
    process.once('exit', kill);
    const limit = setTimeout(kill, LIMIT_MS);
    let text = '';
    let isDoomed = false;
    machine.stdout.setEncoding('utf8').on('data', (more: string) => {
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
