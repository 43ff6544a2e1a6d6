import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Language } from '#shared/domain/locale.ts';
import { createIssuer, trustDocument } from '../../tests/support/issuer/hcert.ts';
import { launchKiosk, type RunningKiosk } from '../../tests/support/kiosk.ts';
import { OFFICER_PIN, provision } from '../../tests/support/provision.ts';
import { openPty, type Pty } from '../../tests/support/pty.ts';
import { scenes, type Scene } from './scenes.ts';

/*
 * The kiosk with a sample office and a simulated scanner. Nothing is typed into the app: the codes are written
 * into a pseudo-terminal that it has opened through serialport, as it would a scanner's port.
 */

const { values } = parseArgs({
  options: {
    shots: { type: 'string' },
    once: { type: 'boolean', default: false },
    lang: { type: 'string', default: 'id' },
    size: { type: 'string', default: '1366x768' },
  },
});
const language = Language.parse(values.lang);
const [width = 1366, height = 768] = values.size.split('x').map(Number);
const headless = process.env['GERBANG_OWN_DISPLAY'] === '1';
// Nobody sees an own display: then pictures are the point.
const shots = values.shots ?? (headless ? 'shots' : undefined);
const shotsFolder = shots === undefined ? null : resolve(process.env['INIT_CWD'] ?? '.', shots);
/** How long each screen stands for a person to read it. */
const LOOK_MS = headless ? 700 : 4000;

const now = new Date();
const issuer = await createIssuer({ country: 'ID' }, now);
/** Signs as well as the other, but is on no trust list. */
const stranger = await createIssuer({ country: 'ID' }, now);
const data = await mkdtemp(join(tmpdir(), 'gerbang-demo-'));
const pty = await openPty();
let kiosk: RunningKiosk | null = null;
try {
  kiosk = await prepare(pty);
  const { app } = kiosk;
  const closedByHand = new Promise<void>((resolve) => app.once('close', () => resolve()));
  const played = play(kiosk, pty);
  // Whatever was waited for in a window that a person closes fails, and is no fault.
  await Promise.race([played, closedByHand]);
  played.catch(() => undefined);
} finally {
  await kiosk?.close();
  await pty.close();
  await rm(data, { recursive: true, force: true });
}
console.log('Demo: done.');

async function prepare(scanner: Pty): Promise<RunningKiosk> {
  await provision(data, {
    site: {
      language,
      scanner: { kind: 'serial', port: { by: 'path', path: scanner.scannerPath } },
      display: { sound: !headless },
    },
    trust: [trustDocument(issuer)],
  });
  console.log(`Demo: the sample office's officer signs in with the PIN ${OFFICER_PIN}.`);
  return launchKiosk({ data, size: { width, height } });
}

async function play(running: RunningKiosk, scanner: Pty): Promise<void> {
  const { page } = running;
  await page.locator('[data-testid="idle"][data-scanner-state="connected"]').waitFor();
  await shoot(running, '0-idle');
  const list = scenes(issuer, stranger, now);
  do {
    for (const [index, scene] of list.entries()) await present(running, scanner, scene, index + 1);
  } while (!values.once && !headless);
}

async function present(running: RunningKiosk, scanner: Pty, scene: Scene, number: number): Promise<void> {
  const screen = running.page.locator('[data-testid="verdict"]');
  const before = (await screen.count()) > 0 ? await screen.getAttribute('data-seq') : null;
  await scanner.write(`${scene.code}\r`);
  await running.page
    .locator(`[data-testid="verdict"]${before === null ? '' : `:not([data-seq="${before}"])`}`)
    .waitFor();
  const [decision, category, reason] = await Promise.all(
    ['data-decision', 'data-category', 'data-reason'].map((name) => screen.getAttribute(name)),
  );
  console.log(`Demo: ${scene.title}: ${decision} (${category}), ${reason}`);
  await sleep(LOOK_MS);
  await shoot(running, `${number}-${scene.name}`);
}

async function shoot(running: RunningKiosk, name: string): Promise<void> {
  if (shotsFolder === null) return;
  await mkdir(shotsFolder, { recursive: true });
  const path = join(shotsFolder, `${name}.png`);
  await running.page.screenshot({ path });
  console.log(`Demo: ${path}`);
}
