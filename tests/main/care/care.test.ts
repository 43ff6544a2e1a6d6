import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Site } from '../../../src/shared/domain/site.ts';
import { doTask } from '../../../src/main/backup/do-task.ts';
import { Care } from '../../../src/main/care/care.ts';
import { newEntry, tamper, temporaryFolder, temporaryLog } from '../log/fixture.ts';

const MASTER = new Uint8Array(32).fill(7);
const DAY = 86_400_000;
const START = Date.parse('2022-02-24T02:00:00.000Z');
const SITE = Site.parse({ version: 1, name: 'Kantor Camat Penajam', retentionDays: 30 });

/** A kiosk's log and what looks after it, over several starts. */
function kiosk() {
  const folder = temporaryFolder();
  const path = join(folder, 'gerbang.db');
  let now = START;
  const told: string[] = [];
  const start = () => {
    const { log } = temporaryLog(path);
    const care = new Care({
      ...{ log, path, masterKey: MASTER, wrappedKey: () => null, site: () => SITE },
      ...{ witness: join(folder, 'witness'), backups: join(folder, 'backups') },
      now: () => new Date(now),
      elapsed: () => now - START,
      run: (task) => Promise.resolve(doTask(task)),
      onDamaged: () => told.push('damaged'),
      report: (what) => told.push(what),
    });
    care.begin();
    /** Lets some seconds go by, and what was begun come to its end. */
    const pass = async (ms: number) => {
      now += ms;
      care.tick();
      await care.backups.close();
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { log, care, pass };
  };
  return { path, folder, told, start, at: () => new Date(now).toISOString() };
}

describe('an alarm', () => {
  test('is raised where an older database was put back, stands over a restart, and is on record', async () => {
    const { path, folder, start } = kiosk();
    const first = start();
    first.log.append(newEntry());
    await first.pass(2000);
    first.log.file.read(({ db }) => db.pragma('wal_checkpoint(TRUNCATE)'));
    copyFileSync(path, join(folder, 'old'));
    first.log.append(newEntry());
    await first.care.close();
    first.log.close();
    for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    copyFileSync(join(folder, 'old'), path);

    const second = start();
    expect(second.care.alarm).toMatchObject({ code: 'LOG_ROLLED_BACK', params: { how: 'older' } });
    expect(second.log.listAudit({ limit: 1 })).toMatchObject([
      { action: 'LOG_ROLLED_BACK', detail: { how: 'older' } },
    ]);
    await second.care.close();
    second.log.close();

    const third = start();
    expect(third.care.alarm).toMatchObject({ code: 'LOG_ROLLED_BACK' });
    third.care.seen(7);
    expect(third.care.alarm).toBeNull();
    expect(third.log.listAudit({ limit: 1 })).toMatchObject([{ action: 'ALARM_SEEN', officerId: 7 }]);
    expect(third.log.verify()).toMatchObject({ ok: true });
  });

  test('is raised where a row was changed: soon after the start, and once', async () => {
    const { path, start, told } = kiosk();
    const { log, care, pass } = start();
    log.append(newEntry());
    log.append(newEntry());
    tamper(path, (db) => db.exec(`UPDATE entries SET category = 'merah' WHERE seq = 2`));
    await pass(15_000);
    expect(care.alarm).toMatchObject({ code: 'LOG_CHANGED', params: { seq: 2, problem: 'ROW_CHANGED' } });
    care.seen(7);
    await pass(DAY);
    expect(care.alarm).toBeNull();
    // Somebody's doing is no reason to put a backup in its place.
    expect(told).toEqual([]);
  });

  test('of a file that is broken is for the recovery', async () => {
    const { path, start, told } = kiosk();
    const { log, pass } = start();
    log.append(newEntry());
    log.file.read(({ db }) => db.pragma('wal_checkpoint(TRUNCATE)'));
    log.close();
    writeFileSync(path, 'not a database');
    await pass(15_000).catch(() => undefined);
    expect(told).toContain('damaged');
  });
});

describe('personal data', () => {
  test('past its time is shredded once a day, and no sooner', async () => {
    const { start, at } = kiosk();
    const { log, pass } = start();
    log.append(newEntry({ at: at() }));
    await pass(60_000);
    await pass(28 * DAY);
    log.append(newEntry({ at: at() }));
    await pass(DAY);
    expect(log.visit(1)?.personal).toBe('open');
    await pass(DAY);
    log.append(newEntry({ at: at() }));
    await pass(DAY);
    expect(log.visit(1)).toMatchObject({ personal: 'erased', holder: null, verdict: { category: 'hijau' } });
    expect(log.verify()).toMatchObject({ ok: true });
  });
});
