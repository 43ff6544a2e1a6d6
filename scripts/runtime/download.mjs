import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../lib/problem.mjs';
import { npm, npmComplaint } from '../lib/run.mjs';

/**
 * The file name that a package's tarball keeps in the folder of downloads.
 * @param {{ name: string, version: string }} wanted
 */
export const tarballName = ({ name, version }) =>
  `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;

/**
 * Removes what an interrupted set-up left half done. Call it under the lock of the cache.
 * @param {string} folder
 */
export function removeHalves(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.part')) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Gets a package's tarball from the npm registry, unless an earlier run has got it. A tarball has its final
 * name only when it is complete.
 * @param {{ name: string, version: string }} wanted
 * @param {string} folder of downloads
 * @param {typeof npm} [runNpm]
 * @returns {Promise<string>} the file
 * @throws {Problem} DOWNLOAD_FAILED
 */
export async function fetchPackage(wanted, folder, runNpm = npm) {
  const file = path.join(folder, tarballName(wanted));
  if (existsSync(file)) return file;
  const part = `${file}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const spec = `${wanted.name}@${wanted.version}`;
  const done = await runNpm(['pack', spec, '--pack-destination', part, '--ignore-scripts'], { cwd: part });
  const found = readdirSync(part).find((name) => name.endsWith('.tgz'));
  if (done.code !== 0 || found === undefined) {
    rmSync(part, { recursive: true, force: true });
    throw new Problem(
      'DOWNLOAD_FAILED',
      `${spec} could not be had from the npm registry:\n${npmComplaint(done.stderr)}`,
    );
  }
  renameSync(path.join(part, found), file);
  rmSync(part, { recursive: true, force: true });
  return file;
}
