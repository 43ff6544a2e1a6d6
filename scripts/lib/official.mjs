import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { cacheFolder, projectNode, projectRoot } from './paths.mjs';
import { Problem } from './problem.mjs';
import { capture } from './run.mjs';

const packageFolder = path.join(projectRoot, 'node_modules', 'electron');

/** How long a download may stand still (also before its first byte) before we do without. */
const PATIENCE_MS = 15_000;

/** @returns {string} the version that the project asks for */
export function officialVersion() {
  const manifest = readJson(path.join(packageFolder, 'package.json'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}

/**
 * The official Electron's program, if its binary is installed in this clone.
 * @returns {string | undefined}
 */
export function officialProgram() {
  try {
    const program = path.join(
      packageFolder,
      'dist',
      readFileSync(path.join(packageFolder, 'path.txt'), 'utf8'),
    );
    const version = readFileSync(path.join(packageFolder, 'dist', 'version'), 'utf8').replace(/^v/, '');
    return version === officialVersion() && existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers, for all clones of the user, that this version could not be had. */
const failureFile = () => path.join(cacheFolder(), `electron-${officialVersion()}-not-reachable.json`);

/** @returns {boolean} */
export const officialFailedBefore = () => existsSync(failureFile());

export function forgetOfficialFailure() {
  rmSync(failureFile(), { force: true });
}

/**
 * Bytes in a folder, however deep.
 * @param {string} folder
 * @returns {number}
 */
function bytesIn(folder) {
  let sum = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true })) {
      sum += statSync(path.join(folder, String(entry)), { throwIfNoEntry: false })?.size ?? 0;
    }
  } catch {
    // A file went away while we counted: the next count is right.
  }
  return sum;
}

/**
 * Calls stop when none of the folders grew (or shrank) for a while. A slow download that moves is let alone.
 * @param {readonly string[]} folders
 * @param {() => void} stop
 * @param {number} [patience] milliseconds
 * @returns {() => void} ends the watching
 */
export function watchGrowth(folders, stop, patience = PATIENCE_MS) {
  let last = -1;
  let since = Date.now();
  const timer = setInterval(
    () => {
      const now = folders.reduce((sum, folder) => sum + bytesIn(folder), 0);
      if (now !== last) since = Date.now();
      else if (Date.now() - since > patience) stop();
      last = now;
    },
    Math.min(1000, patience / 4),
  );
  return () => clearInterval(timer);
}

/**
 * Tries to install the official Electron with its own installer, which keeps its downloads in its own cache.
 * @param {boolean} remember a failure, so that later starts do not wait again
 * @throws {Problem} CHECKSUM_MISMATCH
 * @returns {Promise<string>} what went wrong; empty when it is installed
 */
export async function installOfficial(remember) {
  mkdirSync(cacheFolder(), { recursive: true });
  const temporary = path.join(cacheFolder(), `electron-download-${process.pid}.part`);
  mkdirSync(temporary, { recursive: true });
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, NODE_USE_ENV_PROXY: '1' };
  delete env.ELECTRON_OVERRIDE_DIST_PATH;
  let stuck = false;
  const done = await capture(projectNode(), [path.join(packageFolder, 'install.js')], {
    cwd: projectRoot,
    env,
    watch: (stop) =>
      watchGrowth([temporary, path.join(packageFolder, 'dist')], () => {
        stuck = true;
        stop();
      }),
  });
  rmSync(temporary, { recursive: true, force: true });
  if (done.code === 0 && officialProgram() !== undefined) return '';
  if (/did not match expected checksum/.test(done.stderr)) {
    throw new Problem(
      'CHECKSUM_MISMATCH',
      `Wrong checksum: the download of Electron is not used.\n${reasonIn(done.stderr)}`,
    );
  }
  const why = stuck ? 'the download stood still' : reasonIn(done.stderr);
  if (remember) writeJson(failureFile(), { version: officialVersion(), why, at: new Date().toISOString() });
  return why;
}

/**
 * What the installer's error says, in plain words: `fetch failed` alone tells nobody anything.
 * @param {string} stderr
 */
export function reasonIn(stderr) {
  if (/fetch failed/.test(stderr)) return 'its download cannot be reached';
  return stderr.trim().split('\n')[0] || 'unknown reason';
}
