import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { backupName } from '../../src/main/backup/folder.ts';
import { makeBackup } from '../../src/main/backup/make-backup.ts';
import { loadMasterKey } from '../../src/main/log/master-key.ts';
import { openDataFolder } from '../../src/main/site/data-folder.ts';
import { newEntry } from '../main/log/fixture.ts';
import { OFFICER_PIN, readEntries, verifyLog, withLog } from '../support/provision.ts';
import { expect, holder, test } from './support/desk.ts';
import { DESK_SIZE, looks, SMALLEST } from './support/pictures.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

/** What a person would choose in the system's dialog. */
function choosing(app: ElectronApplication, path: string) {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
}

test('settings hold from now on, backups are made and restored', async ({ desk }) => {
  const { page, app } = await desk.start();
  const { listening, idle } = screens(page);
  await listening.waitFor();
  await desk.pty.write(`${desk.code({ name: holder('Siti Aminah') })}\r`);
  const siti = await verdictAfter(page, 0);
  await page.keyboard.press('Escape');
  await signIn(page);
  const look = looks({ app, page }, [DESK_SIZE, SMALLEST]);
  await page.getByTestId('section-inside').click();
  await page.getByTestId('inside-off').waitFor();
  await look('desk-inside-off');
  await page.getByTestId('inside-on').click();
  await expect(page.getByTestId('inside-total')).toBeVisible();
  await page.getByTestId('section-office').click();
  await page.getByTestId('setting-capacity').fill('0');
  await page.getByTestId('office-save').click();
  await expect(page.getByTestId('office-told')).toContainText(/belum benar|not right/);
  await page.getByTestId('setting-capacity').fill('40');
  await expect(page.getByTestId('setting-enabled')).toBeChecked();
  await page.getByTestId('setting-closingTime').fill('16:30');
  await page.getByTestId('office-save').click();
  await expect(page.getByTestId('office-told')).toContainText(/Tersimpan|Saved/);
  await look('office-settings');

  await page.getByTestId('office-backup').click();
  const stick = join(desk.data, 'stick');
  mkdirSync(stick);
  await choosing(app, stick);
  await page.getByTestId('backup-folder').click();
  await expect(page.getByTestId('backups')).toContainText(stick);
  await page.getByTestId('backup-now').click();
  await expect(page.getByTestId('backup-told')).toContainText(/dibaca ulang|read back/);
  await expect(page.getByTestId('backup-office')).toHaveAttribute('data-count', '1');
  await look('office-backup');
  const [backup = ''] = await readdir(stick);
  expect(backup).toMatch(/^gerbang-\d{8}T\d{6}Z\.gbk$/);

  await desk.pty.write(`${desk.code({ name: holder('Bambang Wijaya') })}\r`);
  await verdictAfter(page, siti.seq);
  await page.keyboard.press('Escape');
  await choosing(app, join(stick, backup));
  await page.getByTestId('backup-restore').click();
  await page.getByTestId('restore-yes').click();
  await idle.waitFor();
  expect((await readEntries(desk.data)).map((entry) => entry.holder?.name)).toEqual(['Siti Aminah']);
  expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
  expect(await readdir(desk.data)).toContain('gerbang.db.replaced-1');
  await signIn(page);
});

test('a person’s data is found, and erased for good', async ({ desk }) => {
  const seqs = await withLog(desk.data, (log) =>
    [1, 2, 3].map((day) => {
      const at = new Date(Date.now() - day * 86_400_000).toISOString();
      const details = { nik: '6409044503800001', phone: '+6281234567890', purpose: 'Legalisir akta' };
      return log.append(newEntry({ at, holder: { name: 'Nur Hayati', birthDate: '1980-03-05' }, details }))
        .seq;
    }),
  );
  const { app, page } = await desk.start();
  await screens(page).idle.waitFor();
  await signIn(page);
  await page.getByTestId('section-office').click();
  await page.getByTestId('office-privacy').click();
  await page.getByTestId('privacy-search').fill('hayati nur');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('person-visit')).toHaveCount(3);
  await page.getByTestId('person-all').check();
  await looks({ app, page })('office-privacy');
  await page.getByTestId('privacy-erase').click();
  await page.getByTestId('privacy-yes').click();
  await expect(page.getByTestId('privacy-told')).toContainText('3');
  await page.getByTestId('privacy-find').click();
  await expect(page.getByTestId('privacy-told')).toContainText(/Tidak ada|Nothing/);
  await page.getByTestId('office-trail').click();
  await expect(page.getByTestId('trail-row').first()).toHaveAttribute('data-action', 'PERSONAL_ERASED');
  await looks({ app, page })('office-trail');
  const kept = await withLog(desk.data, (log) => seqs.map((seq) => log.visit(seq)?.personal));
  expect(kept).toEqual(['erased', 'erased', 'erased']);
  expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
});

test('a clock that jumped is asked about, and the admin’s answer is on record', async ({ desk }) => {
  await withLog(desk.data, (log) => {
    for (const days of [60, 59, 58])
      log.append(newEntry({ at: new Date(Date.now() - days * 86_400_000).toISOString() }));
  });
  const { app, page } = await desk.start();
  await screens(page).listening.waitFor();
  await signIn(page);
  const question = page.getByTestId('desk-clock');
  await expect(question).toBeVisible();
  await looks({ app, page })('desk-clock');
  await page.getByTestId('clock-wrong').click();
  await expect(page.getByTestId('clock-wrong')).toHaveCount(0);
  await looks({ app, page })('desk-clock-wrong');
  await page.getByTestId('clock-right').click();
  await expect(question).toHaveCount(0);
  const trail = await withLog(desk.data, (log) => log.listAudit({ limit: 10 }));
  const said = trail
    .filter(({ action }) => action === 'CLOCK_ANSWERED')
    .map(({ detail }) => detail['answer']);
  expect(said).toEqual(['right', 'wrong']);
  // Nothing is older for it.
  expect(await withLog(desk.data, (log) => log.visit(2)?.personal)).toBe('open');
});

test('a damaged log is recovered at the start, and an admin says to have read it', async ({ desk }) => {
  const files = openDataFolder(desk.data);
  const { key } = loadMasterKey({ file: files.masterKey, wrapper: null });
  await withLog(desk.data, (log) => log.append(newEntry({ at: new Date().toISOString() })));
  const made = new Date();
  makeBackup({
    log: files.log,
    to: join(files.backups, backupName(made)),
    masterKey: key,
    about: { madeAt: made.toISOString(), office: 'Penajam', site: null, wrappedKey: null },
  });
  for (const suffix of ['-wal', '-shm']) writeFileSync(`${files.log}${suffix}`, '');
  writeFileSync(files.log, 'not a database');

  const { app, page } = await desk.start();
  await screens(page).listening.waitFor();
  await page.keyboard.press('F2');
  await page.getByTestId('pin').fill(OFFICER_PIN);
  await page.keyboard.press('Enter');
  await page.getByTestId('desk').waitFor();
  const alarm = page.getByTestId('desk-alarm');
  await expect(alarm).toBeVisible();
  await looks({ app, page })('desk-alarm');
  await page.getByTestId('alarm-seen').click();
  await expect(alarm).toHaveCount(0);
  expect(await readEntries(desk.data)).toHaveLength(1);
  expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
});
