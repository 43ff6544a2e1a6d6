// The least that an Electron app can be: one window, one empty page.
import path from 'node:path';
import { app, BrowserWindow } from 'electron';

const data = process.argv.find((argument) => argument.startsWith('--data='));
if (data) app.setPath('userData', data.slice('--data='.length));

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, useContentSize: true, frame: false });
  void window.loadFile(path.join(import.meta.dirname, 'blank.html'));
});
