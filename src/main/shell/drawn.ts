import type { BrowserWindow } from 'electron';

const QUESTION = `(document.getElementById('root')?.childElementCount ?? 0) > 0`;

/** Asks a window's page whether it has drawn something. A page that hangs never answers; one that goes away rejects. */
export async function hasDrawn(window: BrowserWindow): Promise<boolean> {
  return (await window.webContents.mainFrame.executeJavaScript(QUESTION)) === true;
}
