import { OFFICER_PIN } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { screens, verdictAfter } from './support/screens.ts';

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
