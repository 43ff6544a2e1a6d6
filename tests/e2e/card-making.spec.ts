import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ppu } from '../../src/main/policy/presets/ppu.ts';
import { launchKiosk } from '../support/kiosk.ts';
import { readEntries, verifyLog, withLog } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { DESK_SIZE, LARGE, looks, SMALLEST } from './support/pictures.ts';
import { screens, signIn } from './support/screens.ts';

/** 120 letters, as long as a name may be. */
const LONG =
  `Kantor Unit Pelaksana Teknis ${'Pengelolaan Persampahan dan Pertamanan '.repeat(3)}`.slice(0, 119) + 'X';

const WRONG = [
  'Daftar kantor 2026;;;;',
  'Nama Kantor;Kode;Jenis;Kapasitas;Masa Simpan (hari);Catatan',
  'Kantor Camat Penajam;KEC-01;Kecamatan;40;90;dekat pasar',
  '=HYPERLINK("x");KEC 02;Istana;banyak;0;',
  'Puskesmas Petung;KEC-01;Puskesmas;;;',
  'Kantor Desa Girimukti;DESA-07;Desa;15;30;',
].join('\n');

const EIGHTY = [
  'Nama Kantor;Kode;Jenis;Zona Waktu;Bahasa;Kebijakan;Daftar Kunci;Kapasitas;Masa Simpan (hari)',
  'Kantor Camat Penajam;KEC-01;Kecamatan;WITA;id, en;booster;berkas;40;30',
  'Puskesmas Petung;PKM-02;Puskesmas;WITA;id, en;booster;WHO;;90',
  `${LONG};SKPD-07.UPT.PERSAMPAHAN1;SKPD;WITA;id, en;ppu;WHO;60;90`,
  'Kantor Desa Babulu Laut;DESA-BL;Desa;WITA;id;ppu-desa;berkas;15;90',
  ...Array.from(
    { length: 76 },
    (_, at) => `Kantor Desa Contoh ${at + 1};DESA-${at + 1};Desa;WITA;id;ppu;berkas;15;90`,
  ),
].join('\r\n');

/** What a person chooses in the system's dialogs from now on; null: nothing. */
function choosing(app: ElectronApplication, path: string | null) {
  return app.evaluate(({ dialog }, chosen) => {
    const open = { canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] };
    dialog.showOpenDialog = () => Promise.resolve(open);
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, path);
}

async function openPage(page: Page): Promise<void> {
  await screens(page).listening.waitFor();
  await signIn(page);
  await page.getByTestId('section-office').click();
  await page.getByTestId('office-cards').click();
}

test('a new key, a list with errors, a good one, eighty cards, and a kiosk that takes one', async ({
  desk,
}) => {
  test.setTimeout(240_000);
  const { page, app } = await desk.start();
  const look = looks({ app, page }, [DESK_SIZE, SMALLEST, LARGE]);
  const work = join(desk.data, 'work');
  mkdirSync(work);
  await openPage(page);
  await expect(page.getByTestId('cards-make')).toBeDisabled();
  await look('cards-1-empty');

  // The key: made once, its file for its owner only, never over another.
  const keyFile = join(work, 'regency.key');
  await page.getByTestId('cards-key-make').click();
  await page.getByTestId('new-key-issuer').fill('=1+1');
  await page.getByTestId('new-key-save').click();
  await expect(page.getByTestId('new-key').locator('.field__note[data-problem]')).toBeVisible();
  await page.getByTestId('new-key-issuer').fill('Diskominfo Penajam Paser Utara');
  writeFileSync(join(work, 'there.key'), 'another');
  await choosing(app, join(work, 'there.key'));
  await page.getByTestId('new-key-save').click();
  await expect(page.getByTestId('new-key-problem')).toHaveAttribute('data-code', 'KEY_FILE_THERE');
  await look('cards-2-new-key');
  expect(readFileSync(join(work, 'there.key'), 'utf8')).toBe('another');
  await choosing(app, keyFile);
  await page.getByTestId('new-key-save').click();
  const fingerprint = page.getByTestId('cards-fingerprint');
  await expect(fingerprint).toHaveText(/^(?:[0-9A-F]{4} ){4}[0-9A-F]{4}$/);
  if (process.platform !== 'win32') expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  const { seed } = JSON.parse(readFileSync(keyFile, 'utf8'));
  expect(await page.content()).not.toContain(seed);

  // A list with errors: all of them are told, and nothing can be made.
  const list = join(work, 'kantor.csv');
  writeFileSync(list, WRONG);
  await choosing(app, list);
  await page.getByTestId('cards-list-open').click();
  const problems = page.getByTestId('cards-problems').locator('tbody tr');
  await expect(problems).toHaveCount(6);
  await expect(page.getByTestId('cards-problems')).not.toContainText('HYPERLINK');
  await expect(page.getByTestId('cards-unknown')).toContainText('Catatan');
  await expect(page.getByTestId('cards-make')).toBeDisabled();
  await look('cards-3-problems');
  writeFileSync(join(work, 'foto.csv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]));
  await choosing(app, join(work, 'foto.csv'));
  await page.getByTestId('cards-list-open').click();
  await expect(page.getByTestId('cards-list-fault')).toHaveAttribute('data-fault', 'NOT_A_TABLE');

  // The sample is one that can be opened.
  await choosing(app, join(work, 'contoh.csv'));
  await page.getByTestId('cards-list-sample').click();
  await expect(page.getByTestId('cards-told')).toContainText('contoh.csv');
  await page.getByTestId('cards-list-open').click();
  await expect(page.getByTestId('cards-list')).toHaveAttribute('data-count', '5');
  await expect(page.getByTestId('cards-told')).not.toContainText('contoh.csv');

  writeFileSync(list, EIGHTY);
  await choosing(app, list);
  await page.getByTestId('cards-list-open').click();
  await expect(problems).toHaveCount(1);
  await expect(problems).toHaveAttribute('data-column', 'policy');
  // A policy of the regency's own: known once its file is given.
  const policy = join(work, 'aturan-desa.json');
  writeFileSync(policy, JSON.stringify(ppu));
  await choosing(app, policy);
  await page.getByTestId('cards-policy').click();
  await expect(page.getByTestId('cards-told')).toHaveAttribute('data-problem', 'POLICY_NOT_USABLE');
  writeFileSync(policy, JSON.stringify({ ...ppu, id: 'ppu-desa' }));
  await page.getByTestId('cards-policy').click();
  await expect(page.getByTestId('cards-policies')).toContainText('ppu-desa');
  await expect(page.getByTestId('cards-list')).toHaveAttribute('data-count', '80');
  await expect(page.getByTestId('cards-offices')).toContainText(LONG);
  const out = join(work, 'kartu');
  mkdirSync(out);
  writeFileSync(join(out, 'thesis.txt'), 'years of work');
  await choosing(app, out);
  await page.getByTestId('cards-folder').click();
  await expect(page.getByTestId('cards-folder-path')).toHaveText(out);
  await page.evaluate(() => {
    // The path of a test's folder is its machine's: not for the documentation.
    const path = document.querySelector('[data-testid="cards-folder-path"]');
    if (path) path.textContent = 'E:\\kartu';
  });
  await look('cards-4-ready');
  await page.locator('.cards__steps').evaluate((steps) => steps.scrollTo(0, 0));
  await look('card-making');

  // It is asked whether what is in the folder may be replaced.
  await page.getByTestId('cards-make').click();
  await expect(page.getByTestId('replace-sure')).toBeVisible();
  await look('cards-5-replace');
  expect(readdirSync(out)).toEqual(['thesis.txt']);
  await page.getByTestId('replace-yes').click();
  const running = page.getByTestId('cards-running');
  await expect(running).toHaveAttribute('data-done', /[1-9]/);
  await looks({ app, page })('cards-6-running');

  // Whoever stands at the scanner meanwhile is served before it is over.
  await desk.pty.write(`${desk.code()}\r`);
  await expect.poll(() => readEntries(desk.data)).toHaveLength(1);
  await expect(running).toBeVisible();
  await expect(page.getByTestId('cards-done')).toBeVisible({ timeout: 180_000 });
  await expect(page.getByTestId('cards-done')).toContainText('80');
  await page.evaluate(() => {
    const path = document.querySelector('.cards__facts dd');
    if (path) path.textContent = 'E:\\kartu';
  });
  await look('cards-7-done');
  expect(readdirSync(out)).toHaveLength(81);
  expect(readFileSync(join(out, 'thesis.txt'), 'utf8')).toBe('years of work');
  for (const name of readdirSync(out).filter((each) => each !== 'thesis.txt'))
    expect(readdirSync(join(out, name))).toHaveLength(name.startsWith('desa-bl') ? 5 : 4);
  const shown = await page.locator('.cards__fingerprint').textContent();
  await page.getByTestId('cards-back').click();
  await expect(fingerprint).toHaveText(shown ?? '');

  // Whoever signs out leaves no key behind.
  await page.getByTestId('sign-out').click();
  await openPage(page);
  await expect(fingerprint).toHaveCount(0);
  expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
  expect(
    await withLog(desk.data, (log) =>
      log
        .listAudit({ limit: 100 })
        .filter(({ action }) => action === 'CARDS_MADE' || action === 'REGENCY_KEY_MADE')
        .map(({ action, detail }) => ({ action, detail })),
    ),
  ).toEqual([
    { action: 'CARDS_MADE', detail: { offices: 80, key: shown } },
    { action: 'REGENCY_KEY_MADE', detail: { key: shown } },
  ]);

  // Scanned, a card that brings its own rules asks to be opened as a file.
  const bound = join(out, 'desa-bl-kantor-desa-babulu-laut/desa-bl-kantor-desa-babulu-laut.card');
  await desk.pty.write(`${readFileSync(bound, 'utf8').trim()}\r`);
  await expect(page.getByTestId('card-refused-why')).toHaveAttribute('data-code', 'CARD_BRINGS_POLICY');
  await look('card-brings-policy');

  // A new kiosk takes one of them, and one with its own rules from beside it.
  const fresh = await launchKiosk();
  await choosing(fresh.app, join(out, 'kec-01-kantor-camat-penajam/kec-01-kantor-camat-penajam.card'));
  await fresh.page.getByTestId('setup-card-open').click();
  await expect(fresh.page.getByTestId('setup-card-name')).toHaveText('Kantor Camat Penajam');
  await expect(fresh.page.getByTestId('setup')).toContainText(shown ?? '');
  await fresh.page.getByTestId('setup-card-drop').click();
  await choosing(fresh.app, bound);
  await fresh.page.getByTestId('setup-card-open').click();
  await expect(fresh.page.getByTestId('setup-card-name')).toHaveText('Kantor Desa Babulu Laut');
  await expect(fresh.page.locator('[data-field="policy"]')).toContainText('ppu-desa');
  await fresh.close();
});

test('whoever signs out, or ends the kiosk, on the way leaves whole offices only', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page, app } = await desk.start();
  const key = join(desk.data, 'regency.key');
  const list = join(desk.data, 'kantor.csv');
  writeFileSync(list, EIGHTY.replace('ppu-desa', 'ppu'));
  const begin = async (out: string) => {
    mkdirSync(out);
    if (existsSync(key)) {
      await choosing(app, key);
      await page.getByTestId('cards-key-open').click();
    } else {
      await choosing(app, key);
      await page.getByTestId('cards-key-make').click();
      await page.getByTestId('new-key-issuer').fill('Diskominfo');
      await page.getByTestId('new-key-save').click();
    }
    await expect(page.getByTestId('cards-fingerprint')).toBeVisible();
    await choosing(app, list);
    await page.getByTestId('cards-list-open').click();
    await expect(page.getByTestId('cards-list')).toHaveAttribute('data-count', '80');
    await choosing(app, out);
    await page.getByTestId('cards-folder').click();
    await page.getByTestId('cards-make').click();
    await expect(page.getByTestId('cards-running')).toHaveAttribute('data-done', /[1-9]/);
  };
  const whole = (out: string) => {
    const made = readdirSync(out);
    expect(made.length).toBeGreaterThan(0);
    expect(made.length).toBeLessThan(80);
    for (const name of made) {
      const files = readdirSync(join(out, name));
      expect(files).toHaveLength(4);
      expect(files.filter((each) => each.endsWith('.unfinished'))).toEqual([]);
    }
  };

  await openPage(page);
  const [first, second] = [join(desk.data, 'first'), join(desk.data, 'second')];
  await begin(first);
  await page.getByTestId('sign-out').click();
  await screens(page).idle.waitFor();
  await openPage(page);
  await expect(page.getByTestId('cards-stopped')).toBeVisible();
  whole(first);
  await looks({ app, page })('cards-8-stopped');
  await page.getByTestId('cards-back').click();

  await begin(second);
  await page.getByTestId('section-diagnostics').click();
  await page.getByTestId('kiosk-end').click();
  await page.getByTestId('end-yes').click();
  await app.waitForEvent('close');
  whole(second);
});
