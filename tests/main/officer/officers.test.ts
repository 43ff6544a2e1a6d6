import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OfficerError } from '../../../src/main/officer/errors.ts';
import { pauseAfter } from '../../../src/main/officer/lock-out.ts';
import { Officers } from '../../../src/main/officer/officers.ts';
import { KEYS, tamper, temporaryFolder, temporaryLog } from '../log/fixture.ts';
import { EntryLog } from '../../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';

/** What is tested is who may sign in, not how long it takes. */
const CHEAP = { N: 2 ** 10, r: 8, p: 1 };

const T0 = new Date('2022-02-24T01:00:00.000Z');
const after = (seconds: number) => new Date(T0.getTime() + seconds * 1000);
const refused = (code: string, retryAt: Date | null = null): unknown =>
  expect.objectContaining({ code, retryAt });

async function desk() {
  const { log, path } = temporaryLog();
  const officers = new Officers(log, CHEAP);
  const siti = await officers.create({ name: 'Siti', pin: '135790', role: 'petugas' }, T0);
  return { log, path, officers, siti };
}

/** Gives so many wrong PINs, each when the desk takes the next. Returns when that is. */
async function guess(officers: Officers, times: number, from = T0): Promise<Date> {
  let at = from;
  for (let i = 0; i < times; i += 1) {
    const error: unknown = await officers.signIn('000000', at).catch((thrown: unknown) => thrown);
    if (!(error instanceof OfficerError)) throw error;
    expect(error.code).toBe('PIN_WRONG');
    at = error.retryAt ?? at;
  }
  return at;
}

describe('signing in', () => {
  test('works at the cost that the product has', { timeout: 60_000 }, async () => {
    const { log } = temporaryLog();
    const siti = await new Officers(log).create({ name: 'Siti', pin: '135790', role: 'petugas' }, T0);
    expect(await new Officers(log).signIn('135790', T0)).toEqual(siti);
    await expect(new Officers(log, CHEAP).signIn('135790', T0)).rejects.toThrow(refused('PIN_WRONG'));
  });

  test('a PIN tells which officer it is', async () => {
    const { officers, siti } = await desk();
    const budi = await officers.create({ name: ' Budi ', pin: '246801', role: 'admin' }, T0, siti.id);
    expect(budi).toEqual({ id: 2, name: 'Budi', role: 'admin' });
    expect(await officers.signIn('135790', T0)).toEqual(siti);
    expect(await officers.signIn('246801', T0)).toEqual(budi);
    expect(officers.list()).toEqual([siti, budi]);
    expect(officers.count()).toBe(2);
  });

  test('a wrong one is refused, as is anything that is no PIN', async () => {
    const { officers } = await desk();
    for (const pin of ['135791', '', '13579', '1357900', '１３５７９０']) {
      await expect(officers.signIn(pin, T0)).rejects.toThrow(refused('PIN_WRONG'));
      await officers.signIn('135790', T0);
    }
  });

  test('is put on record, signing out too, in the log’s chain', async () => {
    const { log, officers, siti } = await desk();
    const officer = await officers.signIn('135790', after(1));
    officers.signOut(officer, after(2));
    expect(
      log.listAudit({ limit: 10 }).map(({ action, officerId, detail }) => ({ action, officerId, detail })),
    ).toEqual([
      { action: 'SIGNED_OUT', officerId: siti.id, detail: {} },
      { action: 'SIGNED_IN', officerId: siti.id, detail: {} },
      { action: 'OFFICER_CREATED', officerId: null, detail: { officer: siti.id, role: 'petugas' } },
    ]);
    expect(log.verify()).toEqual({ ok: true, rows: 3 });
  });
});

describe('an account', () => {
  test('has a PIN of six to twelve digits and a name', async () => {
    const { officers } = await desk();
    const create = (name: string, pin: string) => officers.create({ name, pin, role: 'petugas' }, T0);
    for (const pin of ['12345', '1234567890123', 'abcdef', '']) {
      await expect(create('Budi', pin)).rejects.toThrow(refused('PIN_INVALID'));
    }
    await expect(create('  ', '246801')).rejects.toThrow(refused('NAME_INVALID'));
    expect(officers.count()).toBe(1);
  });

  test('has a PIN that no other has', async () => {
    const { officers, log } = await desk();
    await expect(officers.create({ name: 'Budi', pin: '135790', role: 'petugas' }, T0)).rejects.toThrow(
      refused('PIN_TAKEN'),
    );
    expect(officers.count()).toBe(1);
    expect(log.listAudit({ limit: 10 })).toHaveLength(1);
  });

  test('leaves neither PIN nor name readable in the files', async () => {
    const { path } = await desk();
    const files = Buffer.concat([readFileSync(path), readFileSync(`${path}-wal`)]);
    expect(files.includes('OFFICER_CREATED')).toBe(true);
    expect(files.includes('135790')).toBe(false);
    expect(files.includes('Siti')).toBe(false);
  });

  test('does not open with a PIN hash from a kiosk of another key', async () => {
    const { path } = await desk();
    const hashes: unknown[] = [];
    tamper(path, (db) => hashes.push(...db.prepare(`SELECT pin_hash FROM officers`).pluck().all()));
    const elsewhere = EntryLog.open({
      path: `${temporaryFolder()}/other.db`,
      keys: deriveLogKeys(new Uint8Array(32).fill(9)),
    });
    const others = new Officers(elsewhere, CHEAP);
    await others.create({ name: 'Siti', pin: '135790', role: 'petugas' }, T0);
    const salt: unknown[] = [];
    tamper(path, (db) =>
      salt.push(db.prepare(`SELECT value FROM meta WHERE key = 'pin_salt'`).pluck().get()),
    );
    elsewhere.file.write(({ db }) => {
      db.prepare(`UPDATE meta SET value = ? WHERE key = 'pin_salt'`).run(salt[0]);
      db.prepare('UPDATE officers SET pin_hash = ?').run(hashes[0]);
    });
    await expect(others.signIn('135790', T0)).rejects.toThrow(refused('PIN_WRONG'));
    elsewhere.close();
  });
});

describe('lock-out', () => {
  test('four wrong PINs are free, then the desk waits: 30 s, doubling up to an hour', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 1000].map((failures) => pauseAfter(failures) / 1000)).toEqual(
      [0, 0, 0, 0, 0, 30, 60, 120, 1920, 3600, 3600, 3600],
    );
  });

  test('while it lasts the right PIN is refused too; after it, taken', async () => {
    const { officers, siti } = await desk();
    await guess(officers, 4);
    await expect(officers.signIn('000000', T0)).rejects.toThrow(refused('PIN_WRONG', after(30)));
    await expect(officers.signIn('135790', after(29.999))).rejects.toThrow(refused('PIN_LOCKED', after(30)));
    expect(await officers.signIn('135790', after(30))).toEqual(siti);
  });

  test('asking while it lasts does not lengthen it', async () => {
    const { officers, siti } = await desk();
    await guess(officers, 5);
    for (let i = 0; i < 10; i += 1)
      await expect(officers.signIn('000000', after(i))).rejects.toThrow(refused('PIN_LOCKED', after(30)));
    expect(await officers.signIn('135790', after(30))).toEqual(siti);
  });

  test('a right PIN clears the count', async () => {
    const { officers } = await desk();
    await guess(officers, 4);
    await officers.signIn('135790', T0);
    await guess(officers, 4);
    await officers.signIn('135790', T0);
  });

  test('survives a restart of the kiosk', async () => {
    const { log, path, officers } = await desk();
    const until = await guess(officers, 6);
    log.close();
    const reopened = temporaryLog(path).log;
    await expect(new Officers(reopened, CHEAP).signIn('135790', after(31))).rejects.toThrow(
      refused('PIN_LOCKED', until),
    );
  });

  test('an attempt counts before its PIN is looked at: many at once gain nothing, nor does pulling the plug', async () => {
    const { officers } = await desk();
    const guesses = await Promise.allSettled(Array.from({ length: 12 }, () => officers.signIn('000000', T0)));
    const codes = guesses.map((guess) =>
      guess.status === 'rejected' && guess.reason instanceof OfficerError ? guess.reason.code : 'in',
    );
    expect(codes.filter((code) => code === 'PIN_WRONG')).toHaveLength(5);
    expect(codes.filter((code) => code === 'PIN_LOCKED')).toHaveLength(7);
  });

  test('a clock that ran years ahead and was put right does not lock the desk for years', async () => {
    const { officers, siti } = await desk();
    await guess(officers, 5, new Date('2099-01-01T00:00:00Z'));
    await expect(officers.signIn('135790', T0)).rejects.toThrow(refused('PIN_LOCKED', after(30)));
    expect(await officers.signIn('135790', after(30))).toEqual(siti);
  });

  test('is put on record', async () => {
    const { log, officers } = await desk();
    await guess(officers, 5);
    expect(log.listAudit({ limit: 1 })).toMatchObject([
      { action: 'SIGN_IN_LOCKED', detail: { until: after(30).toISOString() } },
    ]);
  });
});

test('without the database there is no signing in', async () => {
  const log = EntryLog.open({ path: `${temporaryFolder()}/none/gerbang.db`, keys: KEYS });
  await expect(new Officers(log, CHEAP).signIn('135790', T0)).rejects.toThrow(
    expect.objectContaining({ code: 'LOG_UNAVAILABLE' }),
  );
});
