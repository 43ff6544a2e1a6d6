import { build, Platform } from 'electron-builder';
import { mkdirSync, readFileSync, rmSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FALLBACK, fallbackFolder } from '../runtime/fallback.mjs';
import { libraries, notices } from './licences.mjs';
import { officialVersion } from './official.mjs';
import { projectRoot } from './paths.mjs';

/** What electron-builder calls the unpacked program of this system. */
const FOLDERS = { linux: 'linux-unpacked', win32: 'win-unpacked', darwin: 'mac' };

/**
 * Where the packaged program is, or will be.
 * @returns {{ folder: string, executable: string }}
 */
export function packagedProgram() {
  const name = FOLDERS[/** @type {keyof typeof FOLDERS} */ (process.platform)] ?? 'linux-unpacked';
  const folder = path.join(projectRoot, 'dist', name);
  return { folder, executable: path.join(folder, process.platform === 'win32' ? 'Gerbang.exe' : 'gerbang') };
}

/** Writes what electron-builder.yml takes from out/ besides the bundles. */
export function writeNotices() {
  mkdirSync(path.join(projectRoot, 'out'), { recursive: true });
  writeFileSync(path.join(projectRoot, 'out', 'LIBRARIES.txt'), notices(libraries()));
}

/** Whose updates the packed program takes: the file of a public key, made by `gerbang update key`. */
const RELEASE_KEY = 'GERBANG_RELEASE_KEY';

/**
 * Bakes the release key in, or sees to it that none is. Only the public half is read; nothing else gets into out/.
 * @param {(line: string) => void} say
 */
export async function writeReleaseKey(say) {
  const file = path.join(projectRoot, 'out', 'release-key.json');
  rmSync(file, { force: true });
  const named = process.env[RELEASE_KEY];
  if (!named) {
    say(`This build takes no updates: ${RELEASE_KEY} names no key (docs/UPDATES.md).`);
    return;
  }
  const { readPublicKey, publicFileOf, fingerprintOf } = await import('../../src/main/update/release-key.ts');
  const key = readPublicKey(readFileSync(named, 'utf8'));
  writeFileSync(file, publicFileOf(key));
  say(`This build takes updates of ${key.issuer}, ${fingerprintOf(key)}.`);
}

/**
 * Packs the built app with the Electron at hand into an unpacked program.
 * @param {import('./electron.mjs').ElectronCommand} electron
 * @param {(line: string) => void} say
 * @returns {Promise<{ folder: string, megabytes: string, largest: { name: string, megabytes: string }[] }>}
 */
export async function packageHere(electron, say) {
  const { folder } = packagedProgram();
  rmSync(folder, { recursive: true, force: true });
  writeNotices();
  await writeReleaseKey(say);
  say(`Packing with ${electron.label}…`);
  await build({
    projectDir: projectRoot,
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config: { extends: 'electron-builder.yml', ...runtimeOf(electron) },
  });
  // The development launcher of that runtime.
  for (const name of ['gerbang', 'default_app.asar'])
    rmSync(path.join(folder, 'resources', name), { recursive: true, force: true });
  const files = filesIn(folder).map((name) => ({ name, bytes: statSync(path.join(folder, name)).size }));
  const sum = files.reduce((total, { bytes }) => total + bytes, 0);
  const largest = files.sort((a, b) => b.bytes - a.bytes).slice(0, 6);
  return {
    folder,
    megabytes: megabytes(sum),
    largest: largest.map(({ name, bytes }) => ({ name, megabytes: megabytes(bytes) })),
  };
}

/**
 * @param {import('./electron.mjs').ElectronCommand} electron
 * @returns {import('electron-builder').Configuration}
 */
function runtimeOf({ kind, executable }) {
  if (kind === 'official')
    return { electronDist: path.dirname(executable), electronVersion: officialVersion() };
  // This runtime is too old for the product's SQLite addon; the one that it carries takes its place (a test build).
  const carried = path.join(fallbackFolder(), 'resources', 'gerbang', 'node_modules');
  return {
    electronDist: fallbackFolder(),
    electronVersion: FALLBACK.version,
    files: ['!node_modules/better-sqlite3/**', { from: carried, to: 'node_modules', filter: ['**/*'] }],
  };
}

/**
 * @param {string} folder
 * @returns {string[]} relative paths
 */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
