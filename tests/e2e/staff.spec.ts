import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { writeXlsx } from 'hucre/xlsx';
import { Staff } from '../../src/main/staff/staff.ts';
import { Threads } from '../../src/main/threads/threads.ts';
import { textOf } from '../support/pdf.ts';
import { verifyLog, withLog } from '../support/provision.ts';
import { SAMPLE_BIRTH_DATE } from '../support/issuer/hcert.ts';
import { expect, holder, test } from './support/desk.ts';
import { DESK_SIZE, looks, SMALLEST } from './support/pictures.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

const HEAD = ['Nama', 'Tanggal Lahir', 'NIP', 'Unit Kerja', 'No. HP'];
const PEOPLE = [
  [
    'Siti Aminah, S.KM',
    SAMPLE_BIRTH_DATE.split('-').reverse().join('/'),
    '198504172010012001',
    'Dinas Kesehatan',
    '0812-3456-7890',
  ],
  ['Rahmat Hidayat', '3 Mei 1979', '197905032005011004', 'Bagian Umum', null],
  [
    'I Gusti Ngurah Made Agung Wirawan Kusumanegara',
    32143,
    '198801012012011002',
    'Dinas Pekerjaan Umum dan Penataan Ruang',
    '0541 123456',
  ],
];
const FAULTY = [
  ['=HYPERLINK("http://example.org")', '17/04/1985', null, 'Umum', null],
  ['Dewi Lestari', '31/02/1990', null, 'Umum', null],
  ['Rahmat Hidayat', '03/05/1979', '197905032005011004', 'Umum', null],
  ['Bambang', '01/02/1980', 198002012005011003, null, 'nanti'],
];

/** Whatever the kiosk asks a person for, this is what they choose. */
async function choosing(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

async function roster(folder: string, rows: (string | number | null)[][]): Promise<string> {
  const path = join(folder, 'Daftar Pegawai 2022.xlsx');
  await writeFile(path, await writeXlsx({ sheets: [{ name: 'Pegawai', rows: [HEAD, ...rows] }] }));
  return path;
}

/** The QR text of the pass that the kiosk issued. */
function passOf(folder: string, name: string): Promise<string> {
  return withLog(folder, (log) => {
    const staff = new Staff({
      log,
      threads: new Threads(null),
      now: () => new Date(),
      timeZone: () => 'Asia/Makassar',
    });
    const [employee] = staff.list(name, 1).employees;
    return staff.cards(employee ? [employee.id] : [])[0]?.code ?? '';
  });
}

test.describe('a roster', () => {
  test.use({ shared: true });

  test('a file that is no roster is refused in words, and nothing changes', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    await signIn(page);
    await page.getByTestId('section-staff').click();
    const path = join(desk.data, 'foto.xlsx');
    await writeFile(path, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    await choosing(app, path);
    await page.getByTestId('staff-import').click();
    await expect(page.getByTestId('roster-fault')).toHaveAttribute('data-fault', 'NOT_A_TABLE');
    await expect(page.getByTestId('roster-take')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByTestId('staff-blank').waitFor();
  });

  test('a roster is imported, an employee known by their certificate gets a pass, and the pass opens the door', async ({
    desk,
  }) => {
    const { app, page } = await desk.start();
    const { listening, verdict } = screens(page);
    await listening.waitFor();
    await signIn(page);
    await page.getByTestId('section-staff').click();
    await page.getByTestId('staff-blank').waitFor();

    await choosing(app, await roster(desk.data, [...PEOPLE, ...FAULTY]));
    await page.getByTestId('staff-import').click();
    await expect(page.getByTestId('roster-new')).toContainText('3');
    await expect(page.getByTestId('roster-refused')).toContainText('4');
    const refused = page.locator('[data-testid="roster-rows"] tr[data-effect="refused"]');
    expect(await refused.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-problem')))).toEqual([
      'CELL_FORMULA',
      'BIRTH_DATE_UNREADABLE',
      'DUPLICATE',
      'NUMBER_ROUNDED',
    ]);
    await page.getByTestId('roster-take').click();
    const rows = page.getByTestId('employee');
    await expect(rows).toHaveCount(3);

    // Without a green certificate nobody gets a pass.
    await page.getByTestId('choose-all').check();
    await page.getByTestId('staff-issue').click();
    await expect(page.getByTestId('issue-unproven')).toHaveAttribute('data-count', '3');
    await page.keyboard.press('Escape');

    const siti = { gn: 'Siti', gnt: 'SITI', fn: 'Aminah', fnt: 'AMINAH' };
    await desk.pty.write(`${desk.code({ name: siti })}\r`);
    const first = await verdictAfter(page, 0);
    expect(first.category).toBe('hijau');
    await page.keyboard.press('Escape');
    await expect(verdict).toHaveCount(0);
    await desk.pty.write(`${desk.code({ name: holder('Orang Lain') })}\r`);
    const second = await verdictAfter(page, first.seq);
    await page.keyboard.press('Escape');

    await page.getByTestId('staff-issue').click();
    await expect(page.getByTestId('issue-unproven')).toHaveAttribute('data-count', '2');
    await page.getByTestId('months-3').check();
    await page.getByTestId('issue-do').click();
    await expect(page.locator('[data-testid="employee"][data-pass="valid"]')).toHaveCount(1);

    const pdf = join(desk.data, 'kartu.pdf');
    await choosing(app, pdf);
    await page.getByTestId('staff-cards').click();
    await expect(page.getByTestId('staff-told')).toContainText('kartu.pdf');
    expect(textOf(await readFile(pdf))).toContain('Dinas Kesehatan');

    const code = await passOf(desk.data, 'siti');
    await desk.pty.write(`${code}\r`);
    const third = await verdictAfter(page, second.seq);
    expect(third).toMatchObject({ decision: 'admit', category: 'hijau', reason: 'STAFF_PASS' });
    await expect(page.getByTestId('verdict-name')).toHaveText('Siti Aminah, S.KM');
    await page.keyboard.press('Escape');

    await page.locator('[data-pass="valid"] .employees__name').click();
    await page.getByTestId('pass-revoke').click();
    await page.getByTestId('pass-revoke').click();
    await expect(page.locator('[data-testid="employee"][data-pass="revoked"]')).toHaveCount(1);
    await desk.pty.write(`${code}\r`);
    const fourth = await verdictAfter(page, third.seq);
    expect(fourth).toMatchObject({ decision: 'deny', category: 'merah', reason: 'PASS_REVOKED' });

    expect(
      (await desk.entries()).map(({ person, format, details }) => [person, format, details?.employee]),
    ).toEqual([
      ['pegawai', 'hcert', 1],
      ['pengunjung', 'hcert', undefined],
      ['pegawai', 'pass', 1],
      ['pegawai', 'pass', 1],
    ]);
    expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
  });
});

test('reads well, to eyes and to assistive software', async ({ desk }) => {
  const { app, page } = await desk.start();
  const look = looks({ app, page }, [DESK_SIZE, SMALLEST]);
  await screens(page).listening.waitFor();
  await signIn(page);
  await page.getByTestId('section-staff').click();
  await page.getByTestId('staff-blank').waitFor();
  await look('staff-empty');
  await choosing(app, await roster(desk.data, [...PEOPLE, ...FAULTY]));
  await page.getByTestId('staff-import').click();
  await page.getByTestId('roster-take').waitFor();
  await look('staff-roster');
  await page.getByTestId('roster-take').click();
  const siti = { gn: 'Siti', gnt: 'SITI', fn: 'Aminah', fnt: 'AMINAH' };
  await desk.pty.write(`${desk.code({ name: siti })}\r`);
  await verdictAfter(page, 0);
  await page.keyboard.press('Escape');
  await page.getByTestId('choose-all').check();
  await page.getByTestId('staff-issue').click();
  await page.getByTestId('issue-reason').selectOption('OTHER');
  await look('staff-issue');
  await page.getByTestId('issue-note').fill('Surat tugas 12/2022');
  await page.getByTestId('issue-do').click();
  await expect(page.locator('[data-testid="employee"][data-pass="valid"]')).toHaveCount(3);
  await look('staff');
  await page.locator('.employees__name').last().click();
  await page.getByTestId('pass-revoke').click();
  await look('staff-panel');
  await page.getByTestId('pass-revoke').click();
  await page.keyboard.press('Escape');
  await desk.pty.write(`${await passOf(desk.data, 'siti')}\r`);
  await verdictAfter(page, 1);
  await look('staff-pass-verdict');
});
