import path from 'node:path';
import { FALLBACK, fallbackFolder, fallbackReady } from '../runtime/fallback.mjs';
import { officialProgram, officialVersion } from './official.mjs';
import { Problem } from './problem.mjs';

/**
 * How to start Electron here.
 * @typedef {object} ElectronCommand
 * @property {string} executable absolute path of the program
 * @property {string[]} args for the program, before the app's folder
 * @property {Record<string, string>} env to add to the environment
 * @property {'official' | 'fallback'} kind
 * @property {string} label for people, such as "Electron 45.4.1 (official)"
 */

/** Root cannot use Chromium's sandbox. This is the only place where it is switched off, and only then. */
function sandboxArgs() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * Which Electron to start: the official one where it is installed, else the fallback runtime.
 * @returns {ElectronCommand}
 * @throws {Problem} NOT_SET_UP
 */
export function electronCommand() {
  const official = officialProgram();
  if (official !== undefined) {
    const label = `Electron ${officialVersion()} (official)`;
    return { executable: official, args: sandboxArgs(), env: {}, kind: 'official', label };
  }
  if (!fallbackReady())
    throw new Problem('NOT_SET_UP', 'Electron is not set up here yet: run `npm run setup`.');
  const folder = fallbackFolder();
  return {
    executable: path.join(folder, 'electron'),
    args: sandboxArgs(),
    // For whoever asks the `electron` package itself where Electron is, as Playwright does.
    env: { ELECTRON_OVERRIDE_DIST_PATH: folder },
    kind: 'fallback',
    label: `Electron ${FALLBACK.version} (fallback runtime for development)`,
  };
}
