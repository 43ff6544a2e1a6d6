import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchKiosk } from '../support/kiosk.ts';
import { openPty } from '../support/pty.ts';
import { expect, test } from './support/desk.ts';
import { screens, verdictAfter } from './support/screens.ts';

test('the first run asks four things, and the kiosk listens', async () => {
  const pty = await openPty();
  const kiosk = await launchKiosk();
  const { page } = kiosk;
  const setup = page.getByTestId('setup');
  const next = page.getByTestId('setup-next');

  await expect(setup).toHaveAttribute('data-step', 'language');
  await page.getByTestId('setup-language-en').check();
  await next.click();

  await expect(setup).toHaveAttribute('data-step', 'office');
  await next.click();
  await expect(page.getByTestId('setup-name')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('setup-name').fill('Puskesmas Penajam');
  await page.getByTestId('setup-zone-WIT').check();
  await chooseTrustFile(page);
  await page.keyboard.press('Enter');

  await expect(setup).toHaveAttribute('data-step', 'scanner');
  await page.getByTestId('setup-manual').check();
  await page.getByTestId('setup-port-path').fill(pty.scannerPath);
  await next.click();

  await expect(setup).toHaveAttribute('data-step', 'officer');
  await page.getByTestId('setup-officer').fill('Budi Santoso');
  await page.getByTestId('setup-pin').fill('246810');
  await page.getByTestId('setup-pin-again').fill('246811');
  await page.getByTestId('setup-finish').click();
  await expect(page.getByTestId('setup-pin-again')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('setup-pin-again').fill('246810');
  await page.getByTestId('setup-finish').click();

  await screens(page).listening.waitFor();
  await expect(page.getByTestId('clock')).toContainText('WIT');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  // No issuer key yet: the screen says that every certificate would be refused.
  await expect(page.getByTestId('notice')).toHaveAttribute('data-notice', 'trust');
  await kiosk.close();
  await pty.close();
});

test('what is wrong is said in words, next to the field, and nothing is kept until it is right', async () => {
  const kiosk = await launchKiosk();
  const { page } = kiosk;
  const next = page.getByTestId('setup-next');
  await next.click();
  await page.getByTestId('setup-name').fill('Kantor Camat Sepaku');
  await chooseTrustFile(page);
  await next.click();
  await expect(page.getByTestId('setup-auto')).toBeChecked();
  await page.getByTestId('setup-manual').check();
  await next.click();
  await expect(page.getByTestId('setup-port-path')).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('setup-later').check();
  await next.click();

  const noteOf = (id: string) =>
    page.locator('.field', { has: page.getByTestId(id) }).locator('.field__note');
  const finish = page.getByTestId('setup-finish');
  await finish.click();
  await expect(noteOf('setup-officer')).toHaveText('Isi kolom ini.');
  await page.getByTestId('setup-officer').fill('Ni Luh Ayu');
  const attempts = [
    { pin: '12345', again: '12345', at: 'setup-pin', says: 'PIN paling sedikit 6 angka.' },
    { pin: '1234567890123', again: '1234567890123', at: 'setup-pin', says: 'PIN paling banyak 12 angka.' },
    { pin: 'rahasia', again: 'rahasia', at: 'setup-pin', says: 'PIN hanya angka.' },
    { pin: '135790', again: '135791', at: 'setup-pin-again', says: 'Kedua PIN belum sama.' },
  ] as const;
  for (const { pin, again, at, says } of attempts) {
    await page.getByTestId('setup-pin').fill(pin);
    await page.getByTestId('setup-pin-again').fill(again);
    await finish.click();
    await expect(noteOf(at)).toHaveText(says);
    await expect(noteOf(at)).toHaveAttribute('role', 'alert');
    await expect(page.getByTestId(at)).toHaveAttribute('aria-invalid', 'true');
  }

  // Back and forth loses nothing that was typed.
  await page.getByTestId('setup-back').click();
  await page.getByTestId('setup-back').click();
  await expect(page.getByTestId('setup-name')).toHaveValue('Kantor Camat Sepaku');
  await kiosk.close();
});

test('once set up it takes a scan, and is not set up again', async () => {
  const pty = await openPty();
  const data = await mkdtemp(join(tmpdir(), 'gerbang first run '));
  const first = await launchKiosk({ data });
  const { page } = first;
  const next = page.getByTestId('setup-next');
  await next.click();
  await page.getByTestId('setup-name').fill('Kantor Camat Sepaku');
  await chooseTrustFile(page);
  await next.click();
  await page.getByTestId('setup-manual').check();
  await page.getByTestId('setup-port-path').fill(pty.scannerPath);
  await next.click();
  await page.getByTestId('setup-officer').fill('Ni Luh Ayu');
  await page.getByTestId('setup-pin').fill('135790');
  await page.getByTestId('setup-pin-again').fill('135790');
  await page.getByTestId('setup-finish').click();

  await screens(page).listening.waitFor();
  await expect(page.locator('html')).toHaveAttribute('lang', 'id');
  await expect(page.getByTestId('clock')).toContainText('WITA');
  await expect(screens(page).idle).toContainText('Kantor Camat Sepaku');
  await pty.write('https://example.test/menu\r');
  const shown = await verdictAfter(page, 0);
  expect(shown).toMatchObject({ decision: 'deny', reason: 'NOT_A_CREDENTIAL_URL' });
  await first.close();

  const second = await launchKiosk({ data });
  await screens(second.page).listening.waitFor();
  await expect(second.page.getByTestId('setup')).toHaveCount(0);
  await expect(second.page.getByTestId('counts')).toHaveAttribute('data-total', '1');
  await second.page.keyboard.press('F2');
  await second.page.getByTestId('pin').fill('135790');
  await second.page.keyboard.press('Enter');
  await expect(second.page.getByTestId('desk')).toContainText('Ni Luh Ayu');
  await second.close();
  await pty.close();
  await rm(data, { recursive: true, force: true });
});

/** A test asks nobody on the network for keys; the kiosk would, by default. */
async function chooseTrustFile(page: Page): Promise<void> {
  await expect(page.getByTestId('setup-trust-fetch')).toBeChecked();
  await page.getByTestId('setup-trust-file').check();
}
