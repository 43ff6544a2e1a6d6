import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createIssuer, issueHcert, trustDocument, type Issuer } from '../support/issuer/hcert.ts';
import { gerbang, NOW, testFolder, verifyLine } from './in-process.ts';

const UCI = 'URN:UVCI:01:ID:GERBANG/CONTOH#1';

let data: string;
let issuer: Issuer;
let code: string;

beforeEach(async () => {
  data = testFolder();
  issuer = await createIssuer({ country: 'ID' }, NOW);
  const day = 86_400_000;
  code = issueHcert(issuer, {
    vaccination: {},
    issuedAt: new Date(NOW.getTime() - 60 * day),
    expiresAt: new Date(NOW.getTime() + 60 * day),
  });
  await trust('import', write('list.json', trustDocument(issuer)));
});

function write(name: string, value: unknown): string {
  const path = join(data, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

const trust = (verb: string, ...args: string[]) => gerbang(['trust', verb, ...args, '--data', data]);
const verdict = async () => (await gerbang(['verify', code, '--data', data])).out.join('\n');

describe('trust import', () => {
  test('takes a batch of revoked hashes, tells it by its structure, lists it, and verify heeds it', async () => {
    const hash = createHash('sha256').update(UCI).digest().subarray(0, 16).toString('base64');
    const batch = { country: 'ID', kid: issuer.kid, hashType: 'UCI', entries: [{ hash }] };
    expect(await verdict()).not.toContain('CREDENTIAL_REVOKED');
    const { code: exit, out } = await trust('import', write('batch.json', batch));
    expect({ exit, out }).toEqual({
      exit: 0,
      out: [`${join(data, 'batch.json')}: dcc-hashes, 1 revoked (1 new, 0 removed)`],
    });
    expect(await verdict()).toContain('CREDENTIAL_REVOKED');
    const { out: lists } = await trust('list');
    expect(lists).toContainEqual(expect.stringContaining('batch.json\tdcc-hashes\t1 revoked'));
  });

  test('asks before revoked certificates would be believed again', async () => {
    const list = (...rids: string[]) => write('crl.json', { kid: 'k', method: 'rid', ctr: 1, rids });
    await trust('import', list('a', 'b'));
    const less = await trust('import', list('a'));
    expect(less.code).toBe(1);
    expect(less.err).toContain('--yes');
    expect((await trust('import', list('a'), '--yes')).code).toBe(0);
  });

  test('refuses a damaged list as a whole', async () => {
    const { code: exit, err } = await trust('import', write('batch.json', { hashType: 'UCI', entries: [1] }));
    expect(exit).toBe(1);
    expect(err).toContain('damaged list of revocations');
  });
});

test('verify heeds the lists of revocations that it is given beside the keys', async () => {
  const hash = createHash('sha256').update(UCI).digest().subarray(0, 16).toString('hex');
  const batch = { country: 'ID', kid: issuer.kid, hashType: 'UCI', entries: [{ hash }] };
  const [keys, revoked] = [join(data, 'list.json'), write('batch.json', batch)];
  expect(await verifyLine({ id: 1, scan: code, at: NOW.toISOString(), trust: [keys] })).toMatchObject({
    outcome: 'verified',
  });
  expect(
    await verifyLine({ id: 1, scan: code, at: NOW.toISOString(), trust: [keys, revoked] }),
  ).toMatchObject({
    outcome: 'invalid',
    error: 'CREDENTIAL_REVOKED',
    verdict: { decision: 'deny' },
  });
  const { out } = await gerbang(['verify', code, '--trust', keys, '--trust', revoked]);
  expect(out.join()).toContain('CREDENTIAL_REVOKED');
});

test('trust remove forgets a list of either kind', async () => {
  await trust('import', write('crl.json', { kid: 'k', method: 'rid', ctr: 1, rids: ['a'] }));
  expect(await trust('remove', 'crl:k', 'did:web:example.test:v2:trustlist')).toMatchObject({ code: 0 });
  expect((await trust('list')).out.join('')).toBe('');
  expect(await trust('remove', 'crl:k')).toMatchObject({ code: 1, out: ['there is no list crl:k'] });
});

describe('trust block and unblock', () => {
  test('a certificate is refused by its id until the block is taken back', async () => {
    expect((await trust('block', UCI)).code).toBe(0);
    expect(await verdict()).toContain('CREDENTIAL_REVOKED');
    expect((await trust('unblock', UCI)).code).toBe(0);
    expect(await verdict()).not.toContain('CREDENTIAL_REVOKED');
  });

  test('an id that was not blocked is told, and one has to be named', async () => {
    expect(await trust('unblock', 'another')).toMatchObject({ code: 1, out: ['another was not blocked'] });
    expect((await trust('block')).code).toBe(2);
  });
});
