import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { keyIn } from '../support/key-file.ts';
import { withLog } from '../support/provision.ts';
import { expect, holder, test } from './support/desk.ts';
import { DESK_SIZE, LARGE, looks, SMALLEST } from './support/pictures.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

test.describe('the section', () => {
  test.use({ shared: true });

  test('an admin sees how the kiosk is, and saves a file without anybody’s data', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    await desk.pty.write(`${desk.code({ name: holder('Siti Aminah') })}\r`);
    await verdictAfter(page, 0);
    await signIn(page);
    await page.getByTestId('section-diagnostics').click();
    const line = (check: string) => page.locator(`[data-check="${check}"]`);
    await expect(line('log')).toHaveAttribute('data-finding', 'LOG_WHOLE');
    await expect(line('scanner')).toHaveAttribute('data-finding', 'SCANNER_CONNECTED');
    await expect(line('clock')).toHaveAttribute('data-state', 'ok');
    await expect(line('program')).toContainText('Electron');

    const file = join(desk.data, 'bundle.json');
    await choose(app, file);
    await page.getByTestId('diagnostics-save').click();
    await expect(page.getByTestId('diagnostics-said')).toContainText('bundle.json');
    const bundle = await readFile(file, 'utf8');
    expect(JSON.parse(bundle)).toMatchObject({ version: 1, log: expect.any(Array) });
    for (const name of ['Siti', 'Aminah', 'Budi', 'Santoso'])
      expect(bundle).not.toMatch(new RegExp(name, 'i'));
    expect(bundle).not.toContain(keyIn(desk.data));
    const actions = await withLog(desk.data, (log) =>
      log.listAudit({ limit: 3 }).map(({ action }) => action),
    );
    expect(actions).toContain('DIAGNOSTICS_SAVED');
  });

  test('a place that cannot be written is said so', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    await signIn(page);
    await page.getByTestId('section-diagnostics').click();
    await choose(app, '/proc/nowhere/bundle.json');
    await page.getByTestId('diagnostics-save').click();
    await expect(page.getByTestId('diagnostics-said')).toContainText('tidak dapat ditulis');
  });

  test('is whole in both languages and all sizes', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).idle.waitFor();
    await signIn(page);
    await page.getByTestId('section-diagnostics').click();
    await page.locator('[data-check="stability"]').waitFor();
    await looks({ app, page }, [DESK_SIZE, SMALLEST, LARGE])('diagnostics');
  });
});

test('an admin who is signed in ends the kiosk from there', async ({ desk }) => {
  const { app, page } = await desk.start();
  await screens(page).listening.waitFor();
  await signIn(page);
  await page.getByTestId('section-diagnostics').click();
  const gone = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
  await page.getByTestId('kiosk-end').click();
  await page.getByTestId('end-yes').click();
  expect(await gone).toBe(0);
});

/** What a person would choose in the system's own dialog. */
function choose(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}
