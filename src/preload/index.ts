import { contextBridge, ipcRenderer } from 'electron';
import { EVENT_PREFIX, REQUESTS, type Bridge } from '#shared/ipc/bridge.ts';

/**
 * The contract's pipe, and nothing else: requests have one channel and names of events are prefixed, so that no channel of
 * Electron's own can be reached; what goes through is checked against src/shared/ipc/contract.ts by main and by the renderer's client.
 */
const bridge: Bridge = {
  request: (name, payload) => ipcRenderer.invoke(REQUESTS, name, payload),
  subscribe: (name, listener) => {
    const forward = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(EVENT_PREFIX + name, forward);
    return () => ipcRenderer.removeListener(EVENT_PREFIX + name, forward);
  },
};

contextBridge.exposeInMainWorld('gerbang', bridge);
