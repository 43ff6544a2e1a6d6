import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { nextWaitMs } from '../../../../src/main/fetch/back-off.ts';
import { TrustFetcher } from '../../../../src/main/trust/fetch/trust-fetcher.ts';
import { importTrust } from '../../../../src/main/trust/import/import-trust.ts';
import { RevocationStore } from '../../../../src/main/trust/revocation/revocation-store.ts';
import { TrustStore } from '../../../../src/main/trust/trust-store.ts';
import { createIssuer, trustDocument, type Issuer } from '../../../support/issuer/hcert.ts';
import { ListServer } from '../../fetch/server.ts';

const LATER = new Date('2022-03-01T00:00:00Z');

let server: ListServer;
let store: TrustStore;
let revocations: RevocationStore;
let fetcher: TrustFetcher;
let now: Date;
let reported: string[];
let issuers: Issuer[];
let settings: { enabled: boolean; urls: string[]; everyHours: number };

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gerbang-fetch-'));
  server = await ListServer.start();
  store = TrustStore.open(join(folder, 'trust.db'));
  revocations = RevocationStore.open(join(folder, 'trust.db'));
  now = new Date('2022-02-24T06:00:00Z');
  reported = [];
  settings = { enabled: true, urls: [`${server.url}/did.json`], everyHours: 24 };
  fetcher = new TrustFetcher({
    store,
    revocations,
    settings: () => settings,
    now: () => now,
    random: () => 0.5,
    report: (_, error) =>
      reported.push(error instanceof Error && 'code' in error ? String(error.code) : 'other'),
    onChange: () => undefined,
    lists: [{ name: 'test', url: `${server.url}/signed.json`, signerUrl: `${server.url}/signer.json` }],
    timeoutMs: 5000,
  });
  issuers = await Promise.all(['ID', 'DE', 'FR'].map((country) => createIssuer({ country }, now)));
  onTestFinished(async () => {
    await fetcher.close();
    revocations.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

const sources = () => store.sources().map(({ keys, importedAt }) => [keys, importedAt]);

test('a list is fetched, taken, and confirmed when it is unchanged', async () => {
  server.serve(trustDocument(...issuers));
  expect(await fetcher.fetchNow()).toBe(true);
  expect(sources()).toEqual([[3, now.toISOString()]]);
  now = LATER;
  expect(await fetcher.fetchNow()).toBe(true);
  expect(sources()).toEqual([[3, LATER.toISOString()]]);
  expect(server.requests.at(-1)?.headers['if-none-match']).toBe('"1"');
});

test('a list that was imported otherwise meanwhile is fetched whole again', async () => {
  server.serve(trustDocument(...issuers));
  await fetcher.fetchNow();
  for (const { id } of store.sources()) store.remove(id);
  await fetcher.fetchNow();
  expect(sources()).toEqual([[3, now.toISOString()]]);
});

describe('what is not taken unasked', () => {
  beforeEach(async () => {
    server.serve(trustDocument(...issuers));
    await fetcher.fetchNow();
  });

  test('a list that has shrunk is kept back, told, and taken when a person says so', async () => {
    server.serve(trustDocument(...issuers.slice(0, 1)), '"2"');
    await fetcher.fetchNow();
    await fetcher.fetchNow();
    expect(sources()).toEqual([[3, now.toISOString()]]);
    expect(fetcher.pending).toEqual([
      { source: 'did:web:example.test:v2:trustlist', of: 'keys', added: 0, removed: 2, why: ['KEYS_LOST'] },
    ]);
    fetcher.accept('did:web:example.test:v2:trustlist');
    expect(sources()).toEqual([[1, now.toISOString()]]);
    expect(fetcher.pending).toEqual([]);
    expect(() => fetcher.accept('did:web:example.test:v2:trustlist')).toThrow(
      expect.objectContaining({ code: 'TRUST_SOURCE_UNKNOWN' }),
    );
  });

  test('one that was taken otherwise meanwhile is no longer kept back', async () => {
    const shrunk = trustDocument(...issuers.slice(0, 1));
    server.serve(shrunk, '"2"');
    await fetcher.fetchNow();
    fetcher.review();
    expect(fetcher.pending).toHaveLength(1);
    store.apply(store.plan(importTrust(Buffer.from(JSON.stringify(shrunk)), { name: 'stick' })), now);
    fetcher.review();
    expect(fetcher.pending).toEqual([]);
  });

  test('one that is whole again is taken, and nothing is kept back any more', async () => {
    server.serve(trustDocument(...issuers.slice(0, 1)), '"2"');
    await fetcher.fetchNow();
    server.serve(trustDocument(...issuers), '"3"');
    await fetcher.fetchNow();
    expect(fetcher.pending).toEqual([]);
  });

  test.each<[string, string, () => void]>([
    ['an answer that is no list', 'TRUST_FILE_UNKNOWN', () => server.serve({ hello: 'there' }, '"2"')],
    ['an empty list', 'TRUST_FILE_EMPTY', () => server.serve(trustDocument(), '"2"')],
    [
      'a server in trouble',
      'FETCH_STATUS',
      () => (server.answer = (_, response) => response.writeHead(500).end()),
    ],
    [
      'half of a list',
      'TRUST_FILE_MALFORMED',
      () => (server.answer = (_, response) => response.end('{"id":"did:web:a","verif')),
    ],
  ])('%s: the keys at hand stay', async (_, code, change) => {
    change();
    expect(await fetcher.fetchNow()).toBe(false);
    expect(sources()).toEqual([[3, now.toISOString()]]);
    expect(reported).toContain(code);
  });
});

test('one address that fails does not keep the others', async () => {
  server.answer = ({ url }, response) =>
    url === '/did.json'
      ? response.writeHead(404).end()
      : response.end(JSON.stringify(trustDocument(...issuers)));
  settings.urls.push(`${server.url}/other.json`);
  expect(await fetcher.fetchNow()).toBe(false);
  expect(store.sources()).toHaveLength(1);
  expect(reported).toEqual(['FETCH_STATUS']);
});

test('on its first start it looks at once, where the site allows it; else never', async () => {
  server.serve(trustDocument(...issuers));
  settings.enabled = false;
  fetcher.start();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.requests).toHaveLength(0);
  settings.enabled = true;
  fetcher.start();
  await vi.waitFor(() => expect(store.sources()).toHaveLength(1), 30_000);
});

test('what was under way when it is closed is dropped', async () => {
  server.answer = (_, response) =>
    setTimeout(() => response.end(JSON.stringify(trustDocument(...issuers))), 100);
  void fetcher.fetchNow();
  await fetcher.close();
  expect(store.sources()).toEqual([]);
  expect(reported).toEqual([]);
});

test('waits: the interval, then a minute, two, four, never longer than the interval; spread by a quarter', () => {
  const hour = 3_600_000;
  const wait = (failures: number, random = 0.5) => nextWaitMs(24 * hour, failures, () => random) / 60_000;
  expect([0, 1, 2, 3, 4].map((failures) => wait(failures))).toEqual([24 * 60, 1, 2, 4, 8]);
  expect(wait(50)).toBe(24 * 60);
  expect([wait(1, 0), wait(1, 1)]).toEqual([0.75, 1.25]);
});
