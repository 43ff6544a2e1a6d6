import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { electronCommand } from '../../scripts/lib/electron.mjs';
import { projectRoot } from '../../scripts/lib/paths.mjs';

/** Playwright takes no undefined. */
function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
}

/** A4 at 96 dots an inch. */
const PAPER = { width: 794, height: 1123 };

test('the page for the officer’s wall is one page of A4, with all its pictures', async () => {
  // A window of its own: the kiosk opens no files.
  const folder = await mkdtemp(join(tmpdir(), 'gerbang-paper-'));
  const main = join(folder, 'main.cjs');
  const size = JSON.stringify({ ...PAPER, useContentSize: true });
  await writeFile(
    main,
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow(${size}).loadFile(${JSON.stringify(join(projectRoot, 'docs/PETUGAS.html'))}));`,
  );
  const electron = electronCommand();
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [...electron.args, main, `--user-data-dir=${folder}`],
    env: definedOnly({ ...process.env, ...electron.env }),
  });
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState('load');
    const broken = await page
      .locator('img')
      .evaluateAll((all) =>
        all.flatMap((img) =>
          img instanceof HTMLImageElement && img.naturalWidth > 0 ? [] : [img.outerHTML],
        ),
      );
    const printed = await app.evaluate(async ({ BrowserWindow }) => {
      const options = { preferCSSPageSize: true, printBackground: true };
      const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF(options);
      return pdf?.toString('base64') ?? '';
    });
    const pdf = Buffer.from(printed, 'base64');
    const screens = join(projectRoot, 'test-results/screens');
    await mkdir(screens, { recursive: true });
    await page.screenshot({ path: join(screens, 'petugas.png'), fullPage: true });
    await writeFile(join(screens, 'petugas.pdf'), pdf);
    expect(broken).toEqual([]);
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
});
