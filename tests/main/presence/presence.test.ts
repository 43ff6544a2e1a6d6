import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NewEntry } from '../../../src/shared/domain/entry.ts';
import { Site } from '../../../src/shared/domain/site.ts';
import { Presence } from '../../../src/main/presence/presence.ts';
import { newEntry, temporaryLog, verdictOf } from '../log/fixture.ts';

const OFFICER = { id: 7, name: 'Budi Santoso', role: 'petugas' as const };
/** 10.00 at the office. */
const MORNING = Date.parse('2022-02-24T02:00:00.000Z');

function office(settings: Record<string, unknown> = {}) {
  const { log } = temporaryLog();
  let now = MORNING;
  const site = Site.parse({
    version: 1,
    name: 'Kantor Camat Penajam',
    presence: { enabled: true, ...settings },
  });
  const presence = new Presence({ log, now: () => new Date(now), site: () => site });
  /** Somebody of that birth date holds a code to the scanner. */
  const scan = (person: number, change: Partial<NewEntry> = {}) => {
    const holder = { name: 'Siti Aminah', birthDate: `19${String(person + 10)}-03-08` };
    const meeting = presence.meet(newEntry({ at: new Date(now).toISOString(), holder, ...change }));
    if ('screen' in meeting) return meeting.screen;
    return log.append(meeting.entry);
  };
  const pass = (minutes: number) => (now += minutes * 60_000);
  return { log, presence, scan, pass };
}

describe('the same person at the scanner again', () => {
  test('soon after is a slip: nothing is kept of it', () => {
    const { log, presence, scan, pass } = office();
    scan(1);
    pass(9);
    expect(scan(1)).toMatchObject({ kind: 'presence', event: 'already', seq: 1 });
    expect(log.verify()).toMatchObject({ ok: true, rows: 1 });
    expect(presence.state.inside).toBe(1);
  });

  test('later leaves, and comes anew after that', () => {
    const { log, presence, scan, pass } = office();
    scan(1);
    pass(10);
    expect(scan(1)).toMatchObject({ kind: 'presence', event: 'left', seq: 1 });
    expect(presence.state.inside).toBe(0);
    expect(log.visit(1)?.state).toMatchObject({ inside: false, leftHow: 'again' });
    expect(scan(1)).toMatchObject({ verdict: { decision: 'admit' } });
    expect(presence.state.inside).toBe(1);
  });

  test('is not inside who was turned away', () => {
    const { presence, scan, pass } = office();
    scan(1, { verdict: verdictOf('merah') });
    pass(20);
    expect(scan(1, { verdict: verdictOf('merah') })).toMatchObject({ verdict: { decision: 'deny' } });
    expect(presence.inside()).toEqual([]);
  });

  test('a clock that was put back makes nobody leave', () => {
    const { scan, pass } = office();
    scan(1);
    pass(-600);
    expect(scan(1)).toMatchObject({ event: 'already' });
  });

  test.each([
    ['untrusted code', { outcome: 'untrusted' as const }],
    ['code with a birth year alone', { holder: { name: 'Siti Aminah', birthDate: '1911' } }],
  ])('a forged or unsure %s checks nobody out', (what, change) => {
    const { presence, scan, pass } = office();
    scan(1);
    pass(60);
    scan(1, change);
    expect(
      presence.inside().map(({ seq }) => seq),
      what,
    ).toContain(1);
  });
});

describe('a full office', () => {
  test('turns away whom it would admit, for its own reason and without another colour', () => {
    const { presence, scan } = office({ capacity: 2 });
    scan(1);
    scan(2);
    expect(scan(3)).toMatchObject({
      verdict: {
        decision: 'deny',
        category: 'hijau',
        reasons: [{ code: 'OFFICE_FULL', params: { capacity: 2 } }, { code: 'VACCINATION_COMPLETE' }],
      },
    });
    expect(presence.state).toMatchObject({ inside: 2, capacity: 2 });
  });

  test('has room again when somebody leaves', () => {
    const { presence, scan } = office({ capacity: 1 });
    scan(1);
    expect(presence.leaveByHand([1, 99], OFFICER)).toBe(1);
    expect(scan(2)).toMatchObject({ verdict: { decision: 'admit' } });
  });

  test.each([
    [true, 'admit'],
    [false, 'deny'],
  ])('lets employees in where they are exempt (%s): %s', (staffExempt, decision) => {
    const { scan } = office({ capacity: 1, staffExempt });
    scan(1);
    const employee = { person: 'pegawai' as const, details: { employee: 4 } };
    expect(scan(2, employee)).toMatchObject({ verdict: { decision } });
  });

  test('says merah to whom it would turn away anyway', () => {
    const { scan } = office({ capacity: 1 });
    scan(1);
    expect(scan(2, { verdict: verdictOf('merah') })).toMatchObject({
      verdict: { category: 'merah', reasons: [{ code: 'TEST_POSITIVE' }] },
    });
  });
});

describe('exit mode', () => {
  test('makes every scan a leave, and tells who was not inside', () => {
    const { presence, scan } = office();
    scan(1);
    presence.setExitMode(true, OFFICER);
    expect(scan(1)).toMatchObject({ event: 'left', seq: 1 });
    expect(scan(2)).toMatchObject({ event: 'unknown', seq: null, holder: null });
    presence.setExitMode(false, OFFICER);
    expect(scan(2)).toMatchObject({ verdict: { decision: 'admit' } });
  });

  test('ends by itself when the office closes', () => {
    const { presence, pass } = office({ closingTime: '16:00' });
    presence.setExitMode(true, OFFICER);
    expect(presence.exitUntil?.toISOString()).toBe('2022-02-24T08:00:00.000Z');
    pass(6 * 60);
    expect(presence.exitUntil).toBeNull();
  });
});

describe('who forgot to leave', () => {
  test('is closed at the closing hour of that day, and marked so', () => {
    const { log, presence, scan, pass } = office();
    scan(1);
    pass(7 * 60);
    expect(presence.closeForgotten()).toBe(0);
    pass(24 * 60);
    expect(presence.closeForgotten()).toBe(1);
    expect(log.visit(1)?.state).toMatchObject({
      inside: false,
      leftHow: 'closing',
      leftAt: '2022-02-24T10:00:00.000Z',
    });
    expect(presence.closeForgotten()).toBe(0);
  });

  test('and came after closing stays until the next one', () => {
    const { presence, scan, pass } = office();
    pass(9 * 60);
    scan(1);
    pass(60);
    expect(presence.closeForgotten()).toBe(0);
    pass(24 * 60);
    expect(presence.closeForgotten()).toBe(1);
  });
});

test('an office that does not keep who is inside counts nobody', () => {
  const { presence, scan } = office({ enabled: false });
  expect(scan(1)).toMatchObject({ verdict: { decision: 'admit' } });
  expect(scan(1)).toMatchObject({ seq: 2 });
  expect(presence.state).toEqual({ enabled: false, capacity: null, inside: 0, exitUntil: null });
});

test('whatever happens, nobody is inside twice, and no more than there is room for', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ scan: fc.integer({ min: 1, max: 8 }) }) },
    { weight: 3, arbitrary: fc.record({ pass: fc.integer({ min: -30, max: 400 }) }) },
    { weight: 1, arbitrary: fc.record({ exit: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ hand: fc.integer({ min: 1, max: 12 }) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { log, presence, scan, pass } = office({ capacity: 3 });
      for (const each of steps) {
        if ('scan' in each) scan(each.scan);
        else if ('pass' in each) pass(each.pass);
        else if ('exit' in each) presence.setExitMode(each.exit, OFFICER);
        else presence.leaveByHand([each.hand], OFFICER);
        presence.closeForgotten();
        const inside = presence.inside().map(({ holder }) => holder?.birthDate);
        expect(new Set(inside).size).toBe(inside.length);
        expect(inside.length).toBeLessThanOrEqual(3);
        expect(presence.state.inside).toBe(inside.length);
      }
      expect(log.verify()).toMatchObject({ ok: true });
    }),
    { numRuns: 30 },
  );
});
