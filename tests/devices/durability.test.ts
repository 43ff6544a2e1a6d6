import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EntryLog } from '../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../src/main/log/keys.ts';
import { Driver } from '../../src/main/sqlite/driver.ts';

const RUNS = 30;
const CHILD = join(import.meta.dirname, 'durability-child.ts');

test(`killed at ${RUNS} random points, the log has lost no acknowledged entry and its chain verifies`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gerbang-durability-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'gerbang.db');
  const acknowledged: { seq: number; source: string }[] = [];

  for (let run = 0; run < RUNS; run += 1) {
    const seqs = await appendUntilKilled(path, run);
    expect(seqs.length).toBeGreaterThan(0);
    acknowledged.push(...seqs.map((seq) => ({ seq, source: `serial:run-${run}` })));
    expect(missing(path, acknowledged)).toEqual([]);
    const log = EntryLog.open({ path, keys: deriveLogKeys(new Uint8Array(32).fill(7)) });
    expect(log.verify()).toMatchObject({ ok: true });
    log.close();
  }
  expect(acknowledged.length).toBeGreaterThan(RUNS);
});

/** Starts the appending process, kills it after a random while with SIGKILL, and returns what it acknowledged. */
async function appendUntilKilled(path: string, run: number): Promise<number[]> {
  const child = spawn(process.execPath, [CHILD, path, String(run)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const ended = once(child, 'close');
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 200);
    said += text;
  });
  const [, signal] = await ended;
  expect(signal).toBe('SIGKILL');
  // A line that the kill cut short was not said.
  return said.split('\n').slice(0, -1).map(Number);
}

/** Which of the acknowledged entries are not in the file, read without our own code. */
function missing(path: string, acknowledged: readonly { seq: number; source: string }[]) {
  const db = new Driver(path);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const find = db.prepare('SELECT 1 FROM entries WHERE seq = ? AND source = ?');
    return acknowledged.filter(({ seq, source }) => find.get(seq, source) === undefined);
  } finally {
    db.close();
  }
}
