import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { Witness } from '../../../src/main/log/witness.ts';
import { KEYS, newEntry, temporaryFolder, temporaryLog } from './fixture.ts';

/** A log of five rows that was witnessed, closed; and a copy of its database from when there were three. */
function watched() {
  const folder = temporaryFolder();
  const path = join(folder, 'gerbang.db');
  const file = join(folder, 'witness');
  const old = join(folder, 'old.db');
  const first = temporaryLog(path).log;
  for (let i = 0; i < 3; i += 1) first.append(newEntry());
  new Witness(file, KEYS).note(first);
  first.file.read(({ db }) => db.pragma('wal_checkpoint(TRUNCATE)'));
  copyFileSync(path, old);
  const witness = new Witness(file, KEYS);
  for (let i = 0; i < 2; i += 1) first.append(newEntry());
  witness.note(first);
  first.close();
  const ask = () => new Witness(file, KEYS).ask(temporaryLog(path).log);
  return { path, file, old, ask };
}

function replace(path: string, by: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  copyFileSync(by, path);
}

test('a log that goes on from what was seen agrees, also when the last rows were seen by nobody', () => {
  const { path, ask } = watched();
  expect(ask()).toBe('agrees');
  temporaryLog(path).log.append(newEntry());
  expect(ask()).toBe('agrees');
});

test('a whole older database that is put back is told', () => {
  const { path, old, ask } = watched();
  replace(path, old);
  expect(ask()).toBe('older');
});

test('also where it has grown since by as many rows', () => {
  const { path, old, ask } = watched();
  replace(path, old);
  const { log } = temporaryLog(path);
  for (let i = 0; i < 4; i += 1) log.append(newEntry({ source: 'desk' }));
  log.close();
  expect(ask()).toBe('other');
});

test('a witness that is gone, or says what it never saw, is told', () => {
  const { file, ask } = watched();
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"seq":5', '"seq":3'));
  expect(ask()).toBe('missing');
  writeFileSync(file, 'nothing');
  expect(ask()).toBe('missing');
  rmSync(file);
  expect(ask()).toBe('missing');
});

test('nobody without the log’s key can make a witness', () => {
  const { path, file, ask } = watched();
  const forger = deriveLogKeys(new Uint8Array(32).fill(9));
  rmSync(file);
  new Witness(file, forger).note(temporaryLog(path).log);
  expect(ask()).toBe('missing');
});

test('a log that was never watched has nothing to be asked', () => {
  const { log } = temporaryLog();
  expect(new Witness(join(temporaryFolder(), 'witness'), KEYS).ask(log)).toBe('agrees');
  log.append(newEntry());
  expect(new Witness(join(temporaryFolder(), 'witness'), KEYS).ask(log)).toBe('agrees');
});
