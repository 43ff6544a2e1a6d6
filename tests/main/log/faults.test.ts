import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { EntryLog } from '../../../src/main/log/entry-log.ts';
import { KEYS, newEntry, tamper, temporaryFolder, temporaryLog } from './fixture.ts';

const fault = (code: string): unknown => expect.objectContaining({ name: 'LogError', code });

describe('locked by another process', () => {
  test('the log says so, keeps nothing, and takes the next entry once it is free', async () => {
    const { log, path } = temporaryLog();
    log.append(newEntry());
    const holder = await lockInAnotherProcess(path);
    expect(() => log.append(newEntry())).toThrow(fault('LOG_LOCKED'));
    expect(log.probe()).toBe('LOG_LOCKED');
    await holder.release();
    expect(log.probe()).toBeNull();
    expect(log.append(newEntry()).seq).toBe(2);
    expect(log.verify()).toEqual({ ok: true, rows: 2 });
  });

  test('reading goes on meanwhile', async () => {
    const { log, path } = temporaryLog();
    log.append(newEntry());
    const holder = await lockInAnotherProcess(path);
    expect(log.list({ day: '2022-02-24', timeZone: 'Asia/Makassar', limit: 5 })).toHaveLength(1);
    await holder.release();
  });

  /** A second Node process that holds SQLite's write lock. */
  async function lockInAnotherProcess(path: string) {
    const script = `
      const db = new (require('better-sqlite3'))(process.argv[1]);
      db.exec('BEGIN IMMEDIATE');
      console.log('locked');
      process.stdin.on('data', () => { db.exec('ROLLBACK'); process.exit(); });`;
    const child = spawn(process.execPath, ['-e', script, path], { stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    return {
      release: async () => {
        child.stdin.write('\n');
        await once(child, 'exit');
      },
    };
  }
});

test('SQLite’s own limit of pages is a full disk to us, and passes when it is raised', () => {
  const { log } = temporaryLog();
  log.append(newEntry());
  const limit = (pages: number) => log.file.read(({ db }) => db.pragma(`max_page_count = ${pages}`));
  limit(1);
  expect(() => {
    for (let i = 0; i < 1000; i += 1) log.append(newEntry());
  }).toThrow(fault('LOG_DISK_FULL'));
  limit(100_000);
  expect(log.probe()).toBeNull();
  const { seq } = log.append(newEntry());
  expect(log.verify()).toEqual({ ok: true, rows: seq });
});

describe('on a small file system of its own', () => {
  const refusal = mountRefusal();
  // eslint-disable-next-line no-console -- a skipped test says why
  if (refusal) console.log(`skipped: real full and read-only file systems (${refusal})`);
  const mounts: string[] = [];
  afterEach(() => {
    for (const mount of mounts.splice(0)) execFileSync('umount', ['-l', mount]);
  });

  test.skipIf(refusal !== '')(
    'a full disk: nothing is acknowledged that is not kept, and it goes on with space again',
    () => {
      const { folder, log } = logOnTmpfs();
      const ballast = join(folder, 'ballast');
      const acknowledged = [log.append(newEntry()).seq];
      fill(ballast);
      expect(() => {
        for (let i = 0; i < 5000; i += 1) acknowledged.push(log.append(newEntry()).seq);
      }).toThrow(fault('LOG_DISK_FULL'));
      expect(log.probe()).toBe('LOG_DISK_FULL');
      rmSync(ballast);
      expect(log.probe()).toBeNull();
      acknowledged.push(log.append(newEntry()).seq);
      expect(acknowledged).toEqual(acknowledged.map((_, index) => index + 1));
      expect(log.verify()).toEqual({ ok: true, rows: acknowledged.length });
    },
  );

  test.skipIf(refusal !== '')(
    'a disk that is full from the start: the log opens as soon as there is space',
    () => {
      const folder = tmpfs();
      fill(join(folder, 'ballast'));
      const { log } = temporaryLog(join(folder, 'gerbang.db'));
      expect(log.probe()).toBe('LOG_DISK_FULL');
      expect(() => log.append(newEntry())).toThrow(fault('LOG_DISK_FULL'));
      rmSync(join(folder, 'ballast'));
      expect(log.append(newEntry()).seq).toBe(1);
    },
  );

  test.skipIf(refusal !== '')(
    'mounted read-only while it runs: it says so, and goes on when mounted anew',
    () => {
      const { folder, log } = logOnTmpfs();
      log.append(newEntry());
      log.close();
      execFileSync('mount', ['-o', 'remount,ro', folder]);
      expect(() => log.append(newEntry())).toThrow(fault('LOG_READ_ONLY'));
      expect(log.probe()).toBe('LOG_READ_ONLY');
      execFileSync('mount', ['-o', 'remount,rw', folder]);
      expect(log.append(newEntry()).seq).toBe(2);
      expect(log.verify()).toEqual({ ok: true, rows: 2 });
    },
  );

  function tmpfs(): string {
    const folder = temporaryFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'gerbang-test', folder]);
    mounts.push(folder);
    return folder;
  }

  function logOnTmpfs() {
    const folder = tmpfs();
    return { folder, ...temporaryLog(join(folder, 'gerbang.db')) };
  }

  function fill(ballast: string): void {
    const file = openSync(ballast, 'w');
    try {
      for (const size of [65536, 4096, 512]) {
        try {
          for (;;) writeSync(file, Buffer.alloc(size, 1));
        } catch {
          // That size does not fit any more; a smaller one may.
        }
      }
    } finally {
      closeSync(file);
    }
  }
});

describe('a damaged file', () => {
  test('that is no database: it says so, leaves it as it is, and opens when a good one is put back', () => {
    const path = join(temporaryFolder(), 'gerbang.db');
    const { log } = temporaryLog(path);
    log.append(newEntry());
    log.close();
    renameSync(path, `${path}.good`);
    writeFileSync(path, 'not a database '.repeat(400));
    expect(() => log.append(newEntry())).toThrow(fault('LOG_DAMAGED'));
    expect(log.probe()).toBe('LOG_DAMAGED');
    expect(readFileSync(path, 'utf8').slice(0, 14)).toBe('not a database');
    renameSync(`${path}.good`, path);
    expect(log.append(newEntry()).seq).toBe(2);
  });

  test('with pages overwritten: no crash and nothing read as if it were whole', () => {
    const { log, path } = temporaryLog();
    for (let i = 0; i < 200; i += 1) log.append(newEntry());
    log.close();
    const size = readFileSync(path).length;
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(size - 8192, 0xa5), 0, size - 8192, 8192);
    closeSync(file);
    expect(() => log.verify()).toThrow(fault('LOG_DAMAGED'));
    expect(() => log.append(newEntry())).toThrow(fault('LOG_DAMAGED'));
  });

  test('cut short: no crash, and no entry acknowledged into it', () => {
    const { log, path } = temporaryLog();
    for (let i = 0; i < 200; i += 1) log.append(newEntry());
    log.close();
    writeFileSync(path, readFileSync(path).subarray(0, 20_000));
    expect(() => log.append(newEntry())).toThrow(fault('LOG_DAMAGED'));
  });
});

describe('a file that vanishes while it is open', () => {
  test('is noticed at the next entry, which is not acknowledged into nothing', () => {
    const { log, path } = temporaryLog();
    log.append(newEntry());
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    expect(() => log.append(newEntry())).toThrow(fault('LOG_UNAVAILABLE'));
    const { seq } = log.append(newEntry());
    const reader = EntryLog.openReadonly({ path, keys: KEYS });
    onTestFinished(() => reader.close());
    expect(
      reader.list({ day: '2022-02-24', timeZone: 'Asia/Makassar', limit: 5 }).map((entry) => entry.seq),
    ).toEqual([seq]);
  });

  test('and comes back with its folder is carried on', () => {
    const folder = join(temporaryFolder(), 'data');
    mkdirSync(folder);
    const { log, path } = temporaryLog(join(folder, 'gerbang.db'));
    log.append(newEntry());
    log.close();
    renameSync(folder, `${folder}.away`);
    expect(log.probe()).toBe('LOG_UNAVAILABLE');
    renameSync(`${folder}.away`, folder);
    expect(log.append(newEntry()).seq).toBe(2);
    tamper(path, (db) => expect(db.pragma('quick_check', { simple: true })).toBe('ok'));
  });
});

test('a fault of the caller’s own rolls back and passes as it is', () => {
  const { log } = temporaryLog();
  const boom = new Error('boom');
  expect(() =>
    log.file.write(({ db }) => {
      db.exec('UPDATE probe SET count = 77');
      throw boom;
    }),
  ).toThrow(boom);
  expect(log.file.read(({ db }) => db.prepare('SELECT count FROM probe').pluck().get())).toBe(0);
});

/** Why no file system can be mounted here, or an empty string where one can. */
function mountRefusal(): string {
  if (process.platform !== 'linux') return 'Linux only';
  if (process.getuid?.() !== 0) return 'needs root';
  try {
    const target = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
    execFileSync('mount', ['-t', 'tmpfs', 'gerbang-test', target], { stdio: 'pipe' });
    execFileSync('umount', [target]);
    rmSync(target, { recursive: true });
    return '';
  } catch (error) {
    return `mounting refused: ${String(error)}`;
  }
}
