import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { LANGUAGES } from '#shared/domain/locale.ts';
import { launchKiosk } from '../support/kiosk.ts';
import { textOf } from '../support/pdf.ts';
import { readEntries, verifyLog } from '../support/provision.ts';
import { cardText, STRANGER } from '../support/site-cards.ts';
import { expect, test } from './support/desk.ts';
import { DESK_SIZE, LARGE, looks, pictures, SMALLEST } from './support/pictures.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

const hasXdotool = process.platform === 'linux' && spawnSync('xdotool', ['version']).status === 0;

/** Holds a code to a scanner that types, as the operating system gives it to every window. */
const scan = (code: string): void =>
  void execFileSync('xdotool', ['type', '--delay', '1', '--file', '-'], { input: `${code}\n` });

/** What a person would choose in the system's dialogs. */
function choosing(app: ElectronApplication, path: string) {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);
}

test('a new kiosk takes the card’s file as well, and lets it go again', async () => {
  const kiosk = await launchKiosk();
  const { page, app } = kiosk;
  const setup = page.getByTestId('setup');
  await page.getByTestId('setup-next').click();
  await page.getByTestId('setup-name').fill('Typed before');
  await page.getByTestId('setup-back').click();

  const open = async (name: string, text: string) => {
    const file = join(kiosk.data, name);
    writeFileSync(file, text);
    await choosing(app, file);
    await page.getByTestId('setup-card-open').click();
  };
  await open('photo.card', '\x89PNG');
  await expect(page.getByTestId('card-refused-why')).toHaveAttribute('data-code', 'CARD_NONE');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('card-refused')).toHaveCount(0);
  await open('kantor.card', `${cardText()}\n`);
  await expect(setup).toHaveAttribute('data-step', 'card');
  await page.getByTestId('setup-card-drop').click();
  await expect(setup).toHaveAttribute('data-step', 'language');
  await page.getByTestId('setup-next').click();
  await expect(page.getByTestId('setup-name')).toHaveValue('Typed before');
  await page.getByTestId('setup-back').click();

  await open('kantor.card', `${cardText()}\n`);
  await page.getByTestId('setup-officer').fill('Budi Santoso');
  await page.getByTestId('setup-pin').fill('246810');
  await page.getByTestId('setup-pin-again').fill('246810');
  await page.getByTestId('setup-finish').click();
  const code = await page.getByTestId('recovery-code').getAttribute('data-code');
  await page.getByTestId('recovery-last').fill(code?.slice(-5) ?? '');
  await page.getByTestId('recovery-done').click();
  await expect(page.getByTestId('recovery-code')).toHaveCount(0);
  await expect(screens(page).idle).toContainText('Kantor Camat Penajam');
  await kiosk.close();
});

for (const language of LANGUAGES) {
  const languages = language === 'id' ? (['id', 'en'] as const) : (['en', 'id'] as const);

  test(`a new kiosk, in ${language}, is set up by one scan of the office’s card`, async () => {
    test.skip(!hasXdotool, 'xdotool is not installed: nobody types from outside the browser');
    const kiosk = await launchKiosk();
    const { page } = kiosk;
    const look = pictures(kiosk, language, [DESK_SIZE, SMALLEST, LARGE]);
    const setup = page.getByTestId('setup');
    await expect(page.getByTestId('setup-card')).toContainText(
      /Pindai kartu kantor[^]*Scan the office’s card/,
    );
    await page.getByTestId(`setup-language-${language}`).check();
    await look('setup-1-language');

    // Somebody altered it on the way.
    const card = cardText({ languages: [...languages] });
    scan(`${card.slice(0, -4)}${card.endsWith('0000') ? '1111' : '0000'}`);
    await expect(page.getByTestId('card-refused-why')).toHaveAttribute(
      'data-code',
      /CARD_(?:FORGED|DAMAGED)/,
    );
    await look('setup-card-refused');
    await page.getByTestId('card-refused-close').click();
    await expect(setup).toHaveAttribute('data-step', 'language');

    scan(card);
    await expect(setup).toHaveAttribute('data-step', 'card');
    await expect(page.getByTestId('setup-card-name')).toHaveText('Kantor Camat Penajam');
    await look('setup-card');
    await page.getByTestId('setup-officer').fill('Budi Santoso');
    await page.getByTestId('setup-pin').fill('246810');
    await page.getByTestId('setup-pin-again').fill('246810');
    await page.getByTestId('setup-finish').click();
    await page.getByTestId('recovery-code').waitFor();

    const site: unknown = JSON.parse(readFileSync(join(kiosk.data, 'site.json'), 'utf8'));
    expect(site).toMatchObject({
      ...{ name: 'Kantor Camat Penajam', code: 'KEC-01', kind: 'kecamatan', language },
      ...{ timeZone: 'Asia/Makassar', retentionDays: 30 },
      presence: { capacity: 40 },
      provisioning: { issuer: 'Diskominfo Penajam Paser Utara' },
    });
    await kiosk.close();
  });
}

test.describe('at work', () => {
  test.use({ site: { display: { verdictSeconds: 120, referSeconds: 600, sound: false } } });

  test('a kiosk at work takes a card from an admin only, says what would change, and knows its regency', async ({
    desk,
  }) => {
    const { page, app } = await desk.start();
    const look = looks({ app, page }, [DESK_SIZE, SMALLEST]);
    await screens(page).listening.waitFor();

    // At the door it is one more code that is no certificate.
    await desk.pty.write(`${cardText()}\r`);
    expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'deny', reason: 'SITE_CARD' });
    await look('card-at-the-door');
    await desk.pty.write('GERBANG-OFFICE:KEC-01\r');
    expect(await verdictAfter(page, 1)).toMatchObject({ decision: 'deny', reason: 'OFFICE_POSTER' });
    await page.keyboard.press('Escape');

    await signIn(page);
    await desk.pty.write(`${cardText({ languages: ['id'] })}\r`);
    await expect(page.getByTestId('card-offered')).toContainText('Diskominfo Penajam Paser Utara');
    await expect(page.getByTestId('card-pins')).toBeVisible();
    for (const field of ['name', 'code', 'kind', 'policy', 'capacity', 'retentionDays'])
      await expect(page.getByTestId('card-changes').locator(`tr[data-field="${field}"]`)).toHaveCount(1);
    await look('card-offered');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('card-offered')).toHaveCount(0);
    await expect(page.getByTestId('desk')).not.toContainText('Kantor Camat Penajam');

    await desk.pty.write(`${cardText({ languages: ['id'] })}\r`);
    await page.getByTestId('card-take').click();
    await expect(page.getByTestId('desk')).toContainText('Kantor Camat Penajam');
    // It made no entries.
    expect(await readEntries(desk.data)).toHaveLength(2);

    await desk.pty.write(`${cardText({ capacity: 9 }, { key: STRANGER })}\r`);
    await expect(page.getByTestId('card-refused-why')).toHaveAttribute('data-code', 'CARD_FOREIGN');
    await look('card-foreign');
    await page.getByTestId('card-refused-close').click();

    await page.getByTestId('section-office').click();
    await page.getByTestId('office-card').click();
    await expect(page.getByTestId('card-key')).toHaveText(/^(?:[0-9A-F]{4} ){4}[0-9A-F]{4}$/);
    await look('office-card');
    const file = join(desk.data, 'poster.pdf');
    await choosing(app, file);
    await page.getByTestId('poster-save').click();
    await expect(page.getByTestId('poster-told')).toContainText('poster.pdf');
    expect(textOf(readFileSync(file)).split('\n')).toEqual(
      expect.arrayContaining(['Kantor Camat', 'KEC-01']),
    );

    // The regency has a new key: an admin forgets the old one, and the new one is settled by its next card.
    await page.getByTestId('card-forget').click();
    await page.getByTestId('forget-yes').click();
    await expect(page.getByTestId('card-nobody')).toBeVisible();
    const stranger = join(desk.data, 'kantor.card');
    writeFileSync(stranger, `${cardText({ capacity: 9, languages: ['id'] }, { key: STRANGER })}\n`);
    await choosing(app, stranger);
    await page.getByTestId('card-open').click();
    await expect(page.getByTestId('card-changes').locator('tr[data-field="capacity"]')).toContainText('9');
    await page.getByTestId('card-take').click();
    await expect(page.getByTestId('card-key')).toBeVisible();
    expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
  });
});
