import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { TrustImport } from '../../../src/main/trust/import/trust-import.ts';
import type { IssuerKey } from '../../../src/main/trust/issuer-key.ts';
import { openDatabase } from '../../../src/main/sqlite/open.ts';
import { TRUST_MIGRATIONS } from '../../../src/main/trust/migrations.ts';
import { staleSources, TrustStore } from '../../../src/main/trust/trust-store.ts';
import { decoded, ec, issueCertificate, judge, kidOf, listed, NOW, signed, trusted } from './fixture.ts';

let path: string;
let store: TrustStore;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'gerbang-trust-'));
  path = join(folder, 'trust.db');
  store = open();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

function open(): TrustStore {
  const opened = TrustStore.open(path);
  onTestFinished(() => opened.close());
  return opened;
}

function list(keys: readonly IssuerKey[], more: Partial<TrustImport> = {}): TrustImport {
  return { kind: 'did', source: 'did:web:a', keys, skipped: [], references: [], proof: undefined, ...more };
}

const someKeys = (count: number) =>
  Array.from({ length: count }, (_, index) => trusted(ec(), { name: { by: 'kid', kid: `kid ${index}` } }));

const take = (imported: TrustImport, at = NOW) => store.apply(store.plan(imported), at);

test('a new store trusts no one', () => {
  expect(store.load().size).toBe(0);
  expect(store.sources()).toEqual([]);
});

test('what was taken is there after the store was closed, and verifies', async () => {
  const issued = await issueCertificate({ purposes: ['1.3.6.1.4.1.1847.2021.1.2'] });
  take(list([listed(issued)], { proof: { state: 'unchecked', signer: 'did:web:who', created: undefined } }));
  const again = open();
  const credential = decoded(signed('ES256', issued, { key: { by: 'kid', kid: kidOf(issued) } }));
  expect(judge(credential, again.load())).toBe('verified');
  expect(again.sources()).toEqual([
    {
      id: 'did:web:a',
      kind: 'did',
      importedAt: NOW.toISOString(),
      proof: { state: 'unchecked', signer: 'did:web:who' },
      keys: 1,
    },
  ]);
});

test('a list replaces its own last issue and no other list', () => {
  const [a, b, c] = [someKeys(3), someKeys(2), someKeys(1)];
  take(list(a));
  take(list(c, { source: 'stick.pem', kind: 'certificates' }));
  take(list(b));
  expect(store.sources().map(({ id, keys }) => [id, keys])).toEqual([
    ['did:web:a', 2],
    ['stick.pem', 1],
  ]);
  expect([...store.load()].map(({ record }) => record.spki).sort()).toEqual(
    [...b, ...c].map(({ record }) => record.spki).sort(),
  );
});

describe('a plan', () => {
  test('says what an import adds, removes and leaves, and changes nothing', () => {
    const keys = someKeys(20);
    take(list(keys.slice(0, 19)));
    const plan = store.plan(list(keys.slice(1)));
    expect([plan.added.length, plan.removed.length, plan.kept]).toEqual([1, 1, 18]);
    expect(plan.needsConsent).toBe(false);
    expect(store.load().size).toBe(19);
  });

  test('asks where a list would lose more than a tenth of its signers', () => {
    const keys = someKeys(20);
    take(list(keys));
    expect(store.plan(list(keys.slice(2))).needsConsent).toBe(false);
    expect(store.plan(list(keys.slice(3))).needsConsent).toBe(true);
    expect(store.plan(list([])).needsConsent).toBe(true);
  });

  test('asks where the list’s signature is wrong', () => {
    const proof = { state: 'invalid', signer: 'did:web:who', created: undefined } as const;
    expect(store.plan(list(someKeys(1), { proof })).needsConsent).toBe(true);
  });

  test('that another import has overtaken is refused, and nothing is changed', () => {
    const plan = store.plan(list(someKeys(1)));
    open().apply(store.plan(list(someKeys(2))), NOW);
    expect(() => store.apply(plan, NOW)).toThrow(expect.objectContaining({ code: 'TRUST_PLAN_STALE' }));
    expect(store.load().size).toBe(2);
  });
});

test('the kiosk notices what another process has imported', () => {
  store.load();
  expect(store.changed()).toBe(false);
  const other = open();
  other.apply(other.plan(list(someKeys(1))), NOW);
  expect(store.changed()).toBe(true);
  expect(store.load().size).toBe(1);
  expect(store.changed()).toBe(false);
});

test('an import that fails half-way leaves the list as it was', () => {
  take(list(someKeys(3)));
  const db = openDatabase(path, TRUST_MIGRATIONS);
  db.exec(`CREATE TRIGGER fail BEFORE INSERT ON issuer_key WHEN (SELECT count(*) FROM issuer_key) >= 2
           BEGIN SELECT RAISE(ABORT, 'disk trouble'); END`);
  db.close();
  expect(() => take(list(someKeys(5)))).toThrow('disk trouble');
  expect(store.load().size).toBe(3);
});

test('a list is forgotten with all its keys', () => {
  take(list(someKeys(3)));
  store.remove('did:web:a');
  expect(store.load().size).toBe(0);
  expect(() => store.remove('did:web:a')).toThrow(expect.objectContaining({ code: 'TRUST_SOURCE_UNKNOWN' }));
});

test('a list is stale when it was last taken or confirmed too long ago', () => {
  take(list(someKeys(1)));
  const later = new Date(NOW.getTime() + 30 * 86_400_000 + 1);
  const stale = () => staleSources(store.sources(), later, 30).map(({ id }) => id);
  expect(stale()).toEqual(['did:web:a']);
  store.confirm('did:web:a', later);
  expect(stale()).toEqual([]);
});

test('a damaged row is told, not passed over', () => {
  take(list(someKeys(1)));
  const db = openDatabase(path, TRUST_MIGRATIONS);
  db.exec(`UPDATE issuer_key SET record = '{}'`);
  db.close();
  expect(() => store.load()).toThrow(expect.objectContaining({ code: 'TRUST_STORE_CORRUPT' }));
});
