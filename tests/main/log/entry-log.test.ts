import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EntryLog } from '../../../src/main/log/entry-log.ts';
import { LogError, LogKeyError } from '../../../src/main/log/errors.ts';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { COUNT_BY_CATEGORY, FIRST_PAGE, NEXT_PAGE } from '../../../src/main/log/queries.ts';
import { LOG_MIGRATIONS } from '../../../src/main/log/migrations.ts';
import { schemaVersion } from '../../../src/main/sqlite/migrations.ts';
import { KEYS, newEntry, tamper, temporaryFolder, temporaryLog, verdictOf } from './fixture.ts';

const WITA = 'Asia/Makassar';

describe('append', () => {
  test('gives back the entry with its place, counting from 1', () => {
    const { log } = temporaryLog();
    expect(log.append(newEntry())).toEqual({ ...newEntry(), seq: 1 });
    expect(log.append(newEntry()).seq).toBe(2);
  });

  test('what was appended is read back by another process as it was', () => {
    const { log, path } = temporaryLog();
    const kept = [
      log.append(newEntry()),
      log.append(newEntry({ holder: null, format: null, outcome: 'invalid' })),
    ];
    const reader = EntryLog.openReadonly({ path, keys: KEYS });
    onTestFinished(() => reader.close());
    const read = reader.list({ day: '2022-02-24', timeZone: WITA, limit: 10 });
    expect(read).toMatchObject([
      { ...kept[1], personal: 'none' },
      { ...kept[0], personal: 'open' },
    ]);
  });

  test('any text that a code may hold is kept, and the chain holds over it', () => {
    const { log } = temporaryLog();
    log.file.read(({ db }) => db.pragma('synchronous = OFF'));
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constant('\ud800a\0b'),
    );
    fc.assert(
      fc.property(text, text, (name, issuer) => {
        const { seq } = log.append(newEntry({ issuer, holder: { name } }));
        const [read] = log.list({ day: '2022-02-24', timeZone: WITA, limit: 1 });
        expect(read?.seq).toBe(seq);
        expect(read?.issuer).toBe(Buffer.from(issuer).toString());
        expect(read?.holder?.name).toBe(Buffer.from(name).toString());
      }),
      { numRuns: 100 },
    );
    expect(log.verify()).toMatchObject({ ok: true });
  });

  test('the name and the birth date are nowhere in the files, the rest is', () => {
    const { log, path } = temporaryLog();
    log.append(newEntry());
    const files = Buffer.concat([readFileSync(path), readFileSync(`${path}-wal`)]);
    expect(files.includes('VACCINATION_COMPLETE')).toBe(true);
    expect(files.includes('Siti')).toBe(false);
    expect(files.includes('1985-03')).toBe(false);
  });

  test('two of the same name are sealed to different bytes', () => {
    const { log, path } = temporaryLog();
    log.append(newEntry());
    log.append(newEntry());
    tamper(path, (db) => {
      const [first, second] = db.prepare('SELECT name FROM entries ORDER BY seq').pluck().all();
      expect(first).not.toEqual(second);
    });
  });
});

describe('list', () => {
  test('a day begins and ends at the office, not in London', () => {
    const { log } = temporaryLog();
    const at = [
      '2022-02-23T15:59:59.999Z',
      '2022-02-23T16:00:00.000Z',
      '2022-02-24T15:59:59.999Z',
      '2022-02-24T16:00:00Z',
    ];
    for (const instant of at) log.append(newEntry({ at: instant }));
    const seqs = log.list({ day: '2022-02-24', timeZone: WITA, limit: 10 }).map((entry) => entry.seq);
    expect(seqs).toEqual([3, 2]);
  });

  test('pages through entries of the same millisecond without losing or repeating one', () => {
    const { log } = temporaryLog();
    for (let i = 0; i < 7; i += 1)
      log.append(newEntry({ at: `2022-02-24T06:00:00.00${Math.floor(i / 3)}Z` }));
    const seen: number[] = [];
    for (;;) {
      const last = seen.at(-1);
      const before = last === undefined ? {} : { before: last };
      const page = log.list({ day: '2022-02-24', timeZone: WITA, limit: 2, ...before });
      if (page.length === 0) break;
      seen.push(...page.map((entry) => entry.seq));
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  test('a span of instants leaves its end out', () => {
    const { log } = temporaryLog();
    for (const minute of ['00', '01', '02']) log.append(newEntry({ at: `2022-02-24T06:${minute}:00.000Z` }));
    const span = { from: new Date('2022-02-24T06:00:00Z'), to: new Date('2022-02-24T06:02:00Z') };
    expect(log.list({ ...span, limit: 10 }).map((entry) => entry.seq)).toEqual([2, 1]);
  });

  test('pages and counts of a long log read an index, never the whole table', () => {
    const { log } = temporaryLog();
    const plan = (sql: string) =>
      JSON.stringify(log.file.read(({ db }) => db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(bindings(sql))));
    const bindings = (sql: string) => Array.from(sql.matchAll(/\?/g), () => 1);
    for (const page of [FIRST_PAGE, NEXT_PAGE]) {
      expect(plan(page)).toContain('USING INDEX visits_by_time');
      expect(plan(page)).not.toContain('TEMP B-TREE');
    }
    expect(plan(COUNT_BY_CATEGORY)).toContain('USING COVERING INDEX visits_by_time');
  });

  test('without the keys the personal fields stay sealed, all else is readable', () => {
    const { log, path } = temporaryLog();
    log.append(newEntry());
    const reader = EntryLog.openReadonly({ path, keys: null });
    onTestFinished(() => reader.close());
    const [read] = reader.list({ day: '2022-02-24', timeZone: WITA, limit: 10 });
    expect(read).toMatchObject({ ...newEntry(), seq: 1, holder: null, personal: 'sealed' });
  });

  test('is readable while the kiosk is not running, too', () => {
    const { log, path } = temporaryLog();
    log.append(newEntry());
    log.close();
    const reader = EntryLog.openReadonly({ path, keys: null });
    onTestFinished(() => reader.close());
    expect(reader.list({ day: '2022-02-24', timeZone: WITA, limit: 10 })).toHaveLength(1);
  });

  test('a reader cannot write', () => {
    const { log, path } = temporaryLog();
    log.append(newEntry());
    const reader = EntryLog.openReadonly({ path, keys: KEYS });
    onTestFinished(() => reader.close());
    expect(() => reader.append(newEntry())).toThrow(expect.objectContaining({ code: 'LOG_READ_ONLY' }));
    expect(reader.probe()).toBe('LOG_READ_ONLY');
  });
});

describe('countDay', () => {
  test('counts by category, and counts on with each append', () => {
    const { log } = temporaryLog();
    log.append(newEntry());
    expect(log.countDay('2022-02-24', WITA)).toEqual(counted({ total: 1, hijau: 1 }));
    for (const category of ['hijau', 'kuning', 'merah', 'hitam'] as const)
      log.append(newEntry({ verdict: verdictOf(category) }));
    log.append(newEntry({ at: '2022-02-24T16:00:00.000Z' }));
    log.audit({ at: newEntry().at, action: 'SIGNED_OUT', officerId: 1, detail: {} });
    expect(log.countDay('2022-02-24', WITA)).toEqual(
      counted({ total: 5, hijau: 2, kuning: 1, merah: 1, hitam: 1 }),
    );
    expect(log.countDay('2022-02-25', WITA)).toMatchObject({ total: 1 });
  });

  test('sees what another process appended', () => {
    const { log, path } = temporaryLog();
    expect(log.countDay('2022-02-24', WITA).total).toBe(0);
    temporaryLog(path).log.append(newEntry());
    expect(log.countDay('2022-02-24', WITA).total).toBe(1);
    log.append(newEntry());
    expect(log.countDay('2022-02-24', WITA).total).toBe(2);
  });

  test('what it gave out earlier does not change under its holder', () => {
    const { log } = temporaryLog();
    const earlier = log.countDay('2022-02-24', WITA);
    log.append(newEntry());
    expect(earlier.total).toBe(0);
  });

  const counted = (some: object) => ({
    day: '2022-02-24',
    total: 0,
    hijau: 0,
    kuning: 0,
    merah: 0,
    hitam: 0,
    ...some,
  });
});

describe('the audit trail', () => {
  test('is in the same chain, and not among the scans', () => {
    const { log } = temporaryLog();
    log.append(newEntry());
    const kept = log.audit({
      at: '2022-02-24T06:10:00.000Z',
      action: 'SETTINGS_CHANGED',
      officerId: 3,
      detail: { language: 'en', sound: false },
    });
    log.append(newEntry());
    expect(kept.seq).toBe(2);
    expect(log.listAudit({ limit: 10 })).toEqual([kept]);
    expect(log.list({ day: '2022-02-24', timeZone: WITA, limit: 10 }).map((entry) => entry.seq)).toEqual([
      3, 1,
    ]);
    expect(log.verify()).toEqual({ ok: true, rows: 3 });
  });
});

describe('opening', () => {
  test('an empty file is migrated to the newest schema', () => {
    const { log, path } = temporaryLog();
    log.append(newEntry());
    tamper(path, (db) => expect(schemaVersion(db)).toBe(LOG_MIGRATIONS.at(-1)?.version));
  });

  test('with another key it is refused for reading and for writing, and stays whole', () => {
    const { log, path } = temporaryLog();
    log.append(newEntry());
    const keys = deriveLogKeys(new Uint8Array(32).fill(8));
    const wrong = EntryLog.open({ path, keys });
    onTestFinished(() => wrong.close());
    const reader = EntryLog.openReadonly({ path, keys });
    for (const use of [() => wrong.append(newEntry()), () => reader.verify()]) {
      expect(use).toThrow(LogError);
      expect(use).toThrow(
        expect.objectContaining({ code: 'LOG_UNAVAILABLE', cause: expect.any(LogKeyError) }),
      );
    }
    expect(log.verify()).toEqual({ ok: true, rows: 1 });
  });

  test('written by a later version it is refused, and stays whole', () => {
    const { log, path } = temporaryLog();
    log.append(newEntry());
    log.close();
    tamper(path, (db) => db.pragma('user_version = 999'));
    expect(() => log.append(newEntry())).toThrow(
      expect.objectContaining({
        code: 'LOG_UNAVAILABLE',
        cause: expect.objectContaining({ code: 'DATABASE_NEWER' }),
      }),
    );
  });

  test('a folder that is not there yet is a fault, not a crash, and mends by itself', async () => {
    const { mkdirSync } = await import('node:fs');
    const folder = join(temporaryFolder(), 'later');
    const { log } = temporaryLog(join(folder, 'gerbang.db'));
    expect(log.probe()).toBe('LOG_UNAVAILABLE');
    mkdirSync(folder);
    expect(log.probe()).toBeNull();
    expect(log.append(newEntry()).seq).toBe(1);
  });
});
