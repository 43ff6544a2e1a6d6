import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';

const PAPER = { pageSize: 'A4', printBackground: false } as const;

/** Prints the window's page, at once and without a dialog; as a PDF among the documents where nothing prints it. */
export async function printWindow(window: BrowserWindow, name: string): Promise<string | null> {
  const { webContents } = window;
  const printers = await webContents.getPrintersAsync();
  if (printers.length > 0 && (await printed(window))) return null;
  const folder = app.getPath('documents');
  await mkdir(folder, { recursive: true });
  const file = join(folder, name);
  await writeFile(file, await webContents.printToPDF(PAPER), { mode: 0o600 });
  return file;
}

function printed(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    window.webContents.print({ ...PAPER, silent: true }, (success) => resolve(success));
  });
}
