import { mkdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { OFFICER_PIN, readEntries, withLog } from '../support/provision.ts';
import { expect, holder, test } from './support/desk.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

/** The system's dialogs stand there from now on until `answer`. */
function standing(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ dialog }) => {
    const asked = () => new Promise<string>((resolve) => Reflect.set(globalThis, 'answerDialog', resolve));
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [await asked()] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: await asked() });
  });
}

/** Resolves when a dialog stands there. */
async function opened(app: ElectronApplication): Promise<void> {
  const stands = () => app.evaluate(() => typeof Reflect.get(globalThis, 'answerDialog') === 'function');
  await expect.poll(stands).toBe(true);
}

function answer(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate((_, chosen) => {
    const resolve: unknown = Reflect.get(globalThis, 'answerDialog');
    Reflect.deleteProperty(globalThis, 'answerDialog');
    if (typeof resolve === 'function') Reflect.apply(resolve, undefined, [chosen]);
  }, path);
}

/** Asks as an overtaken page could, and keeps the reply for later. */
function ask(page: Page, name: string): Promise<unknown> {
  return page.evaluate((request) => window.gerbang.request(request, undefined), name);
}

test('a system dialog that outlives the sign-out does nothing when it is answered', async ({ desk }) => {
  const { page, app } = await desk.start();
  const { listening, idle } = screens(page);
  await listening.waitFor();
  const stick = join(desk.data, 'stick');
  mkdirSync(stick, { recursive: true });
  await signIn(page);
  await page.evaluate(() => window.gerbang.request('backup.now', undefined));
  const [backup = ''] = await readdir(join(desk.data, 'backups'));
  await page.keyboard.press('Escape');
  await ask(page, 'officer.signOut');
  await listening.waitFor();
  await desk.pty.write(`${desk.code({ name: holder('Siti Aminah') })}\r`);
  await verdictAfter(page, 0);
  await page.keyboard.press('Escape');
  await standing(app);

  // By the page's own buttons: the admin is signed out while the dialog of the restore stands there.
  await signIn(page);
  await page.getByTestId('section-office').click();
  await page.getByTestId('office-backup').click();
  await page.getByTestId('backup-restore').click();
  await page.getByTestId('restore-yes').click();
  await opened(app);
  await ask(page, 'officer.signOut');
  await idle.waitFor();
  await answer(app, join(desk.data, 'backups', backup));
  // What comes after it is answered: the entry is there still.
  expect(await ask(page, 'backup.state')).toEqual({ ok: false, code: 'NOT_SIGNED_IN' });
  expect((await readEntries(desk.data)).map((entry) => entry.holder?.name)).toEqual(['Siti Aminah']);

  // Each of them, and the same admin is back meanwhile.
  const asking = ['backup.restore', 'backup.chooseFolder', 'diagnostics.save', 'poster.save'];
  for (const name of [...asking, 'scanner.sheet', 'staff.roster.choose', 'cards.folder.choose']) {
    await page.evaluate((pin) => window.gerbang.request('officer.signIn', { pin }), OFFICER_PIN);
    const reply = ask(page, name);
    await opened(app);
    await ask(page, 'officer.signOut');
    await page.evaluate((pin) => window.gerbang.request('officer.signIn', { pin }), OFFICER_PIN);
    await answer(app, name === 'backup.restore' ? join(desk.data, 'backups', backup) : join(stick, name));
    expect(await reply, name).toEqual({ ok: false, code: 'NOT_SIGNED_IN' });
  }
  expect(await readdir(stick)).toEqual([]);
  expect(await readdir(desk.data)).not.toContain('gerbang.db.replaced-1');
  const done = await withLog(desk.data, (log) => log.listAudit({ limit: 100 }).map(({ action }) => action));
  for (const action of ['LOG_RESTORED', 'SETTINGS_CHANGED', 'DIAGNOSTICS_SAVED'] as const)
    expect(done).not.toContain(action);
});
