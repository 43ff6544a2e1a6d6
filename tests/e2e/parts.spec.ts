import type { Page } from '@playwright/test';
import { createShcIssuer, immunization, issueShcJws, toNumericChunks } from '../support/issuer/shc.ts';
import { readEntries, trustCards } from '../support/provision.ts';
import { expect, test, type Desk } from './support/desk.ts';
import { layoutFaults } from './support/layout.ts';
import { resize, SMALLEST } from './support/pictures.ts';
import { screens, verdictAfter } from './support/screens.ts';

const DAY_MS = 86_400_000;

/** A trusted card of two doses, in three codes. */
async function cardInThree(desk: Desk): Promise<string[]> {
  const issuer = await createShcIssuer();
  trustCards(desk.data, issuer);
  const card = await issueShcJws(issuer, {
    issuedAt: new Date(Date.now() - 2 * DAY_MS),
    resources: [immunization(desk.daysAgo(200)), immunization(desk.daysAgo(150))],
  });
  return toNumericChunks(card, 3);
}

test('a health card in three codes, in any order: what is there is said, and the last makes it green', async ({
  desk,
}) => {
  const [first = '', second = '', third = ''] = await cardInThree(desk);
  const { page } = await desk.start();
  await screens(page).listening.waitFor();
  const part = page.getByTestId('part');

  await desk.pty.write(`${third}\r`);
  await expect(part).toHaveText(
    '1 dari 3 bagian terbacaPindai bagian berikutnya.1 of 3 parts readScan the next part.',
  );
  await expect(part.locator('.tile')).toHaveCount(3);
  await expect(part.locator('.tile[data-state="read"]')).toHaveCount(1);
  const places = await partPlaces(page);
  await desk.pty.write(`${first}\r`);
  await expect(part).toHaveAttribute('data-have', '2');
  await expect(part.locator('.tile[data-state="read"]')).toHaveCount(2);
  // More of it is filled, and nothing has moved.
  expect(await partPlaces(page)).toEqual(places);
  await desk.pty.write(`${first}\r`);
  await desk.pty.write(`${second}\r`);
  expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'admit', category: 'hijau' });
  await expect(part).toHaveCount(0);
  expect(await readEntries(desk.data)).toMatchObject([{ format: 'shc', outcome: 'verified' }]);
});

test.describe('of any issuer', () => {
  test.use({ shared: true });

  test('a code of somebody else in between gives the parts up, and both are entries', async ({ desk }) => {
    const [first = ''] = await cardInThree(desk);
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    await desk.pty.write(`${first}\r`);
    await page.getByTestId('part').waitFor();
    await desk.pty.write(`${desk.code()}\r`);
    await page.locator('[data-testid="verdict"][data-decision="admit"]').waitFor();
    const [given, shown] = await desk.entries();
    expect(given).toMatchObject({ format: 'shc', verdict: { decision: 'deny' } });
    expect(given?.verdict.reasons).toEqual([{ code: 'SCAN_INCOMPLETE', params: { have: 1, of: 3 } }]);
    expect(shown).toMatchObject({ format: 'hcert', verdict: { decision: 'admit' } });
  });

  test('a card of ten codes fits the screen', async ({ desk }) => {
    const issuer = await createShcIssuer();
    const card = await issueShcJws(issuer, {
      issuedAt: new Date(),
      resources: [immunization(desk.daysAgo(200))],
    });
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    for (const chunk of toNumericChunks(card, 10).slice(0, 9)) await desk.pty.write(`${chunk}\r`);
    await expect(page.getByTestId('part')).toHaveAttribute('data-have', '9');
    await expect(page.locator('.tile')).toHaveCount(10);
    for (const size of [SMALLEST, { width: 1080, height: 1920 }]) {
      await resize({ app, page }, size);
      expect(await layoutFaults(page)).toEqual([]);
    }
  });
});

test('parts that wait when the kiosk is closed are an entry', async ({ desk }) => {
  const [first = ''] = await cardInThree(desk);
  const { page, close } = await desk.start();
  await screens(page).listening.waitFor();
  await desk.pty.write(`${first}\r`);
  await page.getByTestId('part').waitFor();
  await close();
  const rows = await readEntries(desk.data);
  expect(rows.map(({ verdict }) => verdict.reasons[0]?.code)).toEqual(['SCAN_INCOMPLETE']);
});

/** Where the drawing's tiles and the texts stand, in whole pixels. */
function partPlaces(page: Page): Promise<number[][]> {
  return page
    .getByTestId('part')
    .locator('.tile__box, h1, p')
    .evaluateAll((elements) =>
      elements.map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left, top, width, height].map(Math.round);
      }),
    );
}
