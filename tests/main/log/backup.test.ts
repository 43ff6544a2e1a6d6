import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyLog, inspectLog, restoreLog } from '../../../src/main/log/backup.ts';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { KEYS, newEntry, tamper, temporaryFolder, temporaryLog } from './fixture.ts';

const day = { day: '2022-02-24', timeZone: 'Asia/Makassar', limit: 5000 };

test('a backup of a log in use is one whole file, readable where nothing can be written', () => {
  const { log, path } = temporaryLog();
  for (let i = 0; i < 20; i += 1) log.append(newEntry());
  const folder = temporaryFolder();
  const to = join(folder, 'backup.db');
  expect(copyLog(path, KEYS, to)).toBe(20);
  expect(readdirSync(folder)).toEqual(['backup.db']);
  chmodSync(to, 0o444);
  expect(inspectLog(to, KEYS)).toEqual({ ok: true, rows: 20 });
  expect(readdirSync(folder)).toEqual(['backup.db']);
  expect(readFileSync(to).includes('Siti')).toBe(false);
});

test('of a log that does not verify there is no copy', () => {
  const { log, path } = temporaryLog();
  log.append(newEntry());
  const to = join(temporaryFolder(), 'backup.db');
  tamper(path, (db) => db.exec(`UPDATE entries SET category = 'merah'`));
  expect(() => copyLog(path, KEYS, to)).toThrow(expect.objectContaining({ code: 'LOG_DAMAGED' }));
  expect(readdirSync(join(to, '..'))).toEqual([]);
});

test('a folder that is not there is an error that says so', () => {
  const { log, path } = temporaryLog();
  log.append(newEntry());
  expect(() => copyLog(path, KEYS, join(temporaryFolder(), 'none', 'backup.db'))).toThrow(
    expect.objectContaining({ name: 'LogError' }),
  );
});

test('restored, the log is as it was at the backup and goes on from there; the damaged one is kept', () => {
  const { log, path } = temporaryLog();
  for (let i = 0; i < 5; i += 1) log.append(newEntry());
  const expected = log.list(day);
  const backup = join(temporaryFolder(), 'backup.db');
  copyLog(path, KEYS, backup);
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

test('into an empty folder, as on a new PC', () => {
  const { log, path: source } = temporaryLog();
  log.append(newEntry());
  const backup = join(temporaryFolder(), 'backup.db');
  copyLog(source, KEYS, backup);
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
])('a backup that is %s is refused, and the log stays as it is', (_, keys, harm) => {
  const { log, path } = temporaryLog();
  for (let i = 0; i < 50; i += 1) log.append(newEntry());
  const backup = join(temporaryFolder(), 'backup.db');
  copyLog(path, KEYS, backup);
  harm(backup);
  log.close();
  expect(() => restoreLog(backup, path, keys)).toThrow(expect.objectContaining({ name: 'LogError' }));
  expect(existsSync(`${path}.incoming`)).toBe(false);
  expect(log.verify()).toEqual({ ok: true, rows: 50 });
});
