import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '#shared/domain/entry.ts';
import { readStaffPass } from '../../../src/main/credential/staff-pass/read.ts';
import { toContent } from '../../../src/main/credential/content.ts';
import { verifyScan, type Verification } from '../../../src/main/entry/verify.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import type { Staff } from '../../../src/main/staff/staff.ts';
import { TrustList } from '../../../src/main/trust/trust-list.ts';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { signPass } from '../../../src/main/staff/pass-code.ts';
import { passKeyOf } from '../../../src/main/staff/pass-key.ts';
import { KEYS, newEntry } from '../log/fixture.ts';
import { hire, idOf, NOW, office, OFFICER, verified } from './fixture.ts';

const DAY = 86_400_000;
const ROSTER = 'Nama;Tgl Lahir;Unit\nSiti Aminah;17/04/1985;Dinkes\nBudi Santoso;24/02/1985;Umum\n';
const months = { months: 6, decision: null } as const;
const later = (days: number) => new Date(NOW.getTime() + days * DAY);

/** The test log's own key, and another kiosk's. */
const own = passKeyOf(KEYS.pass);
const strange = passKeyOf(deriveLogKeys(new Uint8Array(32).fill(8)).pass);
const claims = { pass: 1, employee: 1, issuedAt: NOW, expiresAt: later(100) };

function scan(staff: Staff, text: string, at = NOW, trustedSince: Date | null = null): Promise<Verification> {
  const context = {
    trust: TrustList.EMPTY,
    policy: ppu,
    timeZone: 'Asia/Makassar',
    trustedSince,
    passes: (...judged: Parameters<Staff['judge']>) => staff.judge(...judged),
  };
  return verifyScan({ bytes: Buffer.from(text), ending: 'whole' }, context, at);
}

/** Scans a verified credential of somebody, as the desk does. */
function seen(staff: Staff, verification: Verification, at = NOW): Verification {
  const known = staff.recognise(verification);
  const entry: Entry = { ...newEntry({ at: at.toISOString(), verdict: known.verdict }), seq: 1 };
  staff.learn(entry, known);
  staff.settle();
  return known;
}

async function withPass() {
  const all = office();
  await hire(all.staff, ROSTER);
  seen(all.staff, verified('Siti Aminah', '1985-04-17'));
  const siti = idOf(all.staff, 'siti');
  all.staff.issue([siti], months, OFFICER);
  const [card] = all.staff.cards([siti]);
  if (!card) throw new Error('no card');
  return { ...all, siti, card };
}

describe('who is scanned', () => {
  test('an employee is known by name and birth date, however it is written; others are visitors', async () => {
    const { staff } = office();
    await hire(staff, ROSTER);
    const siti = idOf(staff, 'siti');
    expect(staff.recognise(verified('AMINAH SITI', '1985-04-17')).employee).toBe(siti);
    expect(staff.recognise(verified('Siti Aminah', '1985-04-18')).employee).toBeUndefined();
    expect(staff.recognise(verified('Siti Aminah', '1985-04')).employee).toBeUndefined();
    expect(staff.recognise(verified('Siti Aminah Putri', '1985-04-17')).employee).toBeUndefined();
  });

  test('what nobody vouches for makes nobody an employee', async () => {
    const { staff } = office();
    await hire(staff, ROSTER);
    for (const outcome of ['untrusted', 'invalid'] as const)
      expect(staff.recognise({ ...verified('Siti Aminah', '1985-04-17'), outcome }).employee).toBeUndefined();
  });

  test('one of two namesakes is a visitor, and the officer is told', async () => {
    const { staff } = office();
    await hire(staff, 'Nama;Tgl Lahir;NIP\nSiti Aminah;17/04/1985;1111\nAminah, Siti;17/04/1985;2222\n');
    const { employee, verdict } = staff.recognise(verified('Siti Aminah', '1985-04-17'));
    expect(employee).toBeUndefined();
    expect(verdict.decision).toBe('admit');
    expect(verdict.reasons.map(({ code }) => code)).toEqual(['VACCINATION_COMPLETE', 'STAFF_AMBIGUOUS']);
  });

  test('who works here no more is a visitor', async () => {
    const { staff } = office();
    await hire(staff, ROSTER);
    staff.setActive(idOf(staff, 'siti'), false, OFFICER);
    expect(staff.recognise(verified('Siti Aminah', '1985-04-17')).employee).toBeUndefined();
  });
});

test('what is kept of somebody who left is shredded on request, and their pass is nobody else’s', async () => {
  const { log, staff } = office();
  await hire(staff, ROSTER);
  const siti = idOf(staff, 'siti');
  seen(staff, verified('Siti Aminah', '1985-04-17'));
  staff.issue([siti], months, OFFICER);
  expect(() => staff.erase(siti, OFFICER)).toThrow(expect.objectContaining({ code: 'STILL_ACTIVE' }));
  staff.setActive(siti, false, OFFICER);
  staff.erase(siti, OFFICER);
  expect(staff.list('siti', 10).total).toBe(0);
  const left = log.file.read(({ db }) =>
    db
      .prepare('SELECT length(person) + coalesce(length(proof), 0) FROM employees WHERE id = ?')
      .pluck()
      .get(siti),
  );
  expect(left).toBe(0);
  await hire(staff, `${ROSTER}Orang Baru;01/01/1990;Umum\n`);
  expect(staff.list('', 10).employees.map(({ id }) => id)).not.toContain(siti);
});

describe('who gets a pass', () => {
  test('whose certificate was scanned and was hijau; nobody else without a decision', async () => {
    const { log, staff } = office();
    await hire(staff, ROSTER);
    const [siti, budi] = [idOf(staff, 'siti'), idOf(staff, 'budi')];
    seen(staff, verified('Siti Aminah', '1985-04-17'));
    seen(staff, verified('Budi Santoso', '1985-02-24', 'merah'));
    expect(staff.issue([siti, budi], months, OFFICER)).toEqual({ issued: [siti], unproven: [budi] });
    expect(staff.employee(budi).pass).toBeNull();
    const decision = { reason: 'PAPER_PROOF_SEEN', note: ' seen on paper ' } as const;
    expect(staff.issue([budi], { months: 1, decision }, OFFICER).issued).toEqual([budi]);
    expect(staff.employee(budi).pass).toMatchObject({
      state: 'valid',
      expiresAt: '2022-04-01T02:00:00.000Z',
      basis: { by: 'decision', reason: 'PAPER_PROOF_SEEN', note: 'seen on paper' },
    });
    expect(log.listAudit({ limit: 2 })).toMatchObject([
      {
        action: 'PASS_ISSUED',
        officerId: 1,
        detail: { employee: budi, by: 'decision', reason: 'PAPER_PROOF_SEEN' },
      },
      { action: 'PASS_ISSUED', detail: { employee: siti, by: 'proof', reason: null } },
    ]);
  });

  test('a pass ends with the certificate on which it rests, and not after the months', async () => {
    const { staff } = office();
    await hire(staff, ROSTER);
    seen(staff, verified('Siti Aminah', '1985-04-17', 'hijau', '2022-05-05T00:00:00.000Z'));
    staff.issue([idOf(staff, 'siti')], months, OFFICER);
    expect(staff.employee(idOf(staff, 'siti')).pass?.expiresAt).toBe('2022-05-05T00:00:00.000Z');
  });

  test('what was learned outlives a restart', async () => {
    const { staff, another } = office();
    await hire(staff, ROSTER);
    seen(staff, verified('Siti Aminah', '1985-04-17'));
    expect(another().employee(idOf(staff, 'siti')).proof).toEqual({
      category: 'hijau',
      at: NOW.toISOString(),
    });
  });
});

describe('a pass at the door', () => {
  test('lets its holder in with one scan, with the name to match', async () => {
    const { staff, card, siti } = await withPass();
    expect(await scan(staff, card.code)).toMatchObject({
      format: 'pass',
      outcome: 'verified',
      employee: siti,
      holder: { name: 'Siti Aminah', birthDate: '1985-04-17' },
      verdict: { decision: 'admit', category: 'hijau', reasons: [{ code: 'STAFF_PASS' }] },
    });
  });

  test('says nothing of the person and fits a small code', async () => {
    const { card } = await withPass();
    expect(card.code).toMatch(/^GBP1:[0-9A-Z $%*+\-./:]+$/);
    // 45 modules, correction M, alphanumeric.
    expect(card.code.length).toBeLessThanOrEqual(221);
  });

  test.each<[string, (all: Awaited<ReturnType<typeof withPass>>) => unknown, Date, string]>([
    ['taken back', ({ staff, siti }) => void staff.revoke(siti, OFFICER), NOW, 'PASS_REVOKED'],
    [
      'replaced by a newer one',
      ({ staff, siti }) => void staff.issue([siti], months, OFFICER),
      NOW,
      'PASS_REVOKED',
    ],
    [
      'of somebody who left',
      ({ staff, siti }) => void staff.setActive(siti, false, OFFICER),
      NOW,
      'PASS_REVOKED',
    ],
    ['whose record is gone', ({ log, staff }) => forget(log, staff), NOW, 'PASS_REVOKED'],
    ['that is over', () => undefined, later(200), 'PASS_EXPIRED'],
    ['that is not yet', () => undefined, later(-1), 'PASS_EXPIRED'],
    [
      'whose holder showed a positive test since',
      ({ staff }) => void seen(staff, verified('Siti Aminah', '1985-04-17', 'merah'), later(1)),
      later(2),
      'PASS_HELD',
    ],
    ['of another kiosk', () => signPass(claims, strange), NOW, 'PASS_FOREIGN'],
    [
      'that somebody else signed in this kiosk’s name',
      () => signPass(claims, { ...strange, kid: own.kid }),
      NOW,
      'PASS_FORGED',
    ],
    ['of nobody on the roll', () => signPass({ ...claims, employee: 99 }, own), NOW, 'PASS_REVOKED'],
    ['that is as it was issued', () => undefined, NOW, 'STAFF_PASS'],
    ['cut off', ({ card }) => card.code.slice(0, 60), NOW, 'PASS_INVALID'],
    ['that is none', () => 'GBP1:HELLO WORLD', NOW, 'PASS_INVALID'],
  ])('%s', async (_, change, at, code) => {
    const all = await withPass();
    const changed = change(all);
    const text = typeof changed === 'string' ? changed : all.card.code;
    const { verdict, holder } = await scan(all.staff, text, at);
    expect(verdict.reasons[0]?.code).toBe(code);
    expect(verdict.decision).toBe(code === 'STAFF_PASS' ? 'admit' : 'deny');
    if (code !== 'STAFF_PASS') expect(holder).toBeUndefined();
  });

  test('a better check takes the hold away, and so does a new pass', async () => {
    const { staff, siti, card, clock } = await withPass();
    seen(staff, verified('Siti Aminah', '1985-04-17', 'merah'), later(1));
    seen(staff, verified('Siti Aminah', '1985-04-17'), later(3));
    expect((await scan(staff, card.code, later(4))).verdict.decision).toBe('admit');
    seen(staff, verified('Siti Aminah', '1985-04-17', 'merah'), later(5));
    clock.now = later(6);
    staff.issue([siti], { months: 1, decision: { reason: 'OTHER' } }, OFFICER);
    const [fresh] = staff.cards([siti]);
    expect((await scan(staff, fresh?.code ?? '', later(7))).verdict.decision).toBe('admit');
  });

  test('by a clock that is plainly wrong the officer decides', async () => {
    const { staff, card } = await withPass();
    const { verdict } = await scan(staff, card.code, later(1), later(100));
    expect(verdict).toMatchObject({
      decision: 'refer',
      reasons: [{ code: 'CLOCK_WRONG' }, { code: 'STAFF_PASS' }],
    });
  });

  test('where no kiosk stands behind it, it is another kiosk’s', async () => {
    const { card } = await withPass();
    const context = { trust: TrustList.EMPTY, policy: ppu, timeZone: 'Asia/Makassar' };
    const { verdict, outcome } = await verifyScan(
      { bytes: Buffer.from(card.code), ending: 'whole' },
      context,
      NOW,
    );
    expect({ outcome, code: verdict.reasons[0]?.code }).toEqual({
      outcome: 'untrusted',
      code: 'PASS_FOREIGN',
    });
  });

  test('no changed letter ever lets anybody in', async () => {
    const { staff, card } = await withPass();
    const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
    await fc.assert(
      fc.asyncProperty(fc.nat(card.code.length - 6), fc.nat(letters.length - 1), async (place, letter) => {
        const at = place + 5;
        const changed = card.code.slice(0, at) + letters.charAt(letter) + card.code.slice(at + 1);
        fc.pre(changed.trim() !== card.code.trim());
        expect((await scan(staff, changed)).verdict.decision).toBe('deny');
      }),
      { numRuns: 400 },
    );
  });

  test('whatever follows the prefix is read or refused, and never thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        readStaffPass(toContent(Buffer.from(`GBP1:${text}`)));
      }),
    );
  });
});

/** As a database does that was put back from before the pass was issued. */
function forget(log: ReturnType<typeof office>['log'], staff: Staff): void {
  log.file.write(({ db }) => db.exec('DELETE FROM staff_passes'));
  // What follows reads the roll anew.
  staff.setActive(1, true, OFFICER);
}
