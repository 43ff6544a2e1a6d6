import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { openPty, type Pty } from '../support/pty.ts';

// A program that the system stops and lets go on is what a computer that sleeps looks like from within: no code of
// it runs, its timers are late, its ports go on filling.

const Line = z.union([
  z.object({ status: z.object({ state: z.string() }) }),
  z.object({ scan: z.object({ ending: z.string(), hex: z.string(), tookMs: z.number() }) }),
  z.object({ closed: z.literal(true) }),
]);

let pty: Pty;
let child: ChildProcess;
let lines: string[];

beforeEach(async () => {
  pty = await openPty();
  lines = [];
  const settings = {
    kind: 'serial',
    port: { by: 'path', path: pty.scannerPath },
    baudRate: 9600,
    terminator: 'auto',
  };
  const reader = join(import.meta.dirname, '../support/scanner-reader.ts');
  const started = spawn(process.execPath, [reader, JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child = started;
  createInterface(started.stdout).on('line', (line) => lines.push(line));
  await until(() => expect(told()).toEqual(['connected']));
});

afterEach(async () => {
  child.kill('SIGCONT');
  const ended = once(child, 'close');
  child.stdin?.end();
  await ended;
  await pty.close();
});

/** What the reader told, in words: a status by its name, a scan as `ending text`. */
function told(): string[] {
  return lines.map((line) => {
    const event = Line.parse(JSON.parse(line));
    if ('scan' in event)
      return `${event.scan.ending} ${Buffer.from(event.scan.hex, 'hex').toString('latin1')}`;
    return 'status' in event ? event.status.state : 'closed';
  });
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 20 });

/** Stops the reader, does something meanwhile, and lets it go on after longer than any silence that ends a code. */
async function asleep(work: () => Promise<void>): Promise<void> {
  child.kill('SIGSTOP');
  await work();
  await sleep(1500);
  child.kill('SIGCONT');
}

test('a code of which half came before the sleep and half in it is whole, once; so are those behind it', async () => {
  await pty.write('HC1:before and ');
  await sleep(100);
  await asleep(() => pty.write('after\rsecond\rthird\r'));
  await until(() => expect(told()).toHaveLength(4));
  expect(told()).toEqual(['connected', 'whole HC1:before and after', 'whole second', 'whole third']);
});

test('unplugged in its sleep, and plugged in again: what is read then is whole', async () => {
  await asleep(async () => {
    await pty.close();
    await pty.reopen();
  });
  await until(() => expect(told()).toEqual(['connected', 'lost', 'connected']));
  await pty.write('awake\r');
  await until(() => expect(told().at(-1)).toBe('whole awake'));
});

test('unplugged in its sleep in the middle of a code: the rest is not made up', async () => {
  await pty.write('HC1:half');
  await sleep(100);
  await asleep(() => pty.close());
  await until(() => expect(told()).toEqual(['connected', 'open HC1:half', 'lost']));
  await pty.reopen();
  await until(() => expect(told().at(-1)).toBe('connected'));
  await pty.write('whole again\r');
  await until(() => expect(told().at(-1)).toBe('whole whole again'));
});
