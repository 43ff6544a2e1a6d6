import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Site } from '../../src/shared/domain/site.ts';
import { LogRoom } from '../../src/main/log-room.ts';
import { Threads } from '../../src/main/threads/threads.ts';
import { openDataFolder } from '../../src/main/site/data-folder.ts';
import { newEntry, temporaryFolder } from './log/fixture.ts';

const SITE = Site.parse({ version: 1, name: 'Kantor Camat Penajam' });

function kiosk(folder: string) {
  const data = openDataFolder(folder);
  const reported: string[] = [];
  const room = new LogRoom({
    ...{ data, keyWrapper: null, threads: new Threads(null) },
    now: () => new Date(),
    timeZone: () => SITE.timeZone,
    site: () => SITE,
    report: (what) => reported.push(what),
  });
  onTestFinished(() => room.close());
  room.refresh();
  if (room.fault === null) room.open.care.tick();
  return { data, room, reported };
}

const today = (room: LogRoom) => room.log.countDay(room.day, SITE.timeZone).total;

test('a log that is broken at the start is recovered from a backup, and an admin is told', async () => {
  const folder = temporaryFolder();
  const first = kiosk(folder);
  const at = new Date().toISOString();
  for (let count = 0; count < 10; count += 1) first.room.append(newEntry({ at }));
  const admin = await first.room.open.officers.create(
    { name: 'Budi Santoso', pin: '246810', role: 'admin' },
    new Date(),
  );
  await first.room.open.care.backups.backUp(admin.id);
  first.room.close();
  writeFileSync(first.data.log, 'not a database');

  const { data, room } = kiosk(folder);
  expect(room.fault).toBeNull();
  expect(room.open.care.alarm).toMatchObject({ code: 'LOG_RESTORED', params: { salvaged: 0 } });
  expect(today(room)).toBe(10);
  expect((await room.open.officers.signIn('246810', new Date())).name).toBe('Budi Santoso');
  room.append(newEntry({ at }));
  expect(room.log.verify()).toMatchObject({ ok: true });
  expect(readdirSync(folder)).toContain('gerbang.db.replaced-1');

  // The next start finds a log that is as it was left.
  room.close();
  const third = kiosk(folder);
  expect(third.room.open.care.alarm).toMatchObject({ code: 'LOG_RESTORED' });
  expect(third.room.fault).toBeNull();
  expect(data.witness).toBe(join(folder, 'log.witness'));
});

test('a log that is broken, without a backup, stays where it is and takes nothing', () => {
  const folder = temporaryFolder();
  const first = kiosk(folder);
  first.room.append(newEntry());
  first.room.close();
  writeFileSync(first.data.log, 'not a database');
  const { room } = kiosk(folder);
  room.refresh();
  room.refresh();
  expect(room.fault).toBe('LOG_DAMAGED');
  expect(() => room.append(newEntry())).toThrow(expect.objectContaining({ code: 'LOG_DAMAGED' }));
});

test('an admin puts a backup of this kiosk back: what came after it is kept beside', async () => {
  const { data, room } = kiosk(temporaryFolder());
  const at = new Date().toISOString();
  room.append(newEntry({ at }));
  await room.open.care.backups.backUp(1);
  room.append(newEntry({ at }));
  const [backup] = room.open.care.backups.files;
  expect(room.restore(backup?.path ?? '', 7)).toMatchObject({ rows: 1 });
  expect(today(room)).toBe(1);
  expect(room.open.care.alarm).toBeNull();
  expect(room.log.listAudit({ limit: 1 })).toMatchObject([{ action: 'LOG_RESTORED', officerId: 7 }]);
  expect(readdirSync(data.folder)).toContain('gerbang.db.replaced-1');
});
