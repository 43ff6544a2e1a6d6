import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Migration } from '../../../src/main/sqlite/migrations.ts';
import { openDatabase, type OpenOptions } from '../../../src/main/sqlite/open.ts';
import { temporaryFolder } from '../log/fixture.ts';

const first: Migration = { version: 1, name: 'first', up: 'CREATE TABLE a (x TEXT) STRICT' };
const second: Migration = {
  version: 2,
  name: 'second',
  up: (db) => void db.prepare('INSERT INTO a VALUES (?)').run('from code'),
};
const broken: Migration = { version: 2, name: 'broken', up: 'CREATE TABLE b (x); CREATE TABLE a (x)' };

const newPath = () => join(temporaryFolder(), 'test.db');

function open(path: string, migrations: readonly Migration[], options?: OpenOptions) {
  const db = openDatabase(path, migrations, options);
  onTestFinished(() => void db.close());
  return db;
}

test('every database is opened with the settings that durability and privacy need', () => {
  const db = open(newPath(), [first]);
  const setting = (name: string) => db.pragma(name, { simple: true });
  expect(setting('journal_mode')).toBe('wal');
  expect(setting('synchronous')).toBe(2);
  expect(setting('foreign_keys')).toBe(1);
  expect(setting('trusted_schema')).toBe(0);
  expect(setting('secure_delete')).toBe(1);
  expect(setting('temp_store')).toBe(2);
});

test('migrations run in order, once each, from whichever version the file is at', () => {
  const path = newPath();
  expect(open(path, []).pragma('user_version', { simple: true })).toBe(0);
  expect(open(path, [first]).pragma('user_version', { simple: true })).toBe(1);
  for (let again = 0; again < 2; again += 1) {
    const db = open(path, [first, second]);
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(db.prepare('SELECT x FROM a').pluck().all()).toEqual(['from code']);
  }
});

test('a migration that fails leaves nothing of itself, and may be tried again', () => {
  const path = newPath();
  expect(() => openDatabase(path, [first, broken])).toThrow(/already exists/);
  const db = open(path, [first]);
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(db.prepare(`SELECT name FROM sqlite_schema`).pluck().all()).toEqual(['a']);
  expect(open(path, [first, second]).pragma('user_version', { simple: true })).toBe(2);
});

test('a database of a later version of the program is refused, and not touched', () => {
  const path = newPath();
  open(path, [first, second]);
  for (const options of [{}, { readonly: true }]) {
    expect(() => openDatabase(path, [first], options)).toThrow(
      expect.objectContaining({ code: 'DATABASE_NEWER' }),
    );
  }
});

test('a reader takes only what is migrated already, and makes no file', () => {
  const path = newPath();
  expect(() => openDatabase(path, [first], { readonly: true })).toThrow(
    expect.objectContaining({ code: 'SQLITE_CANTOPEN' }),
  );
  expect(existsSync(path)).toBe(false);
  open(path, [first]);
  expect(() => openDatabase(path, [first, second], { readonly: true })).toThrow(
    expect.objectContaining({ code: 'DATABASE_OLDER' }),
  );
  expect(() => open(path, [first], { readonly: true }).exec('INSERT INTO a VALUES (1)')).toThrow(/readonly/);
});
