import { existsSync, mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupsIn } from '../../../src/main/backup/folder.ts';
import { makeBackup } from '../../../src/main/backup/make-backup.ts';
import { recoverLog } from '../../../src/main/backup/recover.ts';
import { restoreBackup } from '../../../src/main/backup/restore.ts';
import { EntryLog } from '../../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { unwrapMasterKey, wrapMasterKey } from '../../../src/main/log/recovery-code.ts';
import { systemRandom } from '../../../src/main/log/random.ts';
import { readHeader } from '../../../src/main/backup/archive.ts';
import { newEntry, tamper, temporaryFolder, temporaryLog } from '../log/fixture.ts';

/** The key that the fixture's logs are of. */
const MASTER = new Uint8Array(32).fill(7);
const AT = new Date('2022-02-25T01:00:00.000Z');
const DAY = { day: '2022-02-24', timeZone: 'Asia/Makassar', limit: 5000 };

function kiosk() {
  const { log, path } = temporaryLog();
  const folder = join(temporaryFolder(), 'backups');
  mkdirSync(folder);
  const backUp = (name: string, wrappedKey: string | null = null) => {
    const about = { madeAt: AT.toISOString(), office: 'Kantor Camat Penajam', site: null, wrappedKey };
    return makeBackup({ log: path, to: join(folder, name), masterKey: MASTER, about });
  };
  return { log, path, folder, backUp };
}

const FIRST = 'gerbang-20220224T010000Z.gbk';
const SECOND = 'gerbang-20220224T020000Z.gbk';

describe('a backup of a log in use', () => {
  test('is one sealed file, and leaves nothing else behind', () => {
    const { log, path, folder, backUp } = kiosk();
    for (let i = 0; i < 20; i += 1) log.append(newEntry());
    expect(backUp(FIRST)).toBe(20);
    expect(readdirSync(folder)).toEqual([FIRST]);
    expect(readdirSync(join(path, '..')).filter((name) => name.includes('copy'))).toEqual([]);
    expect(readFileSync(join(folder, FIRST)).includes('SQLite')).toBe(false);
  });

  test('is not made of a log that was tampered with; the earlier one stays', () => {
    const { log, path, folder, backUp } = kiosk();
    log.append(newEntry());
    backUp(FIRST);
    tamper(path, (db) => db.exec(`UPDATE entries SET category = 'merah'`));
    expect(() => backUp(SECOND)).toThrow(expect.objectContaining({ code: 'LOG_DAMAGED' }));
    expect(readdirSync(folder)).toEqual([FIRST]);
  });

  test('on a stick that was pulled is an error that says so', () => {
    const { log, folder, backUp } = kiosk();
    log.append(newEntry());
    writeFileSync(join(folder, 'file'), '');
    expect(() => backUp(join('file', FIRST))).toThrow(
      expect.objectContaining({ code: 'BACKUP_NOT_WRITTEN' }),
    );
  });
});

test('on another PC, the file and the recovery code are enough', async () => {
  const { log, folder, backUp } = kiosk();
  for (let i = 0; i < 5; i += 1) log.append(newEntry());
  const expected = log.list(DAY);
  const code = '00000-00000-00000-00000-00000';
  backUp(FIRST, (await wrapMasterKey(code, MASTER, systemRandom)).toString('base64'));

  const backup = join(folder, FIRST);
  const { wrappedKey } = readHeader(backup);
  const masterKey = await unwrapMasterKey(code, Buffer.from(wrappedKey ?? '', 'base64'));
  const path = join(temporaryFolder(), 'gerbang.db');
  const restored = restoreBackup({ backup, log: path, masterKey, at: AT, officerId: null });
  expect(restored).toEqual({ madeAt: AT.toISOString(), rows: 5, salvaged: 0, former: null });
  const again = EntryLog.open({ path, keys: deriveLogKeys(masterKey) });
  expect(again.list(DAY)).toEqual(expected);
  expect(again.listAudit({ limit: 1 })).toMatchObject([{ action: 'LOG_RESTORED', detail: { rows: 5 } }]);
  expect(again.verify()).toMatchObject({ ok: true, rows: 6 });
  again.close();
});

describe('a damaged log', () => {
  /** Twenty entries in the backup, twenty more after it. */
  function damaged(harm: (path: string) => void) {
    const { log, path, folder, backUp } = kiosk();
    for (let i = 0; i < 20; i += 1) log.append(newEntry());
    backUp(FIRST);
    for (let i = 0; i < 20; i += 1) log.append(newEntry());
    log.close();
    harm(path);
    const recover = () => recoverLog(backupsIn(folder), { log: path, masterKey: MASTER, at: AT });
    return { path, folder, recover };
  }

  test('whose file still reads loses nothing: what came after the backup is proven row by row', () => {
    const { path, recover } = damaged((file) =>
      tamper(file, (db) => db.exec(`UPDATE entries SET category = 'merah' WHERE seq = 3`)),
    );
    expect(recover()).toMatchObject({ rows: 20, salvaged: 20, former: `${path}.replaced-1` });
    const { log } = temporaryLog(path);
    expect(log.verify()).toMatchObject({ ok: true, rows: 41 });
    expect(log.countDay('2022-02-24', 'Asia/Makassar')).toMatchObject({ total: 40, hijau: 40 });
    expect(existsSync(`${path}.replaced-1`)).toBe(true);
  });

  test('is taken on from as far as it is proven, and no further', () => {
    const { path, recover } = damaged((file) =>
      tamper(file, (db) => db.exec(`UPDATE entries SET category = 'merah' WHERE seq = 31`)),
    );
    expect(recover()).toMatchObject({ rows: 20, salvaged: 10 });
    expect(temporaryLog(path).log.verify()).toMatchObject({ ok: true, rows: 31 });
  });

  test('that does not read at all is what the backup was', () => {
    const { path, recover } = damaged((file) => writeFileSync(file, 'not a database'));
    expect(recover()).toMatchObject({ rows: 20, salvaged: 0 });
    expect(temporaryLog(path).log.verify()).toMatchObject({ ok: true, rows: 21 });
  });

  test('is recovered from the newest backup that is good itself', () => {
    const { folder, recover } = damaged((file) => truncateSync(file, 9000));
    writeFileSync(join(folder, SECOND), readFileSync(join(folder, FIRST)).subarray(0, 500));
    expect(recover()).toMatchObject({ rows: 20 });
  });

  test('stays where it is while there is no good backup', () => {
    const { path, folder, recover } = damaged((file) => writeFileSync(file, 'not a database'));
    writeFileSync(join(folder, FIRST), 'nothing');
    expect(recover()).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe('not a database');
  });
});
