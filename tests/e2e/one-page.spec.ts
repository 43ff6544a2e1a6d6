import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/desk.ts';
import { screens } from './support/screens.ts';

const ROOT = join(import.meta.dirname, '../..');

test('the page for the officer’s wall is one page of A4, with all its pictures', async ({ desk }) => {
  const { page, app } = await desk.start();
  await screens(page).idle.waitFor();
  const { pdf, png, broken } = await app.evaluate(
    async ({ BrowserWindow }, file) => {
      const window = new BrowserWindow({ show: false, width: 794, height: 1123, useContentSize: true });
      await window.loadFile(file);
      const script = `[...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.alt)`;
      const broken: unknown = await window.webContents.executeJavaScript(script);
      const printed = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
      const seen = await window.webContents.capturePage();
      window.destroy();
      return { pdf: printed.toString('base64'), png: seen.toPNG().toString('base64'), broken };
    },
    join(ROOT, 'docs/PETUGAS.html'),
  );
  const folder = join(ROOT, 'test-results/screens');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'petugas.png'), Buffer.from(png, 'base64'));
  await writeFile(join(folder, 'petugas.pdf'), Buffer.from(pdf, 'base64'));
  expect(broken).toEqual([]);
  const pages = Buffer.from(pdf, 'base64')
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g);
  expect(pages).toHaveLength(1);
});
