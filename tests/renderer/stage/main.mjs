// What the renderer is shown in without a kiosk behind it: a window as the program's, and its built page, whose
// `window.gerbang` the tests put there (stage.ts).
import { join, normalize, sep } from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

const FOLDER = join(import.meta.dirname, '../../../out/renderer');

app.commandLine.appendSwitch('lang', 'id');
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
void app.whenReady().then(() => {
  protocol.registerFileProtocol('app', ({ url }, answer) => {
    const path = normalize(join(FOLDER, decodeURIComponent(new URL(url).pathname)));
    answer(path.startsWith(FOLDER + sep) ? { path } : { error: -6 });
  });
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    useContentSize: true,
    frame: false,
    backgroundColor: '#F7F5F0',
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  void window.loadURL('about:blank');
});
