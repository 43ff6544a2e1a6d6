import { describe, expect, test } from 'vitest';
import { FollowUp } from '../../../src/main/follow-up/follow-up.ts';
import { newEntry, temporaryLog, verdictOf } from '../log/fixture.ts';

const WITA = 'Asia/Makassar';
const NOW = new Date('2022-02-24T06:30:00.000Z');
const OFFICER = { id: 7, name: 'Budi Santoso', role: 'petugas' as const };
const DAY_MS = 86_400_000;

function desk() {
  const { log } = temporaryLog();
  const followUp = new FollowUp({ log, now: () => NOW, timeZone: () => WITA });
  /** Somebody merah of so many days ago. */
  const visit = (days = 0, change = {}) =>
    log.append(
      newEntry({
        at: new Date(NOW.getTime() - days * DAY_MS).toISOString(),
        verdict: verdictOf('merah'),
        ...change,
      }),
    ).seq;
  return { log, followUp, visit };
}

describe('who is followed up', () => {
  test('merah and hitam by name; not hijau, not who is unknown', () => {
    const { followUp, visit } = desk();
    const merah = visit();
    const hitam = visit(0, { verdict: verdictOf('hitam') });
    visit(0, { verdict: verdictOf('hijau') });
    visit(0, { holder: null });
    const { cases, counts, more } = followUp.page({ filter: {}, limit: 10 });
    expect(cases.map((each) => each.visit.seq)).toEqual([hitam, merah]);
    expect(counts).toEqual({ open: 2, contacted: 0, done: 0 });
    expect(more).toBe(false);
  });

  test('whoever was typed in with nothing to show, and whoever was turned away for it', () => {
    const { log, followUp, visit } = desk();
    const reasons = [{ code: 'MANUAL_ENTRY' as const, params: { shown: 'none', why: 'NO_PROOF' } }];
    const typed = visit(0, {
      kind: 'manual',
      verdict: { decision: 'deny', category: 'kuning', reasons },
    });
    const refer = visit(0, { verdict: verdictOf('kuning') });
    log.appendSteps([
      {
        ...{ kind: 'decision', at: NOW.toISOString(), ref: refer, officerId: 7 },
        ...{ decision: 'deny', reason: 'NO_PROOF' },
      },
    ]);
    const { cases } = followUp.page({ filter: {}, limit: 10 });
    expect(cases.map((each) => each.visit.seq)).toEqual([refer, typed]);
  });

  test('whomever an officer adds, unless nobody is known there', () => {
    const { followUp, visit } = desk();
    const green = visit(0, { verdict: verdictOf('hijau') });
    const nobody = visit(0, { verdict: verdictOf('hijau'), holder: null });
    followUp.record({ seq: green, state: 'open' }, OFFICER);
    expect(followUp.history(green)).toMatchObject({ case: { visit: { seq: green } } });
    expect(() => followUp.record({ seq: nobody, state: 'open' }, OFFICER)).toThrow(
      expect.objectContaining({ code: 'NOBODY_KNOWN' }),
    );
    expect(() => followUp.record({ seq: 99, state: 'open' }, OFFICER)).toThrow(
      expect.objectContaining({ code: 'NO_SUCH_ENTRY' }),
    );
  });
});

describe('a case', () => {
  test('goes from step to step, with what was told last', () => {
    const { log, followUp, visit } = desk();
    const seq = visit(3);
    followUp.record({ seq, state: 'contacted', note: 'Tidak diangkat', phone: '+6281234567890' }, OFFICER);
    followUp.record({ seq, state: 'contacted', phone: '+6281111111111', village: 'Nipah-Nipah' }, OFFICER);
    followUp.record({ seq, state: 'done' }, OFFICER);
    expect(followUp.history(seq)).toMatchObject({
      case: {
        days: 3,
        note: 'Tidak diangkat',
        contact: { phone: '+6281111111111', village: 'Nipah-Nipah' },
        visit: { state: { follow: 'done' } },
      },
      steps: [{ note: 'Tidak diangkat' }, { village: 'Nipah-Nipah' }, { state: 'done', officerId: 7 }],
    });
    expect(log.verify()).toMatchObject({ ok: true });
  });

  test('begins with what was typed in at the desk', () => {
    const { followUp, visit } = desk();
    const seq = visit(0, { kind: 'manual', details: { phone: '+6281234567890', village: 'Penajam' } });
    expect(followUp.history(seq)?.case.contact).toEqual({ phone: '+6281234567890', village: 'Penajam' });
  });

  test('that is none has no history', () => {
    const { followUp, visit } = desk();
    expect(followUp.history(visit(0, { verdict: verdictOf('hijau') }))).toBeNull();
    expect(followUp.history(99)).toBeNull();
  });
});

describe('the list', () => {
  test('is asked for by state and age, in the office’s days', () => {
    const { followUp, visit } = desk();
    const old = visit(7);
    const week = visit(6);
    const today = visit(0);
    followUp.record({ seq: week, state: 'contacted' }, OFFICER);
    const seqs = (filter: object) => followUp.page({ filter, limit: 10 }).cases.map((each) => each.visit.seq);
    expect(seqs({ age: 'today' })).toEqual([today]);
    expect(seqs({ age: 'week' })).toEqual([today, week]);
    expect(seqs({ age: 'older' })).toEqual([old]);
    expect(seqs({ state: 'open' })).toEqual([today, old]);
    expect(seqs({ state: 'contacted', age: 'older' })).toEqual([]);
  });

  test('comes in pages, and as a whole for an export', () => {
    const { followUp, visit } = desk();
    const made = Array.from({ length: 450 }, () => visit()).reverse();
    const page = followUp.page({ filter: {}, limit: 2 });
    expect(page.more).toBe(true);
    const next = followUp.page({ filter: {}, limit: 500, before: page.cases.at(-1)?.visit.seq });
    expect(next.more).toBe(false);
    expect([...page.cases, ...next.cases].map((each) => each.visit.seq)).toEqual(made);
    expect([...followUp.list({})].map((each) => each.visit.seq)).toEqual(made);
  });
});
