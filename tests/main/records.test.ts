import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Site } from '../../src/shared/domain/site.ts';
import { RecentScans } from '../../src/main/entry/recent-scans.ts';
import { Records } from '../../src/main/records.ts';
import { Threads } from '../../src/main/threads/threads.ts';
import { openDataFolder } from '../../src/main/site/data-folder.ts';
import { newEntry, temporaryFolder } from './log/fixture.ts';

const SITE = Site.parse({ version: 1, name: 'Kantor Camat Penajam' });

function kiosk(folder: string) {
  const data = openDataFolder(folder);
  const reported: string[] = [];
  const records = new Records({
    ...{ data, keyWrapper: null, recent: new RecentScans(), threads: new Threads(null) },
    now: () => new Date(),
    timeZone: () => SITE.timeZone,
    site: () => SITE,
    isHere: () => false,
    report: (what) => reported.push(what),
  });
  onTestFinished(() => records.close());
  records.refresh();
  return { data, records, reported };
}

test('a log that is broken at the start is recovered from a backup, and an admin is told', async () => {
  const folder = temporaryFolder();
  const first = kiosk(folder);
  const at = new Date().toISOString();
  for (let count = 0; count < 10; count += 1) first.records.append(newEntry({ at }));
  const admin = await first.records.officers.create(
    { name: 'Budi Santoso', pin: '246810', role: 'admin' },
    new Date(),
  );
  await first.records.care.backups.backUp(admin.id);
  first.records.close();
  writeFileSync(first.data.log, 'not a database');

  const { data, records } = kiosk(folder);
  expect(records.fault).toBeNull();
  expect(records.alarm).toMatchObject({ code: 'LOG_RESTORED', params: { salvaged: 0 } });
  expect(records.countToday().total).toBe(10);
  expect((await records.officers.signIn('246810', new Date())).name).toBe('Budi Santoso');
  records.append(newEntry({ at }));
  expect(records.log.verify()).toMatchObject({ ok: true });
  expect(readdirSync(folder)).toContain('gerbang.db.replaced-1');

  // The next start finds a log that is as it was left.
  records.close();
  const third = kiosk(folder);
  expect(third.records.alarm).toMatchObject({ code: 'LOG_RESTORED' });
  expect(third.records.fault).toBeNull();
  expect(data.witness).toBe(join(folder, 'log.witness'));
});

test('a log that is broken, without a backup, stays where it is and takes nothing', () => {
  const folder = temporaryFolder();
  const first = kiosk(folder);
  first.records.append(newEntry());
  first.records.close();
  writeFileSync(first.data.log, 'not a database');
  const { records } = kiosk(folder);
  records.refresh();
  records.refresh();
  expect(records.fault).toBe('LOG_DAMAGED');
  expect(() => records.append(newEntry())).toThrow(expect.objectContaining({ code: 'LOG_DAMAGED' }));
});

test('an admin puts a backup of this kiosk back: what came after it is kept beside', async () => {
  const { data, records } = kiosk(temporaryFolder());
  const at = new Date().toISOString();
  records.append(newEntry({ at }));
  await records.care.backups.backUp(1);
  records.append(newEntry({ at }));
  const [backup] = records.care.backups.files;
  expect(records.restore(backup?.path ?? '', 7)).toMatchObject({ rows: 1 });
  expect(records.countToday().total).toBe(1);
  expect(records.alarm).toBeNull();
  expect(records.log.listAudit({ limit: 1 })).toMatchObject([{ action: 'LOG_RESTORED', officerId: 7 }]);
  expect(readdirSync(data.folder)).toContain('gerbang.db.replaced-1');
});
