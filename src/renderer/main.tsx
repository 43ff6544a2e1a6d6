// First: see there.
import './ipc/no-eval.ts';
import './ipc/first-ask.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { wakeSound } from './entry/sound.ts';
import { createClient } from './ipc/client.ts';
import { ClientProvider } from './ipc/context.tsx';
import { hideIdleCursor } from './ui/idle-cursor.ts';
import { connectStores } from './stores/connect.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/glyph.css';
import './entry/idle.css';
import './entry/verdict.css';
import './entry/notice.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const client = createClient(window.gerbang);
connectStores(client);
hideIdleCursor();
createRoot(root).render(
  <StrictMode>
    <ClientProvider client={client}>
      <App />
    </ClientProvider>
  </StrictMode>,
);
// The audio device takes its time to open: not before the first screen, and not in front of the first verdict.
setTimeout(wakeSound, 1000);
