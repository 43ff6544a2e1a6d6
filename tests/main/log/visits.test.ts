import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GENESIS, headMac, rowMac } from '../../../src/main/log/chain.ts';
import { LOG_MIGRATIONS } from '../../../src/main/log/migrations.ts';
import { Row } from '../../../src/main/log/row.ts';
import { openDatabase } from '../../../src/main/sqlite/open.ts';
import type { NewStep } from '../../../src/shared/domain/visit.ts';
import { KEYS, newEntry, temporaryFolder, temporaryLog, verdictOf } from './fixture.ts';

const AT = '2022-02-24T06:30:00.000Z';
const ALL = { from: '2022-01-01T00:00:00.000Z', to: '2023-01-01T00:00:00.000Z' };
const decision = (ref: number, decided: 'admit' | 'deny'): NewStep => ({
  kind: 'decision',
  at: AT,
  ref,
  officerId: 7,
  decision: decided,
  reason: decided === 'admit' ? 'IDENTITY_CONFIRMED' : 'NAME_MISMATCH',
  note: 'KTP diperiksa',
});

describe('how a visit stands', () => {
  test('a refer waits until an officer has decided, and the entry itself stays as it was', () => {
    const { log } = temporaryLog();
    const { seq } = log.append(newEntry({ verdict: verdictOf('kuning'), tracked: true }));
    expect(log.page({ ...ALL, waiting: true }, 10).map((visit) => visit.seq)).toEqual([seq]);

    log.appendSteps([decision(seq, 'admit')]);
    expect(log.page({ ...ALL, waiting: true }, 10)).toEqual([]);
    expect(log.visit(seq)).toMatchObject({
      verdict: { decision: 'refer', category: 'kuning' },
      state: { decision: 'admit', waiting: false, officerId: 7, inside: true },
    });
    expect(log.steps(seq)).toMatchObject([{ kind: 'decision', note: 'KTP diperiksa', officerId: 7 }]);
    expect(log.verify()).toMatchObject({ ok: true });
  });

  test('who was admitted is inside until a leave is on record', () => {
    const { log } = temporaryLog();
    const { seq } = log.append(newEntry({ tracked: true }));
    expect(log.page({ ...ALL, inside: true }, 10)).toHaveLength(1);
    log.appendSteps([{ kind: 'leave', at: AT, ref: seq, officerId: null, way: 'again' }]);
    expect(log.page({ ...ALL, inside: true }, 10)).toEqual([]);
    expect(log.visit(seq)?.state).toMatchObject({ inside: false, leftAt: AT, leftHow: 'again' });
  });

  test('an office that does not keep who is inside has nobody inside', () => {
    const { log } = temporaryLog();
    log.append(newEntry({ tracked: false }));
    expect(log.page({ ...ALL, inside: true }, 10)).toEqual([]);
  });

  test('a turned-away one who had gone in is not inside any more', () => {
    const { log } = temporaryLog();
    const { seq } = log.append(newEntry({ tracked: true }));
    log.appendSteps([decision(seq, 'deny')]);
    expect(log.visit(seq)?.state).toMatchObject({ decision: 'deny', inside: false });
  });

  test('red and black ones who are known by name are followed up, step by step', () => {
    const { log } = temporaryLog();
    const named = log.append(newEntry({ verdict: verdictOf('hitam') }));
    log.append(newEntry({ verdict: verdictOf('merah'), holder: null }));
    log.append(newEntry());
    expect(log.page({ ...ALL, follow: 'open' }, 10).map(({ seq }) => seq)).toEqual([named.seq]);
    log.appendSteps([{ kind: 'follow', at: AT, ref: named.seq, officerId: 7, state: 'done' }]);
    expect(log.page({ ...ALL, follow: 'open' }, 10)).toEqual([]);
    expect(log.page({ ...ALL, follow: 'any' }, 10)).toHaveLength(1);
  });

  test('what an officer noted is shredded with the entry that it is about', () => {
    const { log } = temporaryLog();
    const { seq } = log.append(newEntry({ verdict: verdictOf('kuning') }));
    log.appendSteps([decision(seq, 'admit')]);
    expect(log.eraseRows([seq], { at: new Date(AT), officerId: null })).toBe(2);
    expect(log.steps(seq)[0]).not.toHaveProperty('note', expect.anything());
    expect(log.verify()).toMatchObject({ ok: true });
  });
});

test('a log of the version before visits is carried over, and its chain holds', () => {
  const path = join(temporaryFolder(), 'gerbang.db');
  const old = openDatabase(path, LOG_MIGRATIONS.slice(0, 2), { readonly: false, busyTimeoutMs: 50 });
  const row = {
    ...{ seq: 1, at: Date.parse(AT), kind: 'scan', source: 'wedge', format: null, outcome: 'invalid' },
    ...{
      decision: 'refer',
      category: 'kuning',
      reasons: '[{"code":"ONLINE_ONLY"}]',
      issuer: null,
      key_id: null,
    },
    ...{ officer_id: null, action: null, detail: null, policy: null, name: null, name_digest: null },
    ...{ birth_date: null, birth_date_digest: null },
  };
  const chained = { ...row, person: null, ref: null, tracked: null, details: null, details_digest: null };
  const mac = rowMac(KEYS.chain, GENESIS, Row.omit({ mac: true }).parse(chained));
  const columns = Object.keys(row);
  old
    .prepare(
      `INSERT INTO entries (${columns.join()}, mac) VALUES (${columns.map((c) => `@${c}`).join()}, @mac)`,
    )
    .run({ ...row, mac });
  old.prepare('INSERT INTO head VALUES (1, 1, ?)').run(headMac(KEYS.chain, 1, mac));
  old.close();

  const { log } = temporaryLog(path);
  expect(log.visit(1)).toMatchObject({
    person: 'pengunjung',
    verdict: { reasons: [{ code: 'ONLINE_ONLY' }] },
    state: { waiting: true, inside: false },
  });
  expect(log.verify()).toEqual({ ok: true, rows: 1 });
});
