import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { packagedProgram } from '../../scripts/lib/package.mjs';
import { projectNode } from '../../scripts/lib/paths.mjs';
import { ledgerIn } from '../../src/main/update/ledger.ts';
import { keyFilesOf, readSecretKey } from '../../src/main/update/release-key.ts';
import { verifyLog, withLog } from '../support/provision.ts';
import { putUpdate } from '../support/release.ts';
import { expect, test, type Desk } from './support/desk.ts';

/*
 * An AppImage cannot be built on every machine: a script that starts the packaged program stands in for it, with the
 * environment that an AppImage gives what runs out of it.
 */

const ROOT = join(import.meta.dirname, '../..');
const { folder: packed } = packagedProgram();
/** Nobody else's: whatever is left in dist/ takes no updates of anybody. */
const keys = keyFilesOf('Uji rilis', generateKeyPairSync('ed25519').privateKey, new Date());
const signer = readSecretKey(keys.secret);
/** Not the development runtime's: the packaged program has one of its own. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name !== 'ELECTRON_OVERRIDE_DIST_PATH'),
);
const work = mkdtempSync(join(tmpdir(), 'gerbang images '));
const newer = join(work, 'newer');

test.describe.configure({ mode: 'serial' });
test.skip(process.platform !== 'linux', 'AppImages are Linux’s');

test.beforeAll('the program is packed, with a key, and once more as a newer version', async () => {
  test.setTimeout(240_000);
  const key = join(work, 'release.pub');
  writeFileSync(key, keys.public);
  execFileSync(projectNode(), [join(ROOT, 'scripts/package.mjs')], {
    ...{ cwd: ROOT, stdio: 'ignore', env: { ...process.env, GERBANG_RELEASE_KEY: key } },
  });
  cpSync(packed, newer, { recursive: true });
  const asar = join(newer, 'resources/app.asar');
  const inside = join(work, 'inside');
  extractAll(asar, inside);
  const manifest = join(inside, 'package.json');
  writeFileSync(
    manifest,
    JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version: '0.2.0' }),
  );
  rmSync(asar);
  rmSync(`${asar}.unpacked`, { recursive: true });
  await createPackageWithOptions(inside, asar, { unpack: '**/*.node' });
});

test.afterAll(() => rmSync(work, { recursive: true, force: true }));

test.use({ site: { updates: { install: 'night' }, ...closedNow() } });

test('an AppImage replaces itself at night, and what does not come up well is taken back', async ({
  desk,
}) => {
  test.setTimeout(180_000);
  const image = join(work, 'Gerbang.AppImage');
  const [first, second] = [imageOf(packed), imageOf(newer)];
  writeFileSync(image, first);
  chmodSync(image, 0o755);

  // What a feed or a stick has brought: it waits for the night, which it is.
  await waits(desk, second, '0.2.0');
  let keeper = keep(image, desk);
  try {
    await expect.poll(() => startsOf(desk), { timeout: 60_000 }).toEqual(['0.1.0', '0.2.0']);
    expect(readFileSync(image, 'utf8')).toBe(second);
    expect(readFileSync(`${image}.previous`, 'utf8')).toBe(first);
    await expect.poll(() => logOf(desk), { timeout: 60_000 }).toContain(' update-well version=0.2.0');
    await expect.poll(() => trail(desk)).toEqual(['UPDATE_BEGUN', 'UPDATE_INSTALLED']);
    expect(existsSync(join(desk.data, 'updates/gerbang-update.json'))).toBe(false);
  } finally {
    await ended(keeper);
  }

  // One that fails at once, one that ends as if it were told to, and one that is no program at all.
  for (const [version, bad] of [
    ['0.3.0', '#!/bin/sh\nexit 1\n'],
    ['0.3.1', '#!/bin/sh\nexit 0\n'],
    ['0.4.0', Buffer.alloc(10_000, 0x7f)],
  ] as const) {
    await waits(desk, bad, version);
    const before = startsOf(desk).length;
    keeper = keep(image, desk);
    try {
      await expect.poll(() => startsOf(desk).slice(before), { timeout: 60_000 }).toEqual(['0.2.0', '0.2.0']);
      expect(logOf(desk)).toContain(` update-taken-back version=${version}`);
      expect(readFileSync(image, 'utf8')).toBe(second);
      await expect
        .poll(async () => (await trail(desk)).slice(-2))
        .toEqual(['UPDATE_BEGUN', 'UPDATE_TAKEN_BACK']);
      const { failed, trial, takenBack } = ledgerIn(join(desk.data, 'updates')).read();
      expect([failed.at(-1), trial, takenBack?.version]).toEqual([version, null, version]);
    } finally {
      await ended(keeper);
    }
  }
  expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
});

/** What an AppImage is to its program: a file that starts it, and says which file that is. */
function imageOf(folder: string): string {
  const root = process.getuid?.() === 0 ? ' --no-sandbox' : '';
  return [
    '#!/bin/sh',
    'APPIMAGE="$(readlink -f "$0")"',
    `APPDIR='${folder}'`,
    'export APPIMAGE APPDIR',
    `exec '${folder}/gerbang'${root} "$@"`,
    '',
  ].join('\n');
}

/** An update that was taken before. */
function waits(desk: Desk, content: string | Buffer, version: string): Promise<unknown> {
  const updates = join(desk.data, 'updates');
  mkdirSync(updates, { recursive: true });
  const name = `Gerbang-${version}-linux-x86_64.AppImage`;
  return Promise.resolve(putUpdate(updates, content, { release: { version }, file: { name }, signer }));
}

function keep(image: string, desk: Desk): ChildProcess {
  const args = ['--keep', `--data=${desk.data}`, '--windowed=1366x768'];
  return spawn(image, args, { env, stdio: 'ignore' });
}

async function ended(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return;
  const gone = new Promise((resolve) => keeper.once('exit', resolve));
  keeper.kill('SIGTERM');
  await gone;
}

function logOf(desk: Desk): string {
  const file = join(desk.data, 'logs/gerbang.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The versions that were started, in their order. */
function startsOf(desk: Desk): string[] {
  return [...logOf(desk).matchAll(/ start .*?version=(\S+)/g)].map(([, version = '']) => version);
}

async function trail(desk: Desk): Promise<string[]> {
  const rows = await withLog(desk.data, (log) => log.listAudit({ limit: 100 }));
  return rows
    .map(({ action }) => action)
    .filter((action) => action.startsWith('UPDATE_'))
    .reverse();
}

/** An office in UTC that opens two hours from now, and closes an hour later. */
function closedNow() {
  const clock = (hours: number) => `${String((new Date().getUTCHours() + hours) % 24).padStart(2, '0')}:00`;
  return {
    timeZone: 'UTC',
    power: { awakeFrom: clock(2) },
    presence: { enabled: false, closingTime: clock(3) },
  };
}
