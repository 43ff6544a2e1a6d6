import { watch } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';
import { projectRoot } from '../lib/paths.mjs';
import { createIssuer, trustDocument } from '../../tests/support/issuer/hcert.ts';
import { launchKiosk, type RunningKiosk } from '../../tests/support/kiosk.ts';
import { OFFICER_PIN, provision } from '../../tests/support/provision.ts';
import { openPty } from '../../tests/support/pty.ts';
import { scenes } from '../demo/scenes.ts';
import { both, type Part, partOf } from './parts.ts';

/*
 * The page comes from the built files under `app://`, as in the product, and not from a development server: that would
 * need a door in what guards the page. An edit below src/renderer builds the page and loads it again; any other one
 * builds all and starts the kiosk anew, with the same data folder and the same scanner.
 */

/** Editors write in several steps. */
const QUIET_MS = 150;

const now = new Date();
const issuer = await createIssuer({ country: 'ID' }, now);
const codes = scenes(issuer, await createIssuer({ country: 'ID' }, now), now);
const data = await mkdtemp(join(tmpdir(), 'gerbang-dev-'));
const pty = await openPty();
let isPlugged = true;
let kiosk: RunningKiosk | null = null;
let isRestarting = false;
/** What is edited and not yet built; when that is begun. */
let waiting: Part | null = null;
let timer: NodeJS.Timeout | null = null;
let isBuilding = false;
let end = (): void => undefined;
const over = new Promise<void>((resolve) => (end = resolve));

await provision(data, {
  site: {
    language: 'id',
    scanner: { kind: 'serial', port: { by: 'path', path: pty.scannerPath } },
    display: { sound: false },
  },
  trust: [trustDocument(issuer)],
});
const input = createInterface({ input: process.stdin });
const watcher = watch(join(projectRoot, 'src'), { recursive: true }, (_, file) => {
  if (file !== null) edited(partOf(file));
});
try {
  await start();
  tellHow();
  input.on('line', (line) => void answer(line.trim()).catch(complain));
  input.on('close', () => {
    if (process.stdin.isTTY) end();
  });
  await over;
} finally {
  watcher.close();
  input.close();
  await stop();
  await pty.close();
  await rm(data, { recursive: true, force: true });
}

async function start(): Promise<void> {
  kiosk = await launchKiosk({ data });
  kiosk.app.once('close', () => {
    if (!isRestarting) end();
  });
}

async function stop(): Promise<void> {
  isRestarting = true;
  await kiosk?.close();
}

async function restart(): Promise<void> {
  await stop();
  await start();
  isRestarting = false;
  console.log('Dev: started anew.');
}

function tellHow(): void {
  console.log(`Dev: the officer's PIN is ${OFFICER_PIN}. Type a line:`);
  for (const [i, { title }] of codes.entries()) console.log(`  ${i + 1}  scan: ${title}`);
  console.log('  u  unplug the scanner, or plug it in again\n  r  start the kiosk anew\n  q  end');
  console.log('  anything else is what the scanner reads');
}

async function answer(line: string): Promise<void> {
  const scene = codes[Number(line) - 1];
  if (line === '') tellHow();
  else if (line === 'q') end();
  else if (line === 'r') await restart();
  else if (line === 'u') {
    await (isPlugged ? pty.close() : pty.reopen());
    isPlugged = !isPlugged;
    console.log(`Dev: the scanner is ${isPlugged ? 'plugged in' : 'unplugged'}.`);
  } else await pty.write(`${scene?.code ?? line}\r`);
}

function edited(part: Part | null): void {
  if (part === null) return;
  waiting = both(waiting, part);
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => void rebuild(), QUIET_MS);
}

async function rebuild(): Promise<void> {
  // What is edited meanwhile is built after it.
  if (isBuilding || waiting === null) return;
  const part = waiting;
  waiting = null;
  isBuilding = true;
  const begin = performance.now();
  try {
    await buildPart(part);
    console.log(`Dev: built (${part}) in ${((performance.now() - begin) / 1000).toFixed(1)} s.`);
    if (part === 'all') await restart();
    else await kiosk?.page.reload();
  } catch (error) {
    complain(error);
  } finally {
    isBuilding = false;
    void rebuild();
  }
}

async function buildPart(part: Part): Promise<void> {
  const { config } = await resolveConfig({ root: projectRoot, logLevel: 'warn' }, 'build', 'production');
  const { main, preload, renderer } = config ?? {};
  for (const each of part === 'all' ? [main, preload, renderer] : [renderer]) {
    if (each !== undefined)
      await build({ ...each, logLevel: 'warn', build: { ...each.build, emptyOutDir: true } });
  }
}

/** A fault in what is edited ends nothing: the next edit mends it. */
function complain(error: unknown): void {
  console.error(`Dev: ${error instanceof Error ? error.message : String(error)}`);
}
