import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchKiosk } from '../support/kiosk.ts';
import { OFFICER_PIN, verifyLog, withLog } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { looks, pictures } from './support/pictures.ts';
import { screens, signIn } from './support/screens.ts';

async function enterPin(page: Page, pin: string): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByTestId('pin').fill(pin);
  await page.keyboard.press('Enter');
}

test('the admin keeps the accounts, and a petugas has no say in them', async ({ desk }) => {
  const { app, page } = await desk.start();
  await screens(page).listening.waitFor();
  await signIn(page);
  await page.getByTestId('section-officers').click();
  const accounts = page.getByTestId('account');
  await expect(accounts).toHaveCount(1);

  await page.getByTestId('officers-add').click();
  await page.getByTestId('account-name').fill('Rina Wulandari');
  const pin = page.getByTestId('new-pin');
  const again = page.getByTestId('new-pin-again');
  const save = page.getByTestId('account-save');
  await pin.fill('123456');
  await again.fill('123456');
  await save.click();
  await expect(pin).toHaveAttribute('aria-invalid', 'true');
  const look = looks({ app, page });
  await look('account-form');
  // Another one's PIN is refused without a word about whose it is.
  await pin.fill(OFFICER_PIN);
  await again.fill(OFFICER_PIN);
  await save.click();
  await expect(page.getByTestId('account-form').getByRole('alert')).not.toContainText('Budi');
  await pin.fill('907152');
  await again.fill('907152');
  await save.click();
  await expect(accounts).toHaveCount(2);
  await look('officers');

  await page.getByTestId('sign-out').click();
  await enterPin(page, '907152');
  await page.getByTestId('desk').waitFor();
  await expect(page.getByTestId('section-officers')).toHaveCount(0);
  // One's own PIN is changed from any section.
  await page.getByTestId('own-pin').click();
  await page.getByTestId('current-pin').fill('907152');
  await pin.fill('815397');
  await again.fill('815397');
  await page.getByTestId('pin-save').click();
  await expect(page.getByTestId('pin-form')).toHaveCount(0);
  await page.getByTestId('sign-out').click();

  await signIn(page);
  await page.getByTestId('section-officers').click();
  await accounts.nth(1).getByTestId('account-active').click();
  await accounts.nth(1).getByTestId('account-active').click();
  await expect(accounts.nth(1)).not.toHaveAttribute('data-active');
  await page.getByTestId('sign-out').click();
  await enterPin(page, '815397');
  await expect(page.getByTestId('pin-note')).toHaveAttribute('data-problem', '');

  const actions = await withLog(desk.data, (log) => log.listAudit({ limit: 20 }).map(({ action }) => action));
  expect(actions).toEqual(expect.arrayContaining(['OFFICER_CREATED', 'PIN_CHANGED', 'OFFICER_CHANGED']));
  expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
});

test('the code from the first run gives the admin another PIN, once', async () => {
  const data = await mkdtemp(join(tmpdir(), 'gerbang recovery '));
  const kiosk = await launchKiosk({ data });
  const { page } = kiosk;
  const next = page.getByTestId('setup-next');
  await next.click();
  await page.getByTestId('setup-name').fill('Kantor Camat Sepaku');
  await page.getByTestId('setup-trust-file').check();
  await next.click();
  await page.getByTestId('setup-later').check();
  await next.click();
  await page.getByTestId('setup-officer').fill('Ni Luh Ayu');
  await page.getByTestId('setup-pin').fill('135790');
  await page.getByTestId('setup-pin-again').fill('135790');
  await page.getByTestId('setup-finish').click();

  const shown = page.getByTestId('recovery-code');
  const code = (await shown.getAttribute('data-code')) ?? '';
  expect(code).toMatch(/^(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}$/);
  await page.getByTestId('recovery-last').fill('AAAAA');
  await page.getByTestId('recovery-done').click();
  await expect(page.getByTestId('recovery-last')).toHaveAttribute('aria-invalid', 'true');
  await pictures(kiosk, 'id')('recovery-code');
  await page.getByTestId('recovery-last').fill(code.slice(-5).toLowerCase());
  await page.keyboard.press('Enter');
  await expect(shown).toHaveCount(0);

  const recover = async (typed: string) => {
    await page.getByTestId('recover-code').fill(typed);
    await page.getByTestId('new-pin').fill('864209');
    await page.getByTestId('new-pin-again').fill('864209');
    await page.getByTestId('recover-save').click();
  };
  await page.keyboard.press('F2');
  await page.getByTestId('pin-forgotten').click();
  await recover(code.replace(/^./, (first) => (first === '7' ? '8' : '7')));
  await expect(page.getByTestId('recover').getByRole('alert')).toBeVisible();
  await recover(code.toLowerCase().replaceAll('-', ' '));
  const fresh = (await shown.getAttribute('data-code')) ?? '';
  expect(fresh).not.toBe(code);
  await page.getByTestId('recovery-last').fill(fresh.slice(-5));
  await page.getByTestId('recovery-done').click();
  // The pad is there again, and takes the new PIN.
  await page.getByTestId('pin').fill('864209');
  await page.keyboard.press('Enter');
  await page.getByTestId('desk').waitFor();
  await kiosk.close();
  await rm(data, { recursive: true, force: true });
});
