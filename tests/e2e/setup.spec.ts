import { launchKiosk } from '../support/kiosk.ts';
import { openPty } from '../support/pty.ts';
import { expect, test } from './support/desk.ts';
import { screens } from './support/screens.ts';

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
