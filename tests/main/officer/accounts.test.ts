import { describe, expect, test } from 'vitest';
import { isWeakPin } from '../../../src/shared/domain/officer.ts';
import { Officers } from '../../../src/main/officer/officers.ts';
import { Recovery } from '../../../src/main/officer/recovery.ts';
import { temporaryLog } from '../log/fixture.ts';

const AT = new Date('2022-02-24T06:00:00.000Z');
const LATER = new Date('2022-02-24T07:00:00.000Z');
/** A light one: what a PIN costs is measured elsewhere. */
const COST = { N: 2 ** 4 };
const MASTER_KEY = new Uint8Array(32).fill(7);

async function office() {
  const { log } = temporaryLog();
  const officers = new Officers(log, COST);
  const admin = await officers.create({ name: 'Budi', pin: '907152', role: 'admin' }, AT);
  const petugas = await officers.create({ name: 'Rina', pin: '815397', role: 'petugas' }, AT, admin.id);
  return { log, officers, admin, petugas, recovery: new Recovery({ log, officers, masterKey: MASTER_KEY }) };
}

describe('a PIN', () => {
  test.each(['000000', '123456', '654321', '890123', '121212', '123123', '987654321', '1111111111'])(
    '%s is one that anybody would try',
    (pin) => expect(isWeakPin(pin)).toBe(true),
  );

  test.each(['246810', '135790', '907152', '112234', '100000'])('%s is none of those', (pin) =>
    expect(isWeakPin(pin)).toBe(false),
  );

  test('that is weak or taken is refused, for a new officer and for a change', async () => {
    const { officers, admin, petugas } = await office();
    const weak = { name: 'Sari', pin: '123456', role: 'petugas' as const };
    await expect(officers.create(weak, AT)).rejects.toMatchObject({ code: 'PIN_WEAK' });
    await expect(officers.setPin(petugas.id, '907152', AT, admin.id)).rejects.toMatchObject({
      code: 'PIN_TAKEN',
    });
    expect((await officers.signIn('815397', AT)).id).toBe(petugas.id);
  });
});

describe('accounts', () => {
  test('tell when somebody signed in last', async () => {
    const { officers } = await office();
    await officers.signIn('815397', LATER);
    expect(officers.accounts()).toMatchObject([
      { name: 'Budi', lastSignIn: null, active: true },
      { name: 'Rina', lastSignIn: LATER.toISOString(), createdAt: AT.toISOString() },
    ]);
  });

  test('who is not active does not sign in, and can be made active again', async () => {
    const { officers, admin, petugas } = await office();
    officers.change(petugas.id, { active: false }, AT, admin.id);
    await expect(officers.signIn('815397', AT)).rejects.toMatchObject({ code: 'PIN_WRONG' });
    // The PIN stays theirs: nobody else is given it meanwhile.
    await expect(officers.create({ name: 'Sari', pin: '815397', role: 'petugas' }, AT)).rejects.toMatchObject(
      { code: 'PIN_TAKEN' },
    );
    officers.change(petugas.id, { active: true }, AT, admin.id);
    expect((await officers.signIn('815397', AT)).name).toBe('Rina');
  });

  test('the last admin who can sign in stays one', async () => {
    const { officers, admin, petugas } = await office();
    for (const change of [{ role: 'petugas' as const }, { active: false }]) {
      expect(() => officers.change(admin.id, change, AT, admin.id)).toThrow(
        expect.objectContaining({ code: 'LAST_ADMIN' }),
      );
    }
    officers.change(petugas.id, { role: 'admin' }, AT, admin.id);
    officers.change(admin.id, { role: 'petugas' }, AT, petugas.id);
    expect(officers.accounts().map(({ role }) => role)).toEqual(['petugas', 'admin']);
  });

  test('one changes one’s own PIN with the present one only', async () => {
    const { officers, petugas } = await office();
    await expect(officers.changeOwnPin(petugas, '907152', '602815', AT)).rejects.toMatchObject({
      code: 'PIN_WRONG',
    });
    await officers.changeOwnPin(petugas, '815397', '602815', AT);
    expect((await officers.signIn('602815', AT)).id).toBe(petugas.id);
    await expect(officers.signIn('815397', AT)).rejects.toMatchObject({ code: 'PIN_WRONG' });
  });

  test('every change is on record, with who made it and without a PIN', async () => {
    const { log, officers, admin, petugas } = await office();
    officers.change(petugas.id, { active: false }, AT, admin.id);
    await officers.setPin(petugas.id, '602815', AT, admin.id);
    expect(log.listAudit({ limit: 2 })).toMatchObject([
      { action: 'PIN_CHANGED', officerId: admin.id, detail: { officer: petugas.id } },
      { action: 'OFFICER_CHANGED', officerId: admin.id, detail: { active: false } },
    ]);
    expect(log.verify()).toMatchObject({ ok: true });
  });
});

describe('the recovery code', () => {
  test('gives the first active admin another PIN, is used up by it, and the next one is told', async () => {
    const { log, officers, admin, recovery } = await office();
    const code = await recovery.make(AT, null);
    const { officer, code: next } = await recovery.redeem(code, '602815', AT);
    expect(officer.id).toBe(admin.id);
    expect((await officers.signIn('602815', AT)).id).toBe(admin.id);
    await expect(recovery.redeem(code, '530918', AT)).rejects.toMatchObject({ code: 'CODE_WRONG' });
    expect((await recovery.redeem(next, '530918', AT)).officer.id).toBe(admin.id);
    expect(JSON.stringify(log.listAudit({ limit: 50 }))).not.toContain(code.slice(0, 5));
  });

  test('cannot be guessed at the desk: wrong ones count as wrong PINs', async () => {
    const { recovery, officers } = await office();
    const code = await recovery.make(AT, null);
    for (let tried = 0; tried < 5; tried += 1) {
      await expect(recovery.redeem('AAAAA', '602815', AT)).rejects.toMatchObject({ code: 'CODE_WRONG' });
    }
    await expect(recovery.redeem(code, '602815', AT)).rejects.toMatchObject({ code: 'PIN_LOCKED' });
    await expect(officers.signIn('907152', AT)).rejects.toMatchObject({ code: 'PIN_LOCKED' });
  });

  test('where none was made opens nothing', async () => {
    const { recovery } = await office();
    await expect(recovery.redeem('7'.repeat(25), '602815', AT)).rejects.toMatchObject({ code: 'CODE_WRONG' });
  });

  test('with a PIN that cannot be had is not used up', async () => {
    const { recovery } = await office();
    const code = await recovery.make(AT, null);
    await expect(recovery.redeem(code, '123456', AT)).rejects.toMatchObject({ code: 'PIN_WEAK' });
    await expect(recovery.redeem(code, '602815', AT)).resolves.toMatchObject({ officer: { name: 'Budi' } });
  });
});
