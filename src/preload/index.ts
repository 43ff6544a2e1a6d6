import { contextBridge, ipcRenderer } from 'electron';
import { CHANNEL_PREFIX, type Bridge } from '#shared/ipc/bridge.ts';

/**
 * The contract's pipe, and nothing else: names are prefixed, so that no channel of Electron's own can be reached;
 * what goes through is checked against src/shared/ipc/contract.ts by main and by the renderer's client.
 */
const bridge: Bridge = {
  request: (name, payload) => ipcRenderer.invoke(CHANNEL_PREFIX + name, payload),
  subscribe: (name, listener) => {
    const forward = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(CHANNEL_PREFIX + name, forward);
    return () => ipcRenderer.removeListener(CHANNEL_PREFIX + name, forward);
  },
};

contextBridge.exposeInMainWorld('gerbang', bridge);
