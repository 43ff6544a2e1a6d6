import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { Desktop } from '../paper/desktop.ts';

/** Asks for files in the system's own dialog, before the kiosk's window. */
export function desktopOf(window: BrowserWindow): Desktop {
  return {
    openFile: async ({ name, extensions }) => {
      const filters = [{ name, extensions: [...extensions] }];
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        ...{ filters, properties: ['openFile', 'dontAddToRecent'] },
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    saveFile: async (file, { name, extensions }) => {
      const filters = [{ name, extensions: [...extensions] }];
      const defaultPath = join(app.getPath('documents'), file);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        ...{ filters, defaultPath, properties: ['showOverwriteConfirmation', 'dontAddToRecent'] },
      });
      return canceled || filePath === '' ? null : filePath;
    },
    faces: async () => (await import('./faces.ts')).FACES,
  };
}
