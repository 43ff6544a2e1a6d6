import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { Dialogs } from '../paper/dialogs.ts';

/** What the kiosk's window does for the services: the system's own dialogs, printing, the faces of what is printed. */
export function dialogsOf(window: BrowserWindow): Dialogs {
  return {
    openFile: async ({ name, extensions }) => {
      const filters = [{ name, extensions: [...extensions] }];
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        filters,
        properties: ['openFile', 'dontAddToRecent'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    openFolder: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    saveFile: async (file, { name, extensions }) => {
      const filters = [{ name, extensions: [...extensions] }];
      const defaultPath = join(app.getPath('documents'), file);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        filters,
        defaultPath,
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    print: async (name) => (await import('./print.ts')).printWindow(window, name),
    faces: async () => (await import('./faces.ts')).FACES,
  };
}
