import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EntryLog } from '../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../src/main/log/keys.ts';
import { Driver } from '../../src/main/sqlite/driver.ts';
import { clear, wholeBackups, wholeExports } from '../support/durable-files.ts';

/** More with `GERBANG_KILLS=500`. */
const RUNS = Number(process.env['GERBANG_KILLS'] ?? 30);
const MASTER = new Uint8Array(32).fill(7);
const CHILD = join(import.meta.dirname, 'durability-child.ts');

test(
  `killed at ${RUNS} random points, the log has lost no acknowledged entry, its chain verifies, and files are whole`,
  { timeout: RUNS * 4000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gerbang-durability-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'gerbang.db');
    const [out, backups] = [join(folder, 'out'), join(folder, 'backups')];
    mkdirSync(out);
    const acknowledged: { seq: number; source: string }[] = [];
    const whole = { exports: 0, backups: 0 };

    for (let run = 0; run < RUNS; run += 1) {
      const seqs = await appendUntilKilled(folder, run);
      expect(seqs.length).toBeGreaterThan(0);
      const fresh = seqs.map((seq) => ({ seq, source: `serial:run-${run}` }));
      expect(missing(path, fresh)).toEqual([]);
      acknowledged.push(...fresh);
      const log = EntryLog.open({ path, keys: deriveLogKeys(MASTER) });
      expect(log.verify()).toMatchObject({ ok: true });
      expect(log.verifyVisits()).toBeNull();
      log.close();
      whole.exports += wholeExports(out).length;
      whole.backups += wholeBackups(backups, MASTER).length;
      clear(out);
      clear(backups);
    }
    expect(missing(path, acknowledged)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(RUNS);
    process.stdout.write(
      `${RUNS} kills: ${acknowledged.length} acknowledged entries there, ${whole.exports} exports and ${whole.backups} backups whole` +
        '\n',
    );
  },
);

/** Starts the appending process, kills it after a random while with SIGKILL, and returns what it acknowledged. */
async function appendUntilKilled(folder: string, run: number): Promise<number[]> {
  const child = spawn(process.execPath, [CHILD, folder, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const ended = once(child, 'close');
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 300);
    said += text;
  });
  const [, signal] = await ended;
  expect(signal).toBe('SIGKILL');
  // A line that the kill cut short was not said.
  const lines = said.split('\n').slice(0, -1);
  return lines.flatMap((line) => /^ENTRY (\d+)$/.exec(line)?.[1] ?? []).map(Number);
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
