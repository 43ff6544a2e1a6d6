import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { EVENT_PREFIX, REQUESTS } from '#shared/ipc/bridge.ts';
import type { EventName, EventPayload, Reply } from '#shared/ipc/contract.ts';
import type { Answer } from '../ipc/answer.ts';
import { isOurs } from './harden.ts';

/** Who answers a page's requests. */
export interface Answering {
  readonly answer: Answer<IpcMainInvokeEvent>;
}

/**
 * Answers the pages' requests: they may come before there is who answers, and wait for it.
 * @param onAsk told of every request
 */
export function answerPages(answering: Promise<Answering>, onAsk: () => void): void {
  ipcMain.handle(REQUESTS, async (event, name: unknown, payload: unknown): Promise<Reply<unknown>> => {
    onAsk();
    const found = await answering.catch(() => null);
    return found ? await found.answer(event, name, payload) : { ok: false, code: 'INTERNAL_ERROR' };
  });
}

/** Whether a message came from the top frame of this window, showing a page of ours. */
export function isFrom(window: BrowserWindow, { senderFrame }: IpcMainInvokeEvent): boolean {
  if (senderFrame === null || window.isDestroyed()) return false;
  return senderFrame === window.webContents.mainFrame && isOurs(senderFrame.url);
}

/** Tells the window; a window that is gone is told nothing. */
export function send<N extends EventName>(window: BrowserWindow, name: N, payload: EventPayload<N>): void {
  if (!window.isDestroyed()) window.webContents.send(EVENT_PREFIX + name, payload);
}
