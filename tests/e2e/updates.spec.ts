import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { basename, join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { publicFileOf } from '../../src/main/update/release-key.ts';
import { withLog } from '../support/provision.ts';
import { fileOf, OURS, putUpdate, STRANGER } from '../support/release.ts';
import { expect, test, type Desk } from './support/desk.ts';
import { DESK_SIZE, LARGE, looks, SMALLEST } from './support/pictures.ts';
import { screens, signIn } from './support/screens.ts';
import { inBothLanguages } from './support/speak.ts';

const CONTENT = Buffer.alloc(3_000_000, 'a newer program');
/** As long as they may be, and with words that do not break by themselves. */
const LONG = {
  id: `Yang baru:\n${'– Pemindai mode papan ketik dikenali lebih cepat, juga dengan tata letak selain AS.\n'.repeat(14)}– ${'x'.repeat(200)}`,
  en: `What is new:\n${'– Scanners that type are found sooner, with layouts other than the US one, too.\n'.repeat(14)}– ${'x'.repeat(200)}`,
};

/** What a person would choose in the system's dialog. */
function choosing(app: ElectronApplication, path: string) {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** A kiosk whose build takes our updates, with a file that stands in for its AppImage, and a stick. */
async function startKiosk(desk: Desk) {
  const key = join(desk.data, 'release.pub');
  const image = join(desk.data, 'Gerbang.AppImage');
  const stick = join(desk.data, 'stick');
  mkdirSync(stick, { recursive: true });
  writeFileSync(key, publicFileOf(OURS));
  writeFileSync(image, 'old');
  // Somebody starts it again: the test.
  const env = { GERBANG_RELEASE_KEY: key, GERBANG_TRIED_IMAGE: image, GERBANG_KEPT: '1' };
  const kiosk = await desk.start({ env });
  return { ...kiosk, image, stick };
}

async function openPage(page: Page): Promise<void> {
  await screens(page).idle.waitFor();
  await signIn(page);
  await page.getByTestId('section-office').click();
  await page.getByTestId('office-updates').click();
  await page.getByTestId('updates').waitFor();
}

async function trail(desk: Desk) {
  const rows = await withLog(desk.data, (log) => log.listAudit({ limit: 100 }));
  return rows
    .filter(({ action }) => action.startsWith('UPDATE_'))
    .map(({ action, detail }) => [action, detail]);
}

test('an update from a stick is refused or taken as it deserves, and installed', async ({ desk }) => {
  const { app, page, image, stick } = await startKiosk(desk);
  const look = looks({ app, page }, [DESK_SIZE, SMALLEST, LARGE]);
  await openPage(page);
  await expect(page.getByTestId('update-running')).toContainText(/0\.\d+\.\d+/);
  await expect(page.getByTestId('update-install')).toBeDisabled();
  await look('updates-none');

  await choosing(app, putUpdate(stick, CONTENT, { signer: STRANGER }));
  await page.getByTestId('update-open').click();
  await expect(page.getByTestId('update-refused')).toHaveAttribute('data-code', 'UPDATE_FOREIGN');
  await inBothLanguages({ app, page }, (language) =>
    expect(page.getByTestId('update-refused')).toContainText(
      language === 'id' ? 'Ditandatangani pihak lain.' : 'Somebody else signed it.',
    ),
  );
  await look('updates-foreign');
  putUpdate(stick, CONTENT, { release: { version: '0.0.1' } });
  await page.getByTestId('update-open').click();
  await inBothLanguages({ app, page }, (language) =>
    expect(page.getByTestId('update-refused')).toContainText(
      language === 'id' ? 'Lebih lama daripada yang terpasang' : 'Older than what is installed',
    ),
  );
  putUpdate(stick, CONTENT);
  writeFileSync(join(stick, fileOf(CONTENT).name), Buffer.alloc(CONTENT.length, 'evil'));
  await page.getByTestId('update-open').click();
  await expect(page.getByTestId('update-refused')).toHaveAttribute('data-code', 'UPDATE_DAMAGED');
  await expect(page.getByTestId('update-install')).toBeDisabled();
  await page.getByTestId('update-seen').click();
  await expect(page.getByTestId('update-refused')).toHaveCount(0);

  putUpdate(stick, CONTENT, { release: { notes: LONG, releasedAt: '2099-01-01T00:00:00Z' } });
  await page.getByTestId('update-open').click();
  await expect(page.getByTestId('update-ready')).toHaveAttribute('data-version', '0.2.0');
  await expect(page.getByTestId('desk-update')).toContainText('0.2.0');
  // The stick is pulled.
  rmSync(stick, { recursive: true });
  await look('updates-ready');

  await page.getByTestId('update-install').click();
  await page.getByTestId('update-sure').waitFor();
  await look('updates-sure');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('update-sure')).toHaveCount(0);
  const gone = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
  await page.getByTestId('update-install').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  // Enter counts once the question has been in sight for a moment.
  const agreed = expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('update-sure')).toHaveCount(0, { timeout: 250 });
  }).toPass();
  // It wants to be started again, and the program is the newer one.
  expect(await Promise.race([gone, agreed.then(() => gone)])).not.toBe(0);
  expect(readFileSync(image)).toEqual(CONTENT);
  expect(readFileSync(`${image}.previous`, 'utf8')).toBe('old');
  expect((await trail(desk)).map(([action]) => action).sort()).toEqual([
    ...['UPDATE_BEGUN', 'UPDATE_REFUSED', 'UPDATE_REFUSED', 'UPDATE_REFUSED', 'UPDATE_TAKEN'],
  ]);
});

test('what was taken back is told wherever the admin is, until it is read', async ({ desk }) => {
  mkdirSync(join(desk.data, 'updates'));
  const takenBack = { version: '0.2.0', from: '0.1.0', at: '2022-03-01T00:00:00Z', told: false };
  writeFileSync(join(desk.data, 'updates/ledger.json'), JSON.stringify({ failed: ['0.2.0'], takenBack }));
  const { app, page } = await startKiosk(desk);
  await openPage(page);
  await expect(page.getByTestId('desk-update')).toContainText('0.2.0');
  await expect(page.getByTestId('update-taken-back')).toBeVisible();
  await looks({ app, page })('updates-taken-back');
  await page.getByTestId('update-seen').click();
  await expect(page.getByTestId('desk-update')).toHaveCount(0);
  await page.getByTestId('office-trail').click();
  await expect(page.locator('[data-action="UPDATE_TAKEN_BACK"]')).toContainText('0.2.0');
});

test('a feed is looked at once the admin says where it is', async ({ desk }) => {
  const files = new Map<string, Buffer>();
  const { server, url, release } = await feedOf(files);
  const { app, page, stick } = await startKiosk(desk);
  const look = looks({ app, page });
  try {
    await openPage(page);
    await page.getByTestId('update-enabled').check();
    await page.getByTestId('update-save').click();
    // An address is needed, and none over plain http.
    await page.getByTestId('update-url').fill('http://pembaruan.example/gerbang-update.json');
    await expect(page.locator('.updates__feed [role=alert]')).toBeVisible();
    await page.getByTestId('update-url').fill(url);
    await page.getByTestId('update-hours').fill('6');
    await page.getByTestId('update-when-night').check();
    await page.getByTestId('update-save').click();
    // Nothing lies there yet.
    await expect(page.getByTestId('update-feed-failed')).toHaveAttribute('data-code', 'FETCH_STATUS');
    expect(JSON.parse(readFileSync(join(desk.data, 'site.json'), 'utf8'))).toMatchObject({
      updates: { feed: { enabled: true, url }, everyHours: 6, install: 'night' },
    });

    putUpdate(stick, CONTENT, { signer: STRANGER });
    for (const name of readdirSync(stick)) files.set(name, readFileSync(join(stick, name)));
    await page.getByTestId('update-fetch').click();
    await expect(page.getByTestId('update-refused')).toHaveAttribute('data-code', 'UPDATE_FOREIGN');
    putUpdate(stick, CONTENT);
    for (const name of readdirSync(stick)) files.set(name, readFileSync(join(stick, name)));
    await page.getByTestId('update-fetch').click();
    await expect(page.getByTestId('update-work')).toHaveAttribute('data-kind', 'fetching');
    await expect(page.locator('progress[value]')).toBeVisible();
    await look('updates-fetching');
    release();
    await expect(page.getByTestId('update-ready')).toHaveAttribute('data-version', '0.2.0');
    await expect(page.getByTestId('update-refused')).toHaveCount(0);
    await look('updates-feed');
    expect(await trail(desk)).toContainEqual(['UPDATE_TAKEN', { version: '0.2.0', source: 'feed' }]);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('a build without a key takes nothing, and says so', async ({ desk }) => {
  const { app, page } = await desk.start();
  await openPage(page);
  await expect(page.getByTestId('update-no-key')).toBeVisible();
  await expect(page.getByTestId('update-open')).toBeDisabled();
  await looks({ app, page })('updates-no-key');
});

/** A server of plain files; programs come half, and whole once they are released. */
async function feedOf(files: ReadonlyMap<string, Buffer>) {
  const held: (() => void)[] = [];
  let open = false;
  const server: Server = createServer(({ url = '' }, response) => {
    const found = files.get(basename(url));
    if (!found) response.writeHead(404).end();
    else if (open || url.endsWith('.json')) response.end(found);
    else {
      response.writeHead(200, { 'content-length': found.length }).write(found.subarray(0, found.length / 2));
      held.push(() => response.end(found.subarray(found.length / 2)));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return {
    server,
    url: `http://127.0.0.1:${address.port}/gerbang-update.json`,
    release: () => {
      open = true;
      for (const answer of held) answer();
    },
  };
}
