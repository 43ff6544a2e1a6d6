import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import type { NewEntry } from '#shared/domain/entry.ts';
import { appendEntry } from '../../src/main/log/append.ts';
import type { EntryLog } from '../../src/main/log/entry-log.ts';
import { Officers } from '../../src/main/officer/officers.ts';
import { textOf } from '../support/pdf.ts';
import { verifyLog, withLog } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { DESK_SIZE, LARGE, looks, SMALLEST } from './support/pictures.ts';
import { screens, signIn } from './support/screens.ts';

const PETUGAS_PIN = '135792';
const NIK = '6409054107850001';

const NAMES = ['Nurhaliza, Siti', 'Rahmat Hidayat', 'I Gusti Ngurah Made Agung', 'Maria Yosefina Da Costa'];

function entry(i: number, at: number): NewEntry {
  const [merah, manual] = [i % 9 === 4, i % 5 === 0];
  return {
    at: new Date(at).toISOString(),
    kind: manual ? 'manual' : 'scan',
    person: i % 4 === 3 ? 'pegawai' : 'pengunjung',
    source: manual ? 'desk' : 'serial:scanner',
    format: manual ? null : 'hcert',
    outcome: manual ? 'untrusted' : 'verified',
    verdict: merah
      ? { decision: 'deny', category: 'merah', reasons: [{ code: 'TEST_EXPIRED' }] }
      : { decision: 'admit', category: 'hijau', reasons: [{ code: 'VACCINATION_COMPLETE' }] },
    issuer: 'ID',
    keyId: null,
    policy: 'ppu/0',
    officerId: manual ? 1 : null,
    tracked: false,
    holder: { name: NAMES[i % NAMES.length] ?? '', birthDate: '1985-03-02' },
    details: manual ? { nik: NIK, phone: '+628123456789', purpose: '=1+1', host: 'Pak Lurah' } : null,
  };
}

/** Visits of the last minutes, in one go. */
function fill(log: EntryLog, count: number): void {
  const now = Date.now();
  log.file.write((session) => {
    for (let i = 0; i < count; i += 1) appendEntry(session, log.sealer, entry(i, now - (count - i) * 20));
  });
}

/** Where the person says that the file shall go. */
async function saveTo(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (...asked: unknown[]) => {
      Object.assign(globalThis, { asked: JSON.stringify(asked.at(-1)) });
      return Promise.resolve({ canceled: false, filePath });
    };
  }, path);
}

async function usbStick(data: string): Promise<string> {
  const folder = join(data, '..', `${data.split('/').at(-1) ?? ''} usb`);
  await mkdir(folder);
  return folder;
}

async function openReview(page: Page): Promise<void> {
  await screens(page).listening.waitFor();
  await signIn(page);
  await page.getByTestId('section-review').click();
  await page.getByTestId('visits').waitFor();
  // Midnight may be between the entries and now.
  await page.getByTestId('review-period').selectOption('week');
}

async function exported(page: Page, format: string, personal?: string): Promise<string> {
  await page.getByTestId('review-export').click();
  await page.getByTestId(`export-${format}`).check();
  if (personal) await page.getByTestId(`export-personal-${personal}`).check();
  await page.getByTestId('export-start').click();
  await page.getByTestId('export-done').waitFor();
  return (await page.getByTestId('export-done').getAttribute('data-sha256')) ?? '';
}

test('what the review shows is found by name, and goes to a stick in every format', async ({ desk }) => {
  await withLog(desk.data, (log) => fill(log, 60));
  const usb = await usbStick(desk.data);
  const { page, app } = await desk.start();
  await openReview(page);
  const look = looks({ app, page }, [DESK_SIZE, SMALLEST, LARGE]);

  await page.keyboard.press('/');
  await page.keyboard.type('siti nur');
  await expect(page.getByTestId('visit-row')).toHaveCount(15);
  await expect(page.getByTestId('visit-row').first()).toContainText('Nurhaliza, Siti');

  // By keys alone.
  await saveTo(app, join(usb, 'siti.xlsx'));
  await page.getByTestId('review-export').press('Enter');
  await page.getByTestId('export').waitFor();
  await look('export');
  await page.getByTestId('export-personal-name').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('export-personal-all')).toBeChecked();
  await page.getByTestId('export-start').press('Enter');
  await page.getByTestId('export-done').waitFor();
  await look('export-done');
  const asked = await app.evaluate(() => String(Reflect.get(globalThis, 'asked')));
  expect(asked).toMatch(/gerbang-kunjungan-kantor-bupati-penajam-paser-utara-\d{4}-[\d-]+\.xlsx/);
  const [sheet] = (await readXlsx(await readFile(join(usb, 'siti.xlsx')))).sheets;
  const nik = sheet?.rows[0]?.indexOf('NIK') ?? -1;
  expect(sheet?.rows.slice(1, 16).map((row) => row[nik] ?? null)).toContain(NIK);
  expect(sheet?.rows.some(([label, count]) => label === 'Jumlah' && count === 15)).toBe(true);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('export')).toHaveCount(0);
  await page.getByTestId('review-clear').click();
  await expect(page.getByTestId('visit-row')).toHaveCount(60);

  await saveTo(app, join(usb, 'semua.csv'));
  const sha256 = await exported(page, 'csv', 'all');
  const bytes = await readFile(join(usb, 'semua.csv'));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  const csv = bytes.toString('utf8');
  expect(parseCsv(csv.slice(1), { delimiter: ';' })).toHaveLength(61);
  expect(csv).toContain(`"'=1+1"`);
  await page.getByTestId('export-close').click();

  await saveTo(app, join(usb, 'laporan.pdf'));
  await exported(page, 'pdf', 'name');
  const said = textOf(await readFile(join(usb, 'laporan.pdf')));
  expect(said).toContain('Kantor Bupati Penajam Paser Utara');
  expect(said).toContain('Rahmat Hidayat');
  expect(said).not.toContain(NIK);
  await page.getByTestId('export-close').click();

  // The language of the files is the office's.
  await page.getByTestId('language-en').click();
  await saveTo(app, join(usb, 'all.csv'));
  await exported(page, 'csv', 'all');
  const english = await readFile(join(usb, 'all.csv'), 'utf8');
  expect(parseCsv(english.slice(1), { delimiter: ',' })).toHaveLength(61);
  expect(await app.evaluate(() => String(Reflect.get(globalThis, 'asked')))).toContain('gerbang-visits-');
  await page.getByTestId('export-close').click();
  await saveTo(app, join(usb, 'all.xlsx'));
  await exported(page, 'xlsx');
  const [inEnglish] = (await readXlsx(await readFile(join(usb, 'all.xlsx')))).sheets;
  expect(inEnglish?.rows.some(([label, count]) => label === 'Total' && count === 60)).toBe(true);
  await page.getByTestId('export-close').click();
  expect((await readdir(usb)).sort()).toEqual([
    'all.csv',
    'all.xlsx',
    'laporan.pdf',
    'semua.csv',
    'siti.xlsx',
  ]);
  const audits = await withLog(desk.data, (log) => log.listAudit({ limit: 20 }));
  expect(
    audits
      .filter(({ action }) => action === 'LOG_EXPORTED')
      .map(({ action, officerId, detail }) => [action, officerId, detail['format'], detail['rows']]),
  ).toEqual([
    ['LOG_EXPORTED', 1, 'xlsx', 60],
    ['LOG_EXPORTED', 1, 'csv', 60],
    ['LOG_EXPORTED', 1, 'pdf', 60],
    ['LOG_EXPORTED', 1, 'csv', 60],
    ['LOG_EXPORTED', 1, 'xlsx', 15],
  ]);
  expect(JSON.stringify(audits).toLowerCase()).not.toContain('siti');
  expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
});

test('the cases of the follow-up go to the task force', async ({ desk }) => {
  await withLog(desk.data, (log) => fill(log, 30));
  const usb = await usbStick(desk.data);
  const { page, app } = await desk.start();
  await screens(page).listening.waitFor();
  await signIn(page);
  await page.getByTestId('section-follow').click();
  await page.getByTestId('cases').waitFor();
  await saveTo(app, join(usb, 'satgas.csv'));
  await page.getByTestId('follow-export').click();
  await looks({ app, page })('export-cases');
  await page.getByTestId('export-csv').check();
  await page.getByTestId('export-start').click();
  await page.getByTestId('export-done').waitFor();
  const csv = await readFile(join(usb, 'satgas.csv'), 'utf8');
  expect(parseCsv(csv.slice(1), { delimiter: ';' })).toHaveLength(4);
  expect(csv).toContain('Rahmat Hidayat');
  await page.getByTestId('export-close').click();

  // The language of the file is the office's.
  await page.getByTestId('language-en').click();
  await saveTo(app, join(usb, 'cases.csv'));
  await page.getByTestId('follow-export').click();
  await page.getByTestId('export-csv').check();
  await page.getByTestId('export-start').click();
  await page.getByTestId('export-done').waitFor();
  const english = await readFile(join(usb, 'cases.csv'), 'utf8');
  expect(parseCsv(english.slice(1), { delimiter: ',' })).toHaveLength(4);
});

test('a long export shows how far it is, lets scans through, and leaves nothing where it is cancelled', async ({
  desk,
}) => {
  await withLog(desk.data, (log) => fill(log, 80_000));
  const usb = await usbStick(desk.data);
  const { page, app } = await desk.start();
  await openReview(page);
  await saveTo(app, join(usb, 'semua.csv'));
  await page.getByTestId('review-export').click();
  await page.getByTestId('export-csv').check();
  await page.getByTestId('export-start').click();
  await expect(page.getByTestId('export-running')).toContainText('80.000');
  await looks({ app, page })('export-running');
  // The desk's dialog is for the officer: a visitor's scan is judged all the same.
  await desk.pty.write(`${desk.code()}\r`);
  // The sign-in is a row of its own.
  await expect.poll(() => withLog(desk.data, (log) => log.tip())).toBeGreaterThan(80_001);
  expect(await page.getByTestId('export-running').count()).toBe(1);
  await page.getByTestId('export-cancel').click();
  await page.getByTestId('export-cancelled').waitFor();
  expect(await readdir(usb)).toEqual([]);
});

test('killed in mid-export, no half file has its name, and the next export clears up', async ({ desk }) => {
  await withLog(desk.data, (log) => fill(log, 30_000));
  const usb = await usbStick(desk.data);
  const first = await desk.start();
  await openReview(first.page);
  await saveTo(first.app, join(usb, 'semua.csv'));
  await first.page.getByTestId('review-export').click();
  await first.page.getByTestId('export-csv').check();
  await first.page.getByTestId('export-start').click();
  await expect.poll(() => readdir(usb)).toHaveLength(1);
  const gone = new Promise((resolve) => first.app.process().once('exit', resolve));
  first.app.process().kill('SIGKILL');
  await gone;
  expect((await readdir(usb)).filter((name) => !name.startsWith('.'))).toEqual([]);

  const { page, app } = await desk.start();
  await openReview(page);
  await page.getByTestId('review-search').fill('zzz');
  await page.getByTestId('review-empty').waitFor();
  await saveTo(app, join(usb, 'kosong.csv'));
  await exported(page, 'csv');
  expect(await readdir(usb)).toEqual(['kosong.csv']);
});

test('a petugas takes names along, but nothing by which somebody is reached', async ({ desk }) => {
  await withLog(desk.data, async (log) => {
    fill(log, 20);
    await new Officers(log).create({ name: 'Wati', role: 'petugas', pin: PETUGAS_PIN }, new Date());
  });
  const usb = await usbStick(desk.data);
  const { page, app } = await desk.start();
  await screens(page).listening.waitFor();
  await page.keyboard.press('F2');
  await page.getByTestId('pin').fill(PETUGAS_PIN);
  await page.keyboard.press('Enter');
  await page.getByTestId('section-review').click();
  await page.getByTestId('review-period').selectOption('week');
  await saveTo(app, join(usb, 'petugas.csv'));
  await page.getByTestId('review-export').click();
  await expect(page.getByTestId('export-personal-all')).toBeDisabled();
  await looks({ app, page })('export-petugas');
  await page.getByTestId('export-csv').check();
  await page.getByTestId('export-start').click();
  await page.getByTestId('export-done').waitFor();
  const csv = await readFile(join(usb, 'petugas.csv'), 'utf8');
  expect(csv).toContain('Rahmat Hidayat');
  expect(csv).not.toContain(NIK);
  expect(csv).not.toContain('8123456789');

  // Nor does the main process give it to whoever asks past the dialog.
  const refused = await page.evaluate(async () => {
    const filter = { from: '2020-01-01T00:00:00.000Z', to: '2099-01-01T00:00:00.000Z' };
    return [
      await window.gerbang.request('export.start', {
        kind: 'visits',
        format: 'csv',
        filter,
        personal: 'all',
      }),
      await window.gerbang.request('export.start', { kind: 'cases', format: 'csv', filter: {} }),
    ].map((reply) => JSON.stringify(reply));
  });
  for (const reply of refused) expect(reply).toContain('NOT_ALLOWED');
  expect(await readdir(usb)).toEqual(['petugas.csv']);
});
