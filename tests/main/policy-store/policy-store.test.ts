import { describe, expect, test } from 'vitest';
import { PolicyStore } from '../../../src/main/policy-store/policy-store.ts';
import { euLike } from '../../../src/main/policy/presets/eu-like.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import { EntryLog } from '../../../src/main/log/entry-log.ts';
import { KEYS, newEntry, tamper, temporaryLog } from '../log/fixture.ts';

const request = { at: new Date('2022-03-01T02:00:00Z'), officerId: 1 };
const lenient = { ...ppu, id: 'lenient', vaccination: { ...ppu.vaccination, waitingDays: 0 } };

describe('the office’s policies', () => {
  test('before any was chosen the built-in one is in force: PPU’s', () => {
    const { log } = temporaryLog();
    expect(new PolicyStore(log).load()).toEqual({ version: 0, policy: ppu, fallback: false });
    expect(new PolicyStore(log).versions()).toEqual([]);
  });

  test('each that is made active is a version of its own, after a restart too', () => {
    const { log, path } = temporaryLog();
    const store = new PolicyStore(log);
    expect(store.activate(lenient, request).version).toBe(1);
    expect(store.activate(euLike, request).version).toBe(2);
    log.close();

    const later = new PolicyStore(EntryLog.open({ path, keys: KEYS }));
    expect(later.load()).toEqual({ version: 2, policy: euLike, fallback: false });
    expect(later.versions().map(({ version, policy }) => [version, policy?.id])).toEqual([
      [2, 'eu-like'],
      [1, 'lenient'],
    ]);
  });

  test('who, when and what is in the audit trail, and the chain holds', () => {
    const { log } = temporaryLog();
    const store = new PolicyStore(log);
    store.activate(lenient, request, 'as the circular of 1 March says');
    store.rollBack(0, { at: new Date('2022-03-02T02:00:00Z'), officerId: 2 });
    store.rollBack(1, { at: new Date('2022-03-03T02:00:00Z'), officerId: 3 });
    const digest: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(log.listAudit({ limit: 10 }).map(({ seq: _, ...audit }) => audit)).toEqual([
      {
        at: '2022-03-03T02:00:00.000Z',
        action: 'POLICY_ACTIVATED',
        officerId: 3,
        detail: { version: 1, policy: 'lenient', digest },
      },
      {
        at: '2022-03-02T02:00:00.000Z',
        action: 'POLICY_ACTIVATED',
        officerId: 2,
        detail: { version: 2, policy: 'ppu', digest },
      },
      {
        at: '2022-03-01T02:00:00.000Z',
        action: 'POLICY_ACTIVATED',
        officerId: 1,
        detail: { version: 1, policy: 'lenient', digest },
      },
    ]);
    expect(log.verify()).toEqual({ ok: true, rows: 3 });
  });

  test('a roll-back is the earlier version itself, made active once more', () => {
    const { log } = temporaryLog();
    const store = new PolicyStore(log);
    store.activate(lenient, request);
    store.activate(euLike, request);
    expect(store.rollBack(1, { ...request, at: new Date('2022-04-01T02:00:00Z') })).toEqual({
      version: 1,
      policy: lenient,
      fallback: false,
    });
    expect(store.load().version).toBe(1);
    expect(
      store.versions().map(({ version, activation }) => [version, activation?.at.toISOString()]),
    ).toEqual([
      [2, '2022-03-01T02:00:00.000Z'],
      [1, '2022-04-01T02:00:00.000Z'],
    ]);
  });

  test('there is no way back to a version that is not there', () => {
    const { log } = temporaryLog();
    const store = new PolicyStore(log);
    expect(() => store.rollBack(7, request)).toThrow(expect.objectContaining({ code: 'POLICY_NOT_USABLE' }));
    expect(log.listAudit({ limit: 1 })).toEqual([]);
  });

  test('one with errors is not made active, and leaves no trace', () => {
    const { log } = temporaryLog();
    const store = new PolicyStore(log);
    const dangerous = { ...ppu, outcomes: { ...ppu.outcomes, TEST_POSITIVE: 'hijau' as const } };
    expect(() => store.activate(dangerous, request)).toThrow(
      expect.objectContaining({ code: 'POLICY_INVALID' }),
    );
    expect(store.versions()).toEqual([]);
    expect(log.listAudit({ limit: 1 })).toEqual([]);
  });

  test('the note is read back, and is sealed on disk', () => {
    const { log, path } = temporaryLog();
    const store = new PolicyStore(log);
    store.activate(lenient, request, 'asked for by Pak Hamdani');
    expect(store.versions()[0]?.note).toBe('asked for by Pak Hamdani');
    tamper(path, (db) => {
      const kept: unknown = db.prepare('SELECT note FROM policies').pluck().get();
      expect(Buffer.isBuffer(kept) && kept.includes('Hamdani')).toBe(false);
    });
  });

  test('another process’s activation is noticed', () => {
    const { log, path } = temporaryLog();
    const store = new PolicyStore(log);
    store.load();
    expect(store.changed()).toBe(false);
    const other = EntryLog.open({ path, keys: KEYS });
    new PolicyStore(other).activate(lenient, request);
    other.close();
    expect(store.changed()).toBe(true);
    expect(store.load().policy.id).toBe('lenient');
    expect(store.changed()).toBe(false);
  });

  test('an entry says by which policy it was judged, and the chain holds it', () => {
    const { log, path } = temporaryLog();
    log.append(newEntry({ policy: 'ppu/0' }));
    log.append(newEntry({ policy: null }));
    const all = { from: new Date(0), to: new Date('2100-01-01'), limit: 10 };
    expect(log.list(all).map(({ policy }) => policy)).toEqual([null, 'ppu/0']);
    tamper(path, (db) => db.exec(`UPDATE entries SET policy = 'ppu/9' WHERE seq = 1`));
    expect(log.verify()).toEqual({ ok: false, seq: 1, problem: 'ROW_CHANGED' });
  });
});

describe('someone behind the program’s back', () => {
  /** Two versions, the second active, and then the change. */
  function changed(sql: string) {
    const { log, path } = temporaryLog();
    const store = new PolicyStore(log);
    store.activate(euLike, request);
    store.activate(lenient, request);
    tamper(path, (db) => {
      db.exec('DROP TRIGGER policies_stay; DROP TRIGGER policies_remain');
      db.exec(sql);
    });
    return new PolicyStore(log);
  }

  test('SQLite itself refuses to change or delete a version', () => {
    const { log, path } = temporaryLog();
    new PolicyStore(log).activate(lenient, request);
    tamper(path, (db) => {
      expect(() => db.exec(`UPDATE policies SET policy = '{}'`)).toThrow('never changes');
      expect(() => db.exec('DELETE FROM policies')).toThrow('never deleted');
    });
  });

  test.each([
    ['is no policy any more', `UPDATE policies SET policy = '{"version":1' WHERE version = 2`],
    [
      'is laxer than it was',
      `UPDATE policies SET policy = replace(policy, '"merah"', '"hijau"') WHERE version = 2`,
    ],
    ['is gone', 'DELETE FROM policies WHERE version = 2'],
    ['was never made active by us', `UPDATE entries SET officer_id = 9 WHERE seq = 2`],
  ])('a version that %s is not used: the one before it is in force, with a notice', (_, sql) => {
    const store = changed(sql);
    expect(store.load()).toEqual({ version: 1, policy: euLike, fallback: true });
  });

  test('a version that is damaged is listed as such, and there is no way back to it', () => {
    const store = changed(`UPDATE policies SET policy = '{}' WHERE version = 1`);
    expect(store.load()).toMatchObject({ version: 2, fallback: false });
    expect(store.versions().map(({ policy }) => policy?.id ?? null)).toEqual(['lenient', null]);
    expect(() => store.rollBack(1, request)).toThrow(expect.objectContaining({ code: 'POLICY_NOT_USABLE' }));
  });

  test('where no version is left whole, PPU’s is in force, with a notice', () => {
    expect(changed('DELETE FROM policies').load()).toEqual({ version: 0, policy: ppu, fallback: true });
  });

  test('an activation that was slipped in counts for nothing', () => {
    const detail = JSON.stringify({ version: 1, digest: '0'.repeat(64) });
    const store = changed(
      `INSERT INTO entries (seq, at, kind, action, detail, mac)
        VALUES (3, 1, 'audit', 'POLICY_ACTIVATED', '${detail}', zeroblob(32))`,
    );
    expect(store.load()).toEqual({ version: 2, policy: lenient, fallback: true });
  });
});
