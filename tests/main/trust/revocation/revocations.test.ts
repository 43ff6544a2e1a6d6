import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { decode } from '../../../../src/main/credential/decode.ts';
import type { DecodedCredential } from '../../../../src/main/credential/types.ts';
import { openDatabase } from '../../../../src/main/sqlite/open.ts';
import { authenticate, outcomeOf } from '../../../../src/main/trust/authenticate.ts';
import { importTrust } from '../../../../src/main/trust/import/import-trust.ts';
import { TRUST_MIGRATIONS } from '../../../../src/main/trust/migrations.ts';
import { HashSet } from '../../../../src/main/trust/revocation/hash-set.ts';
import { importRevocations } from '../../../../src/main/trust/revocation/import-revocations.ts';
import { RevocationStore } from '../../../../src/main/trust/revocation/revocation-store.ts';
import { Revocations } from '../../../../src/main/trust/revocation/revocations.ts';
import { TrustList } from '../../../../src/main/trust/trust-list.ts';
import { createIssuer, issueHcert, trustDocument, type Issuer } from '../../../support/issuer/hcert.ts';
import { createShcIssuer, issueShc, type ShcIssuer } from '../../../support/issuer/shc.ts';

const NOW = new Date('2022-02-24T06:00:00Z');
const ISSUED = new Date('2022-01-10T00:00:00Z');
const EXPIRES = new Date('2023-01-10T00:00:00Z');
const UCI = 'URN:UVCI:01:ID:GERBANG/CONTOH#1';

const file = (value: unknown) => Buffer.from(JSON.stringify(value));
const decodeText = (text: string) => decode({ text, bytes: Buffer.from(text) });
const first16 = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest().subarray(0, 16);

function batchFile(issuer: Pick<Issuer, 'kid'>, hashType: string, hash: Uint8Array, more: object = {}) {
  return {
    country: 'ID',
    expires: '2023-01-10T00:00:00.000Z',
    kid: issuer.kid,
    hashType,
    entries: [{ hash: Buffer.from(hash).toString('base64') }],
    ...more,
  };
}

function revocationsOf(...values: readonly unknown[]): Revocations {
  return Revocations.of(
    values.flatMap((value) => importRevocations(file(value), 'batch.json')?.batches ?? []),
  );
}

function judge(decoded: DecodedCredential, trust: TrustList, revocations: Revocations): string {
  try {
    authenticate(decoded, trust, NOW, { revocations });
    return 'verified';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'another error';
  }
}

const trustOf = (...issuers: Issuer[]) =>
  TrustList.of(importTrust(file(trustDocument(...issuers)), { name: 'list' }).keys);

describe('EU DCC hashes', () => {
  let issuer: Issuer;
  let trust: TrustList;
  let decoded: DecodedCredential;

  beforeEach(async () => {
    issuer = await createIssuer({ country: 'ID' }, NOW);
    trust = trustOf(issuer);
    decoded = await decodeText(issueHcert(issuer, { vaccination: {}, issuedAt: ISSUED, expiresAt: EXPIRES }));
  });

  test('without a list nothing is revoked, and a revoked certificate is invalid, not untrusted', () => {
    expect(judge(decoded, trust, Revocations.NONE)).toBe('verified');
    expect(outcomeOf('CREDENTIAL_REVOKED')).toBe('invalid');
  });

  test.each([
    ['UCI', () => first16(UCI)],
    ['COUNTRYCODEUCI', () => first16(`ID${UCI}`)],
    ['SIGNATURE', (r: Uint8Array) => first16(r.subarray(0, 32))],
  ])('a certificate is found by its %s, and by no other', (type, hash) => {
    const revoked = hash(decoded.proof.signature);
    expect(judge(decoded, trust, revocationsOf(batchFile(issuer, type, revoked)))).toBe('CREDENTIAL_REVOKED');
    expect(judge(decoded, trust, revocationsOf(batchFile(issuer, type, randomBytes(16))))).toBe('verified');
    const otherType = type === 'UCI' ? 'SIGNATURE' : 'UCI';
    expect(judge(decoded, trust, revocationsOf(batchFile(issuer, otherType, revoked)))).toBe('verified');
  });

  test('of an RSA signature all is hashed', async () => {
    const rsa = await createIssuer({ country: 'ID', algorithm: 'PS256' }, NOW);
    const signed = await decodeText(
      issueHcert(rsa, { vaccination: {}, issuedAt: ISSUED, expiresAt: EXPIRES }),
    );
    const list = revocationsOf(batchFile(rsa, 'SIGNATURE', first16(signed.proof.signature)));
    expect(judge(signed, trustOf(rsa), list)).toBe('CREDENTIAL_REVOKED');
  });

  test('the same signature written otherwise (s as n - s) is revoked as well', () => {
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const { signature } = decoded.proof;
    const s = BigInt(`0x${Buffer.from(signature.subarray(32)).toString('hex')}`);
    const other = Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex');
    const rewritten = {
      ...decoded,
      proof: { ...decoded.proof, signature: Buffer.concat([signature.subarray(0, 32), other]) },
    };
    const list = revocationsOf(batchFile(issuer, 'SIGNATURE', first16(signature.subarray(0, 32))));
    expect(judge(rewritten, trust, Revocations.NONE)).toBe('verified');
    expect(judge(rewritten, trust, list)).toBe('CREDENTIAL_REVOKED');
  });

  test('a key revokes its own certificates and no other key’s', () => {
    const list = revocationsOf(batchFile({ kid: 'AAAAAAAAAAA=' }, 'UCI', first16(UCI)));
    expect(judge(decoded, trust, list)).toBe('verified');
  });

  test('without a key, a country revokes its own and no other country’s', () => {
    const unknown = { kid: 'UNKNOWN_KID' };
    const own = revocationsOf(batchFile(unknown, 'UCI', first16(UCI)));
    const others = revocationsOf(batchFile(unknown, 'UCI', first16(UCI), { country: 'DE' }));
    expect(judge(decoded, trust, own)).toBe('CREDENTIAL_REVOKED');
    expect(judge(decoded, trust, others)).toBe('verified');
  });

  test('batches of one key and type add up; hashes may be whole, and hexadecimal', () => {
    const whole = createHash('sha256').update(UCI).digest('hex');
    const list = revocationsOf([
      batchFile(issuer, 'UCI', randomBytes(16)),
      batchFile(issuer, 'UCI', randomBytes(16), { entries: [whole] }),
    ]);
    expect(list.size).toBe(2);
    expect(judge(decoded, trust, list)).toBe('CREDENTIAL_REVOKED');
  });
});

describe('SMART Health Cards', () => {
  let issuer: ShcIssuer;
  let trust: TrustList;

  beforeEach(async () => {
    issuer = await createShcIssuer();
    trust = TrustList.of(
      importTrust(file({ keys: [issuer.jwk] }), { name: 'jwks', issuer: issuer.url }).keys,
    );
  });

  const seconds = (time: Date) => time.getTime() / 1000;
  const card = async (rid?: string) =>
    decodeText(await issueShc(issuer, { issuedAt: ISSUED, ...(rid !== undefined && { rid }) }));
  const crl = (...rids: string[]) => revocationsOf({ kid: issuer.kid, method: 'rid', ctr: 1, rids });

  test.each([
    ['its rid', 'MKyCxh7p6uQ', 'CREDENTIAL_REVOKED'],
    ['another rid', 'AAAAAAAAAAA', 'verified'],
    [
      'its rid, for cards from before a second later',
      `MKyCxh7p6uQ.${seconds(ISSUED) + 1}`,
      'CREDENTIAL_REVOKED',
    ],
    ['its rid, for cards from before the very second', `MKyCxh7p6uQ.${seconds(ISSUED)}`, 'verified'],
  ])('a card and a list with %s', async (_, rid, expected) => {
    expect(judge(await card('MKyCxh7p6uQ'), trust, crl(rid))).toBe(expected);
  });

  test('of a rid that stands twice the later moment counts', async () => {
    const decoded = await card('MKyCxh7p6uQ');
    expect(judge(decoded, trust, crl('MKyCxh7p6uQ', 'MKyCxh7p6uQ.5'))).toBe('CREDENTIAL_REVOKED');
    expect(judge(decoded, trust, crl('MKyCxh7p6uQ.5', 'MKyCxh7p6uQ.6'))).toBe('verified');
  });

  test('a card without a rid, or of another key, is not touched', async () => {
    expect(judge(await card(), trust, crl('MKyCxh7p6uQ'))).toBe('verified');
    const others = revocationsOf({ kid: 'another', method: 'rid', ctr: 1, rids: ['MKyCxh7p6uQ'] });
    expect(judge(await card('MKyCxh7p6uQ'), trust, others)).toBe('verified');
  });
});

describe('a file', () => {
  test('that is none of revocations is left to others', () => {
    expect(importRevocations(file({ keys: [] }), 'jwks.json')).toBeUndefined();
    expect(importRevocations(randomBytes(100), 'noise')).toBeUndefined();
  });

  test.each([
    ['a hash too short', batchFile({ kid: 'k' }, 'UCI', randomBytes(15))],
    ['a type that we do not know', batchFile({ kid: 'k' }, 'TYPE', randomBytes(16))],
    ['a rid that is none', { kid: 'k', method: 'rid', ctr: 1, rids: ['a b'] }],
    ['another method', { kid: 'k', method: 'other', ctr: 1, rids: ['a'] }],
    ['one bad batch of two', [batchFile({ kid: 'k' }, 'UCI', randomBytes(16)), { hashType: 'UCI' }]],
  ])('with %s is refused as a whole', (_, value) => {
    expect(() => importRevocations(file(value), 'list')).toThrow(
      expect.objectContaining({ code: 'TRUST_FILE_MALFORMED' }),
    );
  });
});

describe('the store', () => {
  let path: string;
  let store: RevocationStore;

  beforeEach(() => {
    const folder = mkdtempSync(join(tmpdir(), 'gerbang-revocations-'));
    path = join(folder, 'trust.db');
    store = RevocationStore.open(path);
    onTestFinished(() => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    });
  });

  function take(value: unknown, name = 'batch.json'): void {
    const imported = importRevocations(file(value), name);
    if (!imported) throw new Error('not a list of revocations');
    store.apply(store.plan(imported), NOW);
  }

  function planOf(value: unknown) {
    const imported = importRevocations(file(value), 'batch.json');
    if (!imported) throw new Error('not a list of revocations');
    return store.plan(imported);
  }

  const entries = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ hash: first16(String(i)).toString('base64') }));
  const batch = (count: number) =>
    batchFile({ kid: 'k' }, 'UCI', randomBytes(16), { entries: entries(count) });

  test('keeps lists beside each other and replaces each as a whole', () => {
    take(batch(20));
    take({ kid: 'c', method: 'rid', ctr: 7, rids: ['a', 'b'] });
    take(batch(19));
    expect(store.load().size).toBe(21);
    expect(store.sources()).toEqual([
      { id: 'batch.json', kind: 'dcc-hashes', importedAt: NOW.toISOString(), counter: null, entries: 19 },
      { id: 'crl:c', kind: 'shc-crl', importedAt: NOW.toISOString(), counter: 7, entries: 2 },
    ]);
  });

  test('asks before it forgets more than a tenth, and before it takes an older list', () => {
    take(batch(20));
    expect(planOf(batch(18))).toMatchObject({ removed: 2, added: 0, needsConsent: false });
    expect(planOf(batch(17))).toMatchObject({ removed: 3, needsConsent: true });
    take({ kid: 'c', method: 'rid', ctr: 7, rids: ['a'] });
    expect(planOf({ kid: 'c', method: 'rid', ctr: 6, rids: ['a'] }).needsConsent).toBe(true);
    expect(planOf({ kid: 'c', method: 'rid', ctr: 8, rids: ['a'] }).needsConsent).toBe(false);
  });

  test('blocks a certificate of any format by its id, and takes that back', async () => {
    const issuer = await createIssuer({ country: 'ID' }, NOW);
    const text = issueHcert(issuer, { vaccination: {}, issuedAt: ISSUED, expiresAt: EXPIRES });
    const decoded = await decodeText(text);
    const verdict = () => judge(decoded, trustOf(issuer), store.load());
    expect(verdict()).toBe('verified');
    expect(store.block('urn:uvci:01:id:gerbang/contoh#1 ', NOW)).toBe(true);
    expect(store.block(UCI, NOW)).toBe(false);
    expect(verdict()).toBe('CREDENTIAL_REVOKED');
    expect(store.unblock('01:ID:GERBANG/CONTOH#1', NOW)).toBe(true);
    expect(store.unblock(UCI, NOW)).toBe(false);
    expect(verdict()).toBe('verified');
  });

  test('keeps no id of a certificate', () => {
    store.block(UCI, NOW);
    const db = openDatabase(path, TRUST_MIGRATIONS);
    onTestFinished(() => void db.close());
    expect(db.serialize().includes('GERBANG/CONTOH')).toBe(false);
  });

  test.each([
    ['a flipped bit', `UPDATE revocation_batch SET records = zeroblob(length(records))`],
    ['a list that lost its hashes', `DELETE FROM revocation_batch`],
    ['hashes of another key', `UPDATE revocation_batch SET kid = 'other'`],
    ['a kind that is none', `UPDATE revocation_source SET kind = 'none'`],
  ])('tells %s and does not go on without', (_, damage) => {
    take(batch(20));
    const db = openDatabase(path, TRUST_MIGRATIONS);
    db.exec(damage);
    db.close();
    expect(() => store.load()).toThrow(expect.objectContaining({ code: 'TRUST_STORE_CORRUPT' }));
    expect(planOf(batch(20)).needsConsent).toBe(true);
    take(batch(20));
    expect(store.load().size).toBe(20);
  });

  test('a damaged block list is not written over: it has to be removed first', () => {
    store.block(UCI, NOW);
    const db = openDatabase(path, TRUST_MIGRATIONS);
    db.exec('UPDATE revocation_batch SET records = zeroblob(16)');
    db.close();
    expect(() => store.block('another', NOW)).toThrow(
      expect.objectContaining({ code: 'TRUST_STORE_CORRUPT' }),
    );
    for (const { id } of store.sources()) store.remove(id);
    expect(store.block('another', NOW)).toBe(true);
    expect(store.load().size).toBe(1);
    expect(() => store.remove('none')).toThrow(expect.objectContaining({ code: 'TRUST_SOURCE_UNKNOWN' }));
  });

  test('a list that fails half-way leaves its last issue', () => {
    take(batch(20));
    const db = openDatabase(path, TRUST_MIGRATIONS);
    db.exec(
      `CREATE TRIGGER fail BEFORE INSERT ON revocation_batch BEGIN SELECT RAISE(ABORT, 'disk trouble'); END`,
    );
    db.close();
    expect(() => take(batch(25))).toThrow('disk trouble');
    expect(store.load().size).toBe(20);
  });
});

test('a hundred thousand hashes are each found, and none that is not there', () => {
  const records = randomBytes(16 * 100_000);
  const set = HashSet.of(records);
  expect(set.size).toBe(100_000);
  for (let at = 0; at < records.length; at += 16 * 997)
    expect(set.has(records.subarray(at, at + 16))).toBe(true);
  for (let i = 0; i < 1000; i++) expect(set.has(randomBytes(16))).toBe(false);
  expect(HashSet.of(Buffer.alloc(0)).has(randomBytes(16))).toBe(false);
  expect(() => HashSet.of(Buffer.alloc(17))).toThrow(RangeError);
});
