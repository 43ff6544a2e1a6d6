import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { CHANNEL_PREFIX } from '#shared/ipc/bridge.ts';
import type { EventName, EventPayload } from '#shared/ipc/contract.ts';
import type { Register } from '../ipc/serve.ts';
import { isOurs } from './harden.ts';

export const register: Register<IpcMainInvokeEvent> = (channel, listener) => {
  ipcMain.handle(channel, listener);
};

/** Whether a message came from the top frame of this window, showing a page of ours. */
export function isFrom(window: BrowserWindow, { senderFrame }: IpcMainInvokeEvent): boolean {
  if (senderFrame === null || window.isDestroyed()) return false;
  return senderFrame === window.webContents.mainFrame && isOurs(senderFrame.url);
}

/** Tells the window; a window that is gone is told nothing. */
export function send<N extends EventName>(window: BrowserWindow, name: N, payload: EventPayload<N>): void {
  if (!window.isDestroyed()) window.webContents.send(CHANNEL_PREFIX + name, payload);
}
