import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { type Browser, chromium, type Page } from '@playwright/test';
import { packagedProgram } from '../../scripts/lib/package.mjs';
import { projectNode } from '../../scripts/lib/paths.mjs';
import { Diagnostics } from '#shared/domain/diagnostics.ts';
import { verifyLog } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { screens, verdictAfter } from './support/screens.ts';

const ROOT = join(import.meta.dirname, '../..');
const { executable, folder } = packagedProgram();
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
/** Not the development runtime's: the packaged program has one of its own. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name !== 'ELECTRON_OVERRIDE_DIST_PATH'),
);

test.describe.configure({ mode: 'serial' });

test.beforeAll('the program is packed', () => {
  execFileSync(projectNode(), [join(ROOT, 'scripts/package.mjs')], { cwd: ROOT, stdio: 'ignore' });
});

test('the packaged program finds its data, opens the scanner, and a good code is green', async ({ desk }) => {
  // Without --data: where the system puts it, under the name that the command line looks for.
  const home = await mkdtemp(join(tmpdir(), 'gerbang home '));
  const data = join(home, 'gerbang');
  await rename(desk.data, data);
  await mkdir(desk.data);
  const kiosk = await startPackaged({ XDG_CONFIG_HOME: home });
  try {
    await screens(kiosk.page).listening.waitFor();
    await desk.pty.write(`${desk.code()}\r`);
    expect(await verdictAfter(kiosk.page, 0)).toMatchObject({ decision: 'admit', category: 'hijau' });
  } finally {
    await kiosk.close();
  }
  expect(await verifyLog(data)).toMatchObject({ ok: true });
  expect(existsSync(join(data, 'logs/gerbang.log'))).toBe(true);
  await rm(home, { recursive: true, force: true });
});

test('the command line is in it: a kiosk comes without Node', async ({ desk }) => {
  const ran = (...args: string[]) =>
    promisify(execFile)(executable, [...sandbox, '--cli', ...args], { env }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: unknown) => ({ code: z.object({ code: z.int() }).parse(error).code, stdout: '' }),
    );
  const { code, stdout } = await ran('doctor', '--json', '--data', desk.data);
  expect(code).toBe(0);
  const { checks } = Diagnostics.parse(JSON.parse(stdout));
  expect(checks.map(({ finding }) => finding)).toEqual(
    expect.arrayContaining(['LOG_WHOLE', 'CHAIN_WHOLE', 'TRUST_FRESH']),
  );
  // Exit codes come through.
  expect(await ran('nonsense')).toMatchObject({ code: 2 });
});

test('its fuses are blown', async () => {
  const wire = await getCurrentFuseWire(executable);
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE);
  for (const fuse of [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar])
    expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE);
});

test('it runs no code but its own', async () => {
  const home = await mkdtemp(join(tmpdir(), 'gerbang home '));
  const evil = join(home, 'evil.cjs');
  const proof = join(home, 'proof');
  await writeFile(evil, `require('node:fs').writeFileSync(${JSON.stringify(proof)}, 'ran');`);
  const attempts: { args: string[]; env: Record<string, string> }[] = [
    { args: [evil], env: { ELECTRON_RUN_AS_NODE: '1' } },
    { args: [], env: { NODE_OPTIONS: `--require "${evil}"` } },
    { args: ['--require', evil], env: {} },
    { args: ['-r', evil], env: {} },
    { args: [home], env: {} },
    { args: ['--inspect-brk=0'], env: {} },
  ];
  for (const attempt of attempts) {
    const kiosk = await startPackaged({ XDG_CONFIG_HOME: home, ...attempt.env }, attempt.args);
    // It started as the kiosk that it is.
    await kiosk.page.getByTestId('setup').waitFor();
    expect(kiosk.said()).not.toContain('Debugger listening');
    await kiosk.close();
    expect(existsSync(proof), attempt.args.join(' ')).toBe(false);
  }
  await rm(home, { recursive: true, force: true });
});

test('it carries nothing but what it needs', async () => {
  const asar = join(ROOT, 'node_modules/@electron/asar/bin/asar.mjs');
  const { stdout } = await promisify(execFile)(
    projectNode(),
    [asar, 'list', join(folder, 'resources/app.asar')],
    { maxBuffer: 1e8 },
  );
  const files = stdout.split('\n');
  expect(files).toEqual(expect.arrayContaining(['/out/main/index.js', '/LICENSE', '/out/LIBRARIES.txt']));
  expect(files.filter((file) => /\.(map|tsx?)$|\/(src|tests|scripts|docs)\/[^/]+\.ts$/.test(file))).toEqual(
    [],
  );
  expect(files.filter((file) => /win32|darwin|android|-arm/.test(file) && file.endsWith('.node'))).toEqual(
    [],
  );
  expect(existsSync(join(folder, 'resources/linux/70-gerbang-scanner.rules'))).toBe(true);
  expect(existsSync(join(folder, 'resources/default_app.asar'))).toBe(false);
});

interface Packaged {
  readonly page: Page;
  readonly said: () => string;
  close(): Promise<void>;
}

/** Starts the packaged program; Playwright's own way in, Node's inspector, is closed in it, so Chromium's is used. */
async function startPackaged(more: Record<string, string>, args: readonly string[] = []): Promise<Packaged> {
  const kiosk = spawn(executable, [...args, ...sandbox, '--remote-debugging-port=0', '--windowed=1366x768'], {
    env: { ...env, ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  kiosk.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  await expect.poll(() => said).toMatch(/DevTools listening on (\S+)/);
  const browser = await connect(/DevTools listening on (\S+)/.exec(said)?.[1] ?? '');
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  await expect.poll(() => pages().length).toBe(1);
  const [page] = pages();
  if (!page) throw new Error('no page');
  return {
    page,
    said: () => said,
    close: async () => {
      await browser.close();
      await ended(kiosk);
    },
  };
}

/** Tries again: who connects while the window is being made may wait for a page that is gone. */
async function connect(address: string, tries = 4): Promise<Browser> {
  try {
    return await chromium.connectOverCDP(address, { timeout: 5000 });
  } catch (error) {
    if (tries <= 1) throw error;
    return connect(address, tries - 1);
  }
}

async function ended(kiosk: ChildProcess): Promise<void> {
  if (kiosk.exitCode !== null || kiosk.signalCode !== null) return;
  const gone = new Promise((resolve) => kiosk.once('exit', resolve));
  kiosk.kill('SIGTERM');
  await gone;
}
