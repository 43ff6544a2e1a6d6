import { describe, expect, test } from 'vitest';
import type { ManualEntry } from '../../../src/shared/domain/live-desk.ts';
import { DecisionRequest } from '../../../src/shared/domain/live-desk.ts';
import { DECISIONS } from '../../../src/shared/domain/verdict.ts';
import { isOverruled, overrules } from '../../../src/shared/domain/visit.ts';
import { Decisions } from '../../../src/main/entry/decisions.ts';
import { LogError } from '../../../src/main/log/errors.ts';
import { newEntry, tamper, temporaryLog, verdictOf } from '../log/fixture.ts';

const WITA = 'Asia/Makassar';
const NOW = new Date('2022-02-24T06:30:00.000Z');
const OFFICER = { id: 7, name: 'Budi Santoso', role: 'petugas' as const };
const TYPED: ManualEntry = {
  name: 'Nur Hayati',
  purpose: 'Legalisir akta',
  shown: 'card',
  category: 'hijau',
  decision: 'admit',
  reason: 'PAPER_PROOF_SEEN',
};

function desk() {
  const { log, path } = temporaryLog();
  const doses = [{ product: 'EU/1/20/1528', dose: 1, of: 2, date: '2022-01-20' }];
  const live = new Decisions({
    log,
    now: () => NOW,
    timeZone: () => WITA,
    tracked: () => true,
    dosesOf: (seq) => (seq === 1 ? doses : null),
    append: (entry) => log.append(entry),
    isHere: ({ seq }) => seq === 1,
  });
  return { log, live, path, doses };
}

describe('who waits', () => {
  test('today’s, the longest first, with the doses that are remembered still', () => {
    const { log, live, doses } = desk();
    log.append(newEntry({ verdict: verdictOf('kuning'), at: '2022-02-24T01:00:00.000Z' }));
    log.append(newEntry());
    log.append(newEntry({ verdict: verdictOf('kuning'), at: '2022-02-24T02:00:00.000Z' }));
    expect(live.waiting().map(({ visit, doses }) => [visit.seq, doses])).toEqual([
      [1, doses],
      [3, null],
    ]);
    expect(live.countWaiting()).toBe(2);
  });

  test('nobody of yesterday, by the office’s clock', () => {
    const { log, live } = desk();
    log.append(newEntry({ verdict: verdictOf('kuning'), at: '2022-02-23T15:59:59.000Z' }));
    expect(live.waiting()).toEqual([]);
    expect(live.countWaiting()).toBe(0);
  });
});

describe('a decision', () => {
  test('is on record with its reason and its officer, and is what the visitor sees', () => {
    const { log, live } = desk();
    const { seq } = log.append(newEntry({ verdict: verdictOf('kuning') }));
    const screen = live.decide({ seq, decision: 'admit', reason: 'PAPER_PROOF_SEEN' }, OFFICER);
    expect(screen).toMatchObject({
      kind: 'verdict',
      verdict: { decision: 'admit', category: 'kuning', reasons: [{ code: 'OFFICER_ADMITTED' }] },
      holder: { name: 'Siti Aminah' },
    });
    expect(log.visit(seq)?.state).toMatchObject({ decision: 'admit', waiting: false, officerId: 7 });
    expect(live.countWaiting()).toBe(0);
  });

  test('may overrule the rules, and be taken back', () => {
    const { log, live } = desk();
    const { seq } = log.append(newEntry({ verdict: verdictOf('merah') }));
    live.decide({ seq, decision: 'admit', reason: 'EMERGENCY_SERVICE' }, OFFICER);
    live.decide({ seq, decision: 'deny', reason: 'UNWELL' }, OFFICER);
    expect(log.visit(seq)?.state.decision).toBe('deny');
    expect(log.steps(seq)).toHaveLength(2);
    expect(log.verify()).toMatchObject({ ok: true });
  });

  test('shows no name that no trusted key vouches for', () => {
    const { log, live } = desk();
    const { seq } = log.append(newEntry({ verdict: verdictOf('kuning'), outcome: 'untrusted' }));
    expect(live.decide({ seq, decision: 'deny', reason: 'NO_PROOF' }, OFFICER)).toMatchObject({
      holder: null,
    });
  });

  test('shows nothing to who has gone', () => {
    const { log, live } = desk();
    log.append(newEntry());
    const { seq } = log.append(newEntry({ verdict: verdictOf('kuning') }));
    expect(live.decide({ seq, decision: 'admit', reason: 'PAPER_PROOF_SEEN' }, OFFICER)).toBeNull();
    expect(log.visit(seq)?.state.decision).toBe('admit');
  });

  test('lets nobody past a positive test for a card, a name or one key: few reasons, and in words', () => {
    const { log, live } = desk();
    const { seq } = log.append(newEntry({ verdict: verdictOf('hitam') }));
    const admit = { seq, decision: 'admit' as const };
    for (const reason of ['IDENTITY_CONFIRMED', 'PAPER_PROOF_SEEN', 'MEDICAL_EXEMPTION'] as const)
      expect(() => live.decide({ ...admit, reason, note: 'x' }, OFFICER)).toThrow(
        expect.objectContaining({ code: 'NOT_JUSTIFIED' }),
      );
    expect(() => live.decide({ ...admit, reason: 'NEGATIVE_TEST_SEEN' }, OFFICER)).toThrow(
      expect.objectContaining({ code: 'NOT_JUSTIFIED' }),
    );
    expect(log.steps(seq)).toEqual([]);
    live.decide({ ...admit, reason: 'NEGATIVE_TEST_SEEN', note: 'PCR 44' }, OFFICER);
    const visit = log.visit(seq);
    expect(visit && isOverruled(visit)).toBe(true);
  });

  test('of what the rules left open overrules nothing; against what they said it does', () => {
    for (const rules of DECISIONS)
      for (const decision of ['admit', 'deny'] as const)
        expect(overrules(rules, decision)).toBe(rules !== 'refer' && rules !== decision);
  });

  test('about nobody is refused', () => {
    const { log, live } = desk();
    expect(() => live.decide({ seq: 9, decision: 'deny', reason: 'NO_PROOF' }, OFFICER)).toThrow(
      expect.objectContaining({ code: 'NO_SUCH_ENTRY' }),
    );
    expect(log.listAudit({ limit: 1 })).toEqual([]);
  });

  test('that the log cannot keep was not made: the visit waits on', () => {
    const { log, live, path } = desk();
    const { seq } = log.append(newEntry({ verdict: verdictOf('kuning') }));
    tamper(path, (db) => {
      db.exec('BEGIN EXCLUSIVE');
      expect(() => live.decide({ seq, decision: 'admit', reason: 'NEGATIVE_TEST_SEEN' }, OFFICER)).toThrow(
        LogError,
      );
      db.exec('ROLLBACK');
    });
    expect(live.countWaiting()).toBe(1);
  });

  test.each([
    ['another reason without words', { decision: 'admit', reason: 'OTHER' }],
    ['another reason of blanks', { decision: 'admit', reason: 'OTHER', note: '  ' }],
    ['a reason of the other decision', { decision: 'admit', reason: 'NO_PROOF' }],
    ['a refer', { decision: 'refer', reason: 'OTHER', note: 'x' }],
  ])('with %s is none', (_, request) => {
    expect(DecisionRequest.safeParse({ seq: 1, ...request }).success).toBe(false);
  });
});

describe('somebody without a QR', () => {
  test('is in the same log, by whom and with what was shown', () => {
    const { log, live } = desk();
    const { seq, screen } = live.enter({ ...TYPED, phone: '+6281234567890' }, OFFICER);
    expect(log.visit(seq)).toMatchObject({
      kind: 'manual',
      source: 'desk',
      officerId: 7,
      outcome: 'untrusted',
      holder: { name: 'Nur Hayati' },
      details: { phone: '+6281234567890', purpose: 'Legalisir akta' },
      verdict: { reasons: [{ code: 'MANUAL_ENTRY', params: { shown: 'card' } }] },
      state: { inside: true },
    });
    expect(screen).toMatchObject({ seq, holder: { name: 'Nur Hayati' } });
    expect(log.countDay('2022-02-24', WITA)).toMatchObject({ total: 1, hijau: 1 });
  });
});

describe('today’s list', () => {
  test('comes in pages, the newest first, and says whether there is more', () => {
    const { log, live } = desk();
    for (let count = 0; count < 5; count++) log.append(newEntry());
    const first = live.page({ limit: 3 });
    expect(first).toMatchObject({ more: true, tip: 5 });
    expect(first.visits.map(({ seq }) => seq)).toEqual([5, 4, 3]);
    const second = live.page({ limit: 3, before: 3 });
    expect(second).toMatchObject({ more: false });
    expect(second.visits.map(({ seq }) => seq)).toEqual([2, 1]);
  });

  test('is kept right by what has changed since: new visits, and old ones of which something became', () => {
    const { log, live } = desk();
    const { seq } = log.append(newEntry({ verdict: verdictOf('kuning') }));
    log.append(newEntry());
    const { tip } = live.page({ limit: 10 });
    expect(live.changes(tip)).toEqual({ visits: [], tip });
    live.decide({ seq, decision: 'admit', reason: 'PAPER_PROOF_SEEN' }, OFFICER);
    log.append(newEntry());
    const since = live.changes(tip);
    expect(since.tip).toBe(4);
    expect(since.visits.map((visit) => [visit.seq, visit.state.decision])).toEqual([
      [4, 'admit'],
      [1, 'admit'],
    ]);
  });
});
