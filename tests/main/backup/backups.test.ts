import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Site } from '../../../src/shared/domain/site.ts';
import { Backups } from '../../../src/main/backup/backups.ts';
import { backupName, backupsIn, isDue } from '../../../src/main/backup/folder.ts';
import { doTask } from '../../../src/main/backup/do-task.ts';
import type { Result, Task } from '../../../src/main/backup/task.ts';
import { runTask } from '../../../src/main/backup/work.ts';
import { Threads } from '../../../src/main/threads/threads.ts';
import { newEntry, tamper, temporaryFolder, temporaryLog } from '../log/fixture.ts';

const MASTER = new Uint8Array(32).fill(7);
const HOUR = 3_600_000;
const START = Date.parse('2022-02-24T02:00:00.000Z');
const WORKER = new URL('../../../src/main/worker.ts', import.meta.url);

function office(run: (task: Task) => Promise<Result> = (task) => Promise.resolve(doTask(task))) {
  const { log, path } = temporaryLog();
  log.append(newEntry());
  const own = join(temporaryFolder(), 'backups');
  const stick = join(temporaryFolder(), 'stick');
  mkdirSync(stick);
  let now = START;
  const site = Site.parse({
    version: 1,
    name: 'Kantor Camat Penajam',
    backup: { folder: stick, everyHours: 12, keep: 2 },
  });
  const made: string[] = [];
  const failed: string[] = [];
  const backups = new Backups({
    log: path,
    folder: own,
    masterKey: MASTER,
    site: () => site,
    wrappedKey: () => null,
    now: () => new Date(now),
    run,
    onMade: (place, rows) => made.push(`${place} ${String(rows)}`),
    onFailed: (place, { kind }) => failed.push(`${place} ${kind}`),
  });
  const pass = (hours: number) => (now += hours * HOUR);
  const settled = async () => {
    const begun = backups.tick();
    await backups.close();
    return begun;
  };
  return { log, path, own, stick, backups, made, failed, pass, settled };
}

test('are made on time in each place, and the oldest make room', async () => {
  const { own, stick, backups, made, pass, settled } = office();
  expect(await settled()).toBe(true);
  expect(made).toEqual(['own 1', 'office 1']);
  expect(await settled()).toBe(false);
  for (const hours of [12, 12, 12, 12]) {
    pass(hours);
    await settled();
  }
  expect(backupsIn(stick)).toHaveLength(2);
  expect(backupsIn(own)).toHaveLength(3);
  expect(backups.files[0]?.madeAt).toEqual(new Date(START + 48 * HOUR));
  expect(backups.late).toBe(false);
});

test('a stick that is out is waited for, and missed in time', async () => {
  const { stick, backups, made, pass, settled } = office();
  await settled();
  rmSync(stick, { recursive: true });
  pass(13);
  await settled();
  expect(existsSync(stick)).toBe(false);
  expect(backups.state.places[1]).toMatchObject({ reachable: false, failed: 'BACKUP_FOLDER_MISSING' });
  pass(24);
  expect(backups.late).toBe(true);
  mkdirSync(stick);
  await settled();
  expect(made.at(-1)).toBe('office 1');
  expect(backups.late).toBe(false);
});

test('of a log that somebody has changed there is none, and that is told', async () => {
  const { path, own, backups, failed, settled } = office();
  tamper(path, (db) => db.exec(`UPDATE entries SET category = 'merah'`));
  await settled();
  expect(failed).toEqual(['own damaged', 'office damaged']);
  expect(backupsIn(own)).toEqual([]);
  expect(backups.state.places[0]).toMatchObject({ lastAt: null, failed: 'LOG_DAMAGED' });
});

test('an officer may have one made at any time', async () => {
  const { backups, own, pass, settled } = office();
  await settled();
  pass(1);
  expect(await backups.backUp(7)).toMatchObject({ running: false, places: [{ count: 2 }, { count: 2 }] });
  expect(readdirSync(own).every((name) => /^gerbang-\d{8}T\d{6}Z\.gbk$/.test(name))).toBe(true);
});

describe('the thread beside', () => {
  test('makes what is asked, and tells what a log is like', { timeout: 60_000 }, async () => {
    const threads = new Threads(WORKER);
    const { path, own, settled } = office((task) => runTask(threads, task));
    await settled();
    expect(backupsIn(own)).toHaveLength(1);
    const inspect = { kind: 'inspect', log: path, masterKey: MASTER } as const;
    expect(await runTask(threads, inspect)).toEqual({ kind: 'sound', rows: 1 });
    tamper(path, (db) => db.exec(`UPDATE entries SET category = 'merah'`));
    expect(await runTask(threads, inspect)).toEqual({ kind: 'changed', seq: 1, problem: 'ROW_CHANGED' });
  });

  test('that cannot be had is an answer too', async () => {
    const nowhere = new Threads(new URL('nowhere.ts', WORKER));
    const task = { kind: 'inspect', log: 'x', masterKey: MASTER } as const;
    expect(await runTask(nowhere, task)).toEqual({ kind: 'failed', code: 'INTERNAL_ERROR' });
  });
});

test('names are in the order of time, and a clock that was put back makes none due', () => {
  const at = new Date('2022-02-24T02:03:04.567Z');
  expect(backupName(at)).toBe('gerbang-20220224T020304Z.gbk');
  expect(isDue(at, new Date(at.getTime() - HOUR), 24)).toBe(false);
  expect(isDue(at, new Date(at.getTime() + 24 * HOUR), 24)).toBe(true);
  expect(isDue(null, at, 24)).toBe(true);
});
