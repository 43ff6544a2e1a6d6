import type { Page } from '@playwright/test';
import { OFFICER_PIN } from '../support/provision.ts';
import { expect, holder, test } from './support/desk.ts';
import { looks } from './support/pictures.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

test('the officer signs in by keyboard, sees today’s entries, and signs out', async ({ desk }) => {
  const { page } = await desk.start();
  const { idle, listening, verdict } = screens(page);
  await listening.waitFor();
  await desk.pty.write(`${desk.code()}\r`);
  const first = await verdictAfter(page, 0);
  await page.keyboard.press('Escape');
  await expect(verdict).toHaveCount(0);

  await page.keyboard.press('F2');
  await expect(page.getByTestId('pin')).toBeFocused();
  await page.keyboard.type('111111');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('pin-note')).toHaveAttribute('role', 'alert');
  await page.keyboard.type(OFFICER_PIN);
  await page.keyboard.press('Enter');
  const rows = page.getByTestId('entry-row');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toHaveAttribute('data-seq', String(first.seq));

  // A scan covers the desk for the visitor; Escape gives the desk back and signs nobody out.
  await desk.pty.write('https://example.org/menu\r');
  const second = await verdictAfter(page, first.seq);
  expect(second.reason).toBe('NOT_A_CREDENTIAL_URL');
  await page.keyboard.press('Escape');
  await expect(verdict).toHaveCount(0);
  await expect(page.getByTestId('verdict-strip')).toHaveAttribute('data-seq', String(second.seq));
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toHaveAttribute('data-reason', 'NOT_A_CREDENTIAL_URL');

  await page.keyboard.press('ArrowDown');
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');
  await page.getByTestId('language-en').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');

  await page.keyboard.press('Escape');
  await idle.waitFor();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('too many wrong PINs lock the pad, and it says until when', async ({ desk }) => {
  const { page } = await desk.start();
  await page.getByTestId('officer-open').click();
  const pin = page.getByTestId('pin');
  for (let attempt = 0; attempt < 20; attempt += 1) {
    await pin.fill('111111');
    await pin.press('Enter');
    await expect(page.getByTestId('pin-note')).toHaveAttribute('role', 'alert');
    await expect(pin).toHaveValue('');
    if (await pin.isDisabled()) break;
  }
  await expect(pin).toBeDisabled();
  await expect(page.getByTestId('pin-enter')).toBeDisabled();
  await page.keyboard.press('Escape');
  await screens(page).idle.waitFor();
});

test('a lock-out counts down, and pulling the plug does not end it', async ({ desk }) => {
  const first = await desk.start();
  await screens(first.page).idle.waitFor();
  await first.page.keyboard.press('F2');
  const note = first.page.getByTestId('pin-note');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await first.page.getByTestId('pin').fill('999999');
    await first.page.keyboard.press('Enter');
    await expect(note).toHaveAttribute('role', 'alert');
    if (/detik/.test(await note.innerText())) break;
  }
  await countsDown(first.page);
  await first.close();

  const { page } = await desk.start();
  await screens(page).idle.waitFor();
  await page.getByTestId('officer-open').click();
  // Even the right one is not looked at: it says again how long.
  await page.getByTestId('pin').fill(OFFICER_PIN);
  await page.getByTestId('pin-enter').click();
  await countsDown(page);
  await expect(page.getByTestId('desk')).toHaveCount(0);
});

test.describe('at the desk', () => {
  test.use({ shared: true });

  test('without a sign-in, the page itself is refused the entries, also after a sign-out', async ({
    desk,
  }) => {
    const { page } = await desk.start();
    await screens(page).idle.waitFor();
    const ask = () => page.evaluate(() => window.gerbang.request('entries.today', { limit: 10 }));
    const refused = { ok: false, code: 'NOT_SIGNED_IN' };
    expect(await ask()).toEqual(refused);
    await signIn(page);
    expect(await ask()).toMatchObject({ ok: true, value: { more: false } });
    await page.keyboard.press('Escape');
    await screens(page).idle.waitFor();
    expect(await ask()).toEqual(refused);
    expect(await page.evaluate(() => window.gerbang.request('site.setLanguage', { language: 'en' }))).toEqual(
      refused,
    );
  });

  test('today’s entries are the newest first, with the names to look for', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const visitors = ['Rahmat Hidayat', 'Dewi Lestari', 'I Gusti Ngurah Made Agung'];
    let seq = 0;
    for (const visitor of visitors) {
      await desk.pty.write(`${desk.code({ name: holder(visitor) })}\r`);
      ({ seq } = await verdictAfter(page, seq));
    }
    await page.keyboard.press('Escape');
    await signIn(page);
    const newest = async (count: number) =>
      (await page.getByTestId('entry-row').locator('.entries__name').allTextContents()).slice(0, count);
    await expect.poll(() => newest(3)).toEqual([...visitors].reverse());

    // Scanning goes on: the verdict covers the desk, and its row is there when it goes.
    await desk.pty.write(`${desk.code({ name: holder('Zainal Abidin') })}\r`);
    await verdictAfter(page, seq);
    await expect(page.getByTestId('verdict-name')).toHaveText('Zainal Abidin');
    await page.keyboard.press('Escape');
    await expect.poll(() => newest(4)).toEqual(['Zainal Abidin', ...[...visitors].reverse()]);
  });

  test('a name that nothing proves is nowhere: the row says why, and a name of mixed scripts is marked', async ({
    desk,
  }) => {
    const { app, page } = await desk.start();
    const picture = looks({ app, page });
    await screens(page).listening.waitFor();
    await desk.pty.write(`${desk.code({ name: holder('Rahmat\u202e Hіdayat') })}\r`);
    const proven = await verdictAfter(page, 0);
    await expect(page.getByTestId('verdict-name').locator('bdi')).toHaveText('Rahmat Hіdayat');
    await expect(page.getByTestId('mixed-note')).toHaveText('Aksara bercampur: cocokkan huruf demi huruf');
    await picture('verdict-mixed-scripts');
    await desk.pty.write(
      `${desk.code({ name: holder('Galuh Prameswari'), tamper: { breakSignature: true } })}\r`,
    );
    const forged = await verdictAfter(page, proven.seq);
    expect(forged.reason).toBe('SIGNATURE_INVALID');
    await expect(page.getByTestId('verdict-name')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await signIn(page);
    const row = (seq: number) => page.locator(`[data-testid="entry-row"][data-seq="${seq}"]`);
    const detail = page.getByTestId('entry-detail');

    await row(forged.seq).click();
    await expect(detail.getByTestId('claimed-note')).toHaveText(
      'tidak terbukti: nama pada kode ini tidak disimpan',
    );
    await expect(page.locator('body')).not.toContainText('Galuh Prameswari');
    await expect(page.getByTestId('follow')).toHaveCount(0);
    await picture('desk-claim');

    await expect(row(proven.seq).locator('bdi')).toHaveText('Rahmat Hіdayat');
    await expect(row(proven.seq).getByTestId('mixed')).toHaveCount(1);
    await row(proven.seq).click();
    await expect(detail.getByTestId('claimed-note')).toHaveCount(0);
    await expect(detail.getByTestId('mixed-note')).toBeVisible();
    await picture('desk-mixed-scripts');

    await page.getByTestId('language-en').click();
    await row(forged.seq).click();
    await expect(detail.getByTestId('claimed-note')).toHaveText(
      'not proven: the name on this code is not kept',
    );
    await page.getByTestId('language-id').click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'id');
  });
});

test('the language is the office’s: it is still that after a restart', async ({ desk }) => {
  const first = await desk.start();
  await screens(first.page).idle.waitFor();
  await signIn(first.page);
  await first.page.getByTestId('language-en').click();
  await expect(first.page.getByRole('heading', { level: 1 })).toHaveText('Today');
  await first.close();

  const { page } = await desk.start();
  await screens(page).listening.waitFor();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hold your QR');
});

async function countsDown(page: Page): Promise<void> {
  const note = page.getByTestId('pin-note');
  const seconds = async () => Number(/(\d+) detik/.exec(await note.innerText())?.[1] ?? Number.NaN);
  await expect.poll(seconds).toBeGreaterThan(0);
  const before = await seconds();
  await expect.poll(seconds).toBeLessThan(before);
}
