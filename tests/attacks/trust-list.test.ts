import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { TrustFetcher } from '../../src/main/trust/fetch/trust-fetcher.ts';
import { RevocationStore } from '../../src/main/trust/revocation/revocation-store.ts';
import { TrustStore } from '../../src/main/trust/trust-store.ts';
import { ListServer } from '../main/fetch/server.ts';
import { createIssuer, type Issuer, trustDocument } from '../support/issuer/hcert.ts';
import { ListSigner } from '../support/issuer/list-signer.ts';

/**
 * The adversary: whoever stands between the kiosk and the lists that it fetches, or holds an address that it asks, and
 * wants a key of their own believed. No issuer's and no signer's key is theirs.
 */

const DAY_MS = 86_400_000;

let server: ListServer;
let files: Map<string, { readonly body: unknown; readonly status?: number }>;
let store: TrustStore;
let revocations: RevocationStore;
let fetcher: TrustFetcher;
let now: Date;
let urls: string[];
let signer: ListSigner;
let issuers: Issuer[];
let evil: Issuer;

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gerbang-attack-'));
  server = await ListServer.start();
  files = new Map();
  server.answer = ({ url = '' }, response) => {
    const file = files.get(url);
    response.writeHead(file ? (file.status ?? 200) : 404).end(JSON.stringify(file?.body));
  };
  store = TrustStore.open(join(folder, 'trust.db'));
  revocations = RevocationStore.open(join(folder, 'trust.db'));
  now = new Date('2022-02-24T06:00:00Z');
  urls = [`${server.url}/who.json`];
  fetcher = new TrustFetcher({
    ...{ store, revocations, random: () => 0.5, timeoutMs: 5000 },
    settings: () => ({ enabled: true, urls, everyHours: 24 }),
    now: () => now,
    report: () => undefined,
    onChange: () => undefined,
    lists: [{ name: 'WHO', url: `${server.url}/who.json`, signerUrl: `${server.url}/signer.json` }],
  });
  signer = new ListSigner();
  const make = (country: string) => createIssuer({ country }, now);
  issuers = await Promise.all(Array.from({ length: 10 }, () => make('ID')));
  evil = await make('ID');
  onTestFinished(async () => {
    await fetcher.close();
    revocations.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

function listOf(keys: readonly Issuer[]) {
  const plain = trustDocument(...keys);
  return {
    ...plain,
    '@context': [...plain['@context'], 'https://smart.who.int/trust/tng-context/v1.jsonld'],
  };
}

const withEvil = () => listOf([...issuers, evil]);
const believes = ({ publicKey }: Issuer) => {
  const wanted = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  return [...store.load()].some(({ record }) => record.spki === wanted);
};
const serve = (path: string, body: unknown, status?: number) =>
  files.set(path, { body, ...(status !== undefined && { status }) });
const why = () => fetcher.pending.flatMap((each) => each.why);

/** The kiosk has taken the signed list once. */
async function known(): Promise<void> {
  serve('/signer.json', signer.document());
  serve('/who.json', await signer.sign(listOf(issuers)));
  await fetcher.fetchNow();
  expect(store.load().size).toBe(issuers.length);
  expect(store.sources()[0]?.proof?.state).toBe('valid');
}

describe('a list whose signer is known, with a key added', () => {
  beforeEach(known);

  test('and its proof stripped, is kept back', async () => {
    serve('/who.json', withEvil());
    await fetcher.fetchNow();
    expect(why()).toContain('PROOF_MISSING');
    expect(believes(evil)).toBe(false);
  });

  test('and the old proof under it, is kept back', async () => {
    const { proof } = await signer.sign(listOf(issuers));
    serve('/who.json', { ...withEvil(), proof });
    await fetcher.fetchNow();
    expect(why()).toContain('PROOF_FALSE');
    expect(believes(evil)).toBe(false);
  });

  test('and a proof that names a method of which nobody knows, is kept back', async () => {
    const { proof } = await signer.sign(listOf(issuers));
    serve('/who.json', { ...withEvil(), proof: { ...proof, verificationMethod: 'did:web:nobody' } });
    await fetcher.fetchNow();
    expect(why()).toContain('PROOF_MISSING');
    expect(believes(evil)).toBe(false);
  });

  test.each([404, 500])('and the signer’s document answered with %i, is kept back', async (status) => {
    serve('/signer.json', null, status);
    serve('/who.json', { ...withEvil(), proof: { ...(await signer.sign(withEvil())).proof, jws: 'a..b' } });
    await fetcher.fetchNow();
    expect(why()).toContain('PROOF_FALSE');
    expect(believes(evil)).toBe(false);
  });

  test('signed with a key of their own, whose document they serve as well, is kept back', async () => {
    const impostor = new ListSigner();
    serve('/signer.json', impostor.document());
    serve('/who.json', await impostor.sign(withEvil()));
    await fetcher.fetchNow();
    expect(why()).toEqual(['SIGNER_CHANGED']);
    expect(believes(evil)).toBe(false);
    // The right signer’s next issue is taken all the same, whatever stands in the document.
    serve('/who.json', await signer.sign(listOf(issuers)));
    await fetcher.fetchNow();
    expect(fetcher.pending).toEqual([]);
  });

  test('is not taken later either: what was proven once does not go back', async () => {
    serve('/who.json', withEvil());
    now = new Date(now.getTime() + 400 * DAY_MS);
    await fetcher.fetchNow();
    expect(believes(evil)).toBe(false);
    fetcher.accept('did:web:example.test:v2:trustlist');
    serve('/who.json', listOf([...issuers, evil, await createIssuer({ country: 'ID' }, now)]));
    await fetcher.fetchNow();
    expect(why()).toContain('PROOF_MISSING');
  });
});

test('a list that has to be signed is not taken unproven the very first time', async () => {
  serve('/who.json', withEvil());
  await fetcher.fetchNow();
  expect(why()).toEqual(['PROOF_MISSING']);
  expect(store.load().size).toBe(0);
});

test('another address that answers with WHO’s id does not replace WHO’s list', async () => {
  await known();
  urls = [`${server.url}/other.json`];
  serve('/other.json', await signer.sign(listOf(issuers.slice(0, 9))));
  await fetcher.fetchNow();
  expect(why()).toContain('LIST_ELSEWHERE');
  serve('/other.json', withEvil());
  await fetcher.fetchNow();
  expect(why()).toEqual(['PROOF_MISSING', 'LIST_ELSEWHERE']);
  expect(believes(evil)).toBe(false);
});

describe('a list that nobody signs', () => {
  beforeEach(async () => {
    urls = [`${server.url}/plain.json`];
    serve('/plain.json', listOf(issuers));
    await fetcher.fetchNow();
    expect(store.load().size).toBe(issuers.length);
  });

  test('whose keys are exchanged one by one is kept back at the second in a week', async () => {
    const strangers = await Promise.all(issuers.map(() => createIssuer({ country: 'ID' }, now)));
    for (let count = 1; count <= issuers.length; count++) {
      now = new Date(now.getTime() + DAY_MS / 2);
      serve('/plain.json', listOf([...strangers.slice(0, count), ...issuers.slice(count)]));
      await fetcher.fetchNow();
    }
    expect(why()).toContain('KEYS_LOST');
    expect(strangers.filter(believes)).toHaveLength(1);
  });

  test('that grows key by key is kept back as well', async () => {
    const strangers = await Promise.all(issuers.map(() => createIssuer({ country: 'ID' }, now)));
    for (let count = 1; count <= strangers.length; count++) {
      now = new Date(now.getTime() + DAY_MS / 2);
      serve('/plain.json', listOf([...issuers, ...strangers.slice(0, count)]));
      await fetcher.fetchNow();
    }
    expect(why()).toContain('KEYS_ADDED');
    expect(strangers.filter(believes)).toHaveLength(2);
  });

  test('cannot be followed at its address by a list of another name', async () => {
    serve('/plain.json', { ...listOf([evil]), id: 'did:web:evil.example' });
    await fetcher.fetchNow();
    expect(why()).toEqual(['LIST_RENAMED']);
    expect(believes(evil)).toBe(false);
  });
});

test('a list of revocations at an address is fetched like keys, and one that has shrunk is kept back', async () => {
  urls = [`${server.url}/revoked.json`];
  const hash = (n: number) => Buffer.alloc(16, n).toString('base64');
  const batch = (count: number) => ({
    country: 'ID',
    kid: 'UNKNOWN_KID',
    hashType: 'UCI',
    entries: Array.from({ length: count }, (_, n) => ({ hash: hash(n) })),
  });
  serve('/revoked.json', [batch(10)]);
  expect(await fetcher.fetchNow()).toBe(true);
  expect(revocations.sources()).toMatchObject([{ entries: 10 }]);
  serve('/revoked.json', [batch(2)]);
  await fetcher.fetchNow();
  expect(fetcher.pending).toMatchObject([{ of: 'revocations', removed: 8 }]);
  expect(revocations.load().size).toBe(10);
});
