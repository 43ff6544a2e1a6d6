import { createServer } from 'node:http';
import { Site } from '#shared/domain/site.ts';
import { dataFolder } from '../../src/main/site/data-folder.ts';
import { SiteStore } from '../../src/main/site/site-store.ts';
import { importTrust } from '../../src/main/trust/import/import-trust.ts';
import { RevocationStore } from '../../src/main/trust/revocation/revocation-store.ts';
import { TrustStore } from '../../src/main/trust/trust-store.ts';
import { trustDocument } from '../support/issuer/hcert.ts';
import { expect, test, type Desk } from './support/desk.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

/* Whom the kiosk believes, as it changes: in real Electron, with its own crypto and network. */

function withTrust<T>(desk: Desk, work: (store: TrustStore) => T): T {
  const store = TrustStore.open(dataFolder(desk.data).trust);
  try {
    return work(store);
  } finally {
    store.close();
  }
}

test('a certificate that is blocked while the kiosk runs is refused, until the block is taken back', async ({
  desk,
}) => {
  const { page } = await desk.start();
  await screens(page).listening.waitFor();
  const store = RevocationStore.open(dataFolder(desk.data).trust);
  const code = `${desk.code()}\r`;
  let seq = 0;
  const next = async () => {
    await desk.pty.write(code);
    const verdict = await verdictAfter(page, seq);
    seq = verdict.seq;
    return verdict.decision;
  };
  try {
    expect(await next()).toBe('admit');
    store.block('URN:UVCI:01:ID:GERBANG/CONTOH#1', new Date());
    await expect.poll(next, { intervals: [1000] }).toBe('deny');
    store.unblock('URN:UVCI:01:ID:GERBANG/CONTOH#1', new Date());
    await expect.poll(next, { intervals: [1000] }).toBe('admit');
  } finally {
    store.close();
  }
});

test('a list that is too old is told at the officer’s desk, and the door goes on', async ({ desk }) => {
  const bytes = Buffer.from(JSON.stringify(trustDocument(desk.issuer)));
  withTrust(desk, (store) => {
    const imported = importTrust(bytes, { name: 'list.json' });
    store.apply(store.plan(imported), new Date(Date.now() - 31 * 86_400_000));
  });
  const { page } = await desk.start();
  await screens(page).listening.waitFor();
  await desk.pty.write(`${desk.code()}\r`);
  expect((await verdictAfter(page, 0)).decision).toBe('admit');
  await page.keyboard.press('Escape');
  await signIn(page);
  await expect(page.getByTestId('desk-trust-stale')).toBeVisible();
  await expect(page.getByTestId('desk-trust')).toHaveCount(0);
});

test.describe('a kiosk that may fetch its list', () => {
  let served: unknown;
  const server = createServer((_, response) => response.end(JSON.stringify(served)));
  test.beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  test.afterAll(() => void server.close());

  test('does so on its first start', async ({ desk }) => {
    served = trustDocument(desk.issuer);
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no address');
    withTrust(desk, (store) => {
      for (const { id } of store.sources()) store.remove(id);
    });
    const sites = new SiteStore(dataFolder(desk.data).site);
    const fetch = { enabled: true, urls: [`http://127.0.0.1:${address.port}/did.json`] };
    sites.save(Site.parse({ ...sites.load(), trust: { fetch } }));
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    await desk.pty.write(`${desk.code()}\r`);
    expect((await verdictAfter(page, 0)).decision).toBe('admit');
  });
});
