import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupLog, inspectLog, restoreLog } from '../../../src/main/log/backup.ts';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { KEYS, newEntry, tamper, temporaryFolder, temporaryLog } from './fixture.ts';

const day = { day: '2022-02-24', timeZone: 'Asia/Makassar', limit: 5000 };

test('a backup of a log in use is one whole file, readable where nothing can be written', async () => {
  const { log } = temporaryLog();
  for (let i = 0; i < 20; i += 1) log.append(newEntry());
  const folder = temporaryFolder();
  const to = join(folder, 'backup.db');
  expect(await backupLog(log, to)).toEqual({ rows: 20 });
  expect(readdirSync(folder)).toEqual(['backup.db']);
  chmodSync(to, 0o444);
  expect(inspectLog(to, KEYS)).toEqual({ ok: true, rows: 20 });
  expect(readdirSync(folder)).toEqual(['backup.db']);
  expect(readFileSync(to).includes('Siti')).toBe(false);
});

test('entries go on being taken while it is made, and it verifies', async () => {
  const { log } = temporaryLog();
  log.file.read(({ db }) => db.pragma('synchronous = OFF'));
  for (let i = 0; i < 2000; i += 1) log.append(newEntry());
  const to = join(temporaryFolder(), 'backup.db');
  const making = backupLog(log, to);
  const during: number[] = [];
  const appending = setInterval(() => during.push(log.append(newEntry()).seq), 1);
  const { rows } = await making;
  clearInterval(appending);
  expect(rows).toBeGreaterThanOrEqual(2000);
  expect(inspectLog(to, KEYS)).toEqual({ ok: true, rows });
  expect(log.verify()).toEqual({ ok: true, rows: 2000 + during.length });
});

test('a log that does not verify does not take the place of an earlier backup', async () => {
  const { log, path } = temporaryLog();
  log.append(newEntry());
  const to = join(temporaryFolder(), 'backup.db');
  await backupLog(log, to);
  const before = readFileSync(to);
  tamper(path, (db) => db.exec(`UPDATE entries SET category = 'merah'`));
  await expect(backupLog(log, to)).rejects.toThrow(expect.objectContaining({ code: 'LOG_DAMAGED' }));
  expect(readFileSync(to)).toEqual(before);
  expect(readdirSync(join(to, '..'))).toEqual(['backup.db']);
});

test('a folder that is not there is an error that says so', async () => {
  const { log } = temporaryLog();
  log.append(newEntry());
  await expect(backupLog(log, join(temporaryFolder(), 'none', 'backup.db'))).rejects.toThrow(
    /no backup was made/,
  );
});

test('restored, the log is as it was at the backup and goes on from there; the damaged one is kept', async () => {
  const { log, path } = temporaryLog();
  for (let i = 0; i < 5; i += 1) log.append(newEntry());
  const expected = log.list(day);
  const backup = join(temporaryFolder(), 'backup.db');
  await backupLog(log, backup);
  log.append(newEntry());
  log.close();
  writeFileSync(path, 'damaged');
  expect(log.probe()).toBe('LOG_DAMAGED');
  log.close();
  expect(restoreLog(backup, path, KEYS)).toEqual({ rows: 5, former: `${path}.replaced-1` });
  expect(readFileSync(`${path}.replaced-1`, 'utf8')).toBe('damaged');
  expect(log.list(day)).toEqual(expected);
  expect(log.append(newEntry()).seq).toBe(6);
  expect(log.verify()).toEqual({ ok: true, rows: 6 });
});

test('into an empty folder, as on a new PC', async () => {
  const { log } = temporaryLog();
  log.append(newEntry());
  const backup = join(temporaryFolder(), 'backup.db');
  await backupLog(log, backup);
  const path = join(temporaryFolder(), 'gerbang.db');
  expect(restoreLog(backup, path, KEYS)).toEqual({ rows: 1, former: null });
  expect(temporaryLog(path).log.verify()).toEqual({ ok: true, rows: 1 });
});

test.each([
  ['damaged', KEYS, (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 9000))],
  [
    'tampered with',
    KEYS,
    (path: string) => tamper(path, (db) => db.exec('DELETE FROM entries WHERE seq = 1')),
  ],
  ['of another key', deriveLogKeys(new Uint8Array(32).fill(8)), () => undefined],
])('a backup that is %s is refused, and the log stays as it is', async (_, keys, harm) => {
  const { log, path } = temporaryLog();
  for (let i = 0; i < 50; i += 1) log.append(newEntry());
  const backup = join(temporaryFolder(), 'backup.db');
  await backupLog(log, backup);
  harm(backup);
  log.close();
  expect(() => restoreLog(backup, path, keys)).toThrow(expect.objectContaining({ name: 'LogError' }));
  expect(existsSync(`${path}.incoming`)).toBe(false);
  expect(log.verify()).toEqual({ ok: true, rows: 50 });
});
