import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openArchive } from '../../src/main/backup/archive.ts';
import { backupsIn } from '../../src/main/backup/folder.ts';
import { EntryLog } from '../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../src/main/log/keys.ts';
import { Driver } from '../../src/main/sqlite/driver.ts';

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
      whole.exports += checkExports(out);
      whole.backups += checkBackups(backups);
    }
    expect(missing(path, acknowledged)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(RUNS);
    process.stdout.write(
      `${RUNS} kills: ${acknowledged.length} acknowledged entries there, ${whole.exports} exports and ${whole.backups} backups whole` +
        '\n',
    );
  },
);

/** What has an export's name is a whole one: a head, whole lines, as many as the first says. Returns how many. */
function checkExports(folder: string): number {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const columns = text.split('\r\n').map((line) => line.split(',').length);
    expect(new Set(columns.slice(0, -1)).size).toBe(1);
  }
  return clear(folder);
}

/** What has a backup's name opens from its first byte to its last. Returns how many. */
function checkBackups(folder: string): number {
  const files = backupsIn(folder);
  for (const { path } of files) openArchive(path, null, MASTER);
  if (files.length > 0) clear(folder);
  return files.length;
}

function clear(folder: string): number {
  const names = readdirSync(folder);
  for (const name of names) rmSync(join(folder, name));
  return names.filter((name) => name.endsWith('.csv')).length;
}

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
