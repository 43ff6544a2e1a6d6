import { describe, expect, test } from 'vitest';
import type { NewEntry } from '../../../src/shared/domain/entry.ts';
import { LIMITS } from '../../../src/shared/domain/limits.ts';
import { keepable } from '../../../src/main/log/limits.ts';
import { appendFormer, asOfThen } from './former.ts';
import { newEntry, temporaryLog, verdictOf } from './fixture.ts';

const LONG = 'Aع中'.repeat(40_000);
const ALL = { from: '2022-01-01T00:00:00.000Z', to: '2023-01-01T00:00:00.000Z' };
const FORGED: Partial<NewEntry> = {
  outcome: 'untrusted',
  verdict: verdictOf('hitam'),
  issuer: 'https://kemkes.go.id',
  holder: { name: 'Bupati Terhormat', birthDate: '1970-01-01' },
};

describe('what is appended', () => {
  test('is kept as it is where it is within the limits', () => {
    const entry = newEntry({
      holder: { name: 'ʻ'.repeat(LIMITS.name) },
      issuer: 'x'.repeat(LIMITS.text),
      details: { purpose: 'Legalisir akta', note: 'n'.repeat(1000) },
    });
    expect(keepable(entry)).toEqual(entry);
  });

  test.each<[string, Partial<NewEntry>]>([
    ['name', { holder: { name: LONG } }],
    ['issuer', { issuer: LONG }],
    ['key id', { keyId: LONG }],
    ['source', { source: LONG }],
    ['policy', { policy: LONG }],
    ['note', { details: { note: LONG, purpose: 'Rapat' } }],
    [
      'reason',
      { verdict: { ...verdictOf('merah'), reasons: [{ code: 'RULE_FAILED', params: { rule: LONG } }] } },
    ],
    [
      'list of reasons',
      { verdict: { ...verdictOf('merah'), reasons: Array(5000).fill({ code: 'TEST_POSITIVE' }) } },
    ],
  ])('beyond them, a %s, is cut, says so last, and is an entry all the same', (_, change) => {
    const { log } = temporaryLog();
    const kept = log.append(newEntry(change));
    expect(kept.verdict.reasons.at(-1)).toEqual({ code: 'CREDENTIAL_TOO_LARGE' });
    expect(kept.verdict.reasons[0]?.code).toBe((change.verdict ?? newEntry().verdict).reasons[0]?.code);
    const read = log.visit(kept.seq);
    expect(read).toMatchObject(kept);
    expect(JSON.stringify(read).length).toBeLessThan(4000);
    expect(log.verify()).toMatchObject({ ok: true });
    expect(log.verifyVisits()).toBeNull();
  });

  test('of a step is no longer than a note', () => {
    const { log } = temporaryLog();
    const { seq } = log.append(newEntry({ verdict: verdictOf('kuning') }));
    const step = { at: '2022-02-24T06:10:00.000Z', ref: seq, officerId: 7 } as const;
    log.appendSteps([
      { ...step, kind: 'decision', decision: 'deny', reason: 'OTHER', note: LONG },
      { ...step, kind: 'follow', state: 'open', note: LONG },
    ]);
    expect(log.steps(seq).map((each) => 'note' in each && each.note?.length)).toEqual([1000, 1000]);
  });

  test('from what nothing proves has no name, no birth date, no issuer, and is no case', async () => {
    const { log } = temporaryLog();
    const kept = log.append(newEntry(FORGED));
    expect(kept).toMatchObject({ holder: null, issuer: null, keyId: null, outcome: 'untrusted' });
    expect(log.visit(kept.seq)).toMatchObject({ holder: null, personal: 'none', state: { follow: null } });
    expect(await log.search('bupati', ALL, 10)).toEqual([]);
  });

  test('as an officer typed it is the officer’s word', () => {
    const { log } = temporaryLog();
    const { seq } = log.append(newEntry({ ...FORGED, kind: 'manual', format: null, officerId: 7 }));
    expect(log.visit(seq)).toMatchObject({ holder: { name: 'Bupati Terhormat' }, state: { follow: 'open' } });
  });
});

describe('rows of before there were limits', () => {
  test('are read no longer than a name is', async () => {
    const { log } = temporaryLog();
    const seq = appendFormer(log, newEntry({ holder: { name: LONG }, issuer: LONG, keyId: LONG }));
    const read = log.visit(seq);
    expect(Array.from(read?.holder?.name ?? '')).toHaveLength(LIMITS.name);
    expect(JSON.stringify(read).length).toBeLessThan(4000);
    expect(JSON.stringify(log.page(ALL, 10)).length).toBeLessThan(4000);
    expect(await log.search('tidak ada', ALL, 10)).toEqual([]);
    expect(log.verify()).toMatchObject({ ok: true });
  });

  test('name nobody by what a code claims, and make no case of it; what an officer made of it stays', async () => {
    const { log } = temporaryLog();
    const claimed = appendFormer(log, newEntry(FORGED));
    const worked = appendFormer(log, newEntry(FORGED));
    const proven = appendFormer(log, newEntry({ verdict: verdictOf('merah') }));
    log.appendSteps([
      { kind: 'follow', at: '2022-02-24T07:00:00.000Z', ref: worked, officerId: 7, state: 'open' },
    ]);
    asOfThen(log);

    const cases = log.page({ ...ALL, follow: 'any' }, 10);
    expect(cases.map(({ seq }) => seq)).toEqual([proven, worked]);
    expect(log.countFollowed()).toEqual({ open: 2, contacted: 0, done: 0 });
    expect(JSON.stringify(log.page(ALL, 10))).not.toMatch(/Bupati|kemkes|1970/);
    expect(log.visit(claimed)).toMatchObject({ holder: null, issuer: null, personal: 'none' });
    expect(await log.search('bupati', ALL, 10)).toEqual([]);
    expect(await log.searchAll('bupati', ALL)).toEqual([]);
    // Their fields are there until the retention takes them, and the chain is what it was.
    expect(log.verify()).toMatchObject({ ok: true });
    expect(log.verifyVisits()).toBeNull();
    const request = { at: new Date('2022-06-01T00:00:00Z'), officerId: null };
    expect(log.eraseBefore(new Date('2022-05-01T00:00:00Z'), request)).toBe(3);
  });
});
