import path from 'node:path';
import { electronCommand } from './electron.mjs';
import { fallbackExists, fallbackReady } from '../runtime/fallback.mjs';
import { ensureModules } from './modules.mjs';
import {
  forgetOfficialFailure,
  installOfficial,
  officialFailedBefore,
  officialProgram,
  officialVersion,
} from './official.mjs';
import { projectNode, projectRoot } from './paths.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { ensureSandbox, ensureSystemPackages } from './system.mjs';

const runtimeBuilder = path.join(projectRoot, 'scripts', 'runtime', 'build.mjs');

/** Progress goes to stderr: stdout belongs to whatever runs after the set-up. */
export const tell = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);

/**
 * Makes everything ready that Electron needs here; does next to nothing when it is.
 * @param {{ say?: (line: string) => void, retryElectron?: boolean }} [options]
 *   retryElectron: try the official Electron again, though it could not be had before
 * @returns {Promise<import('./electron.mjs').ElectronCommand>}
 * @throws {Problem}
 */
export async function ensureSetup({ say = tell, retryElectron = false } = {}) {
  await ensureSystemPackages(say);
  await ensureModules(say);
  await ensureElectron(say, retryElectron);
  const electron = electronCommand();
  await ensureSandbox(electron.executable, say);
  return electron;
}

/**
 * @param {(line: string) => void} say
 * @param {boolean} retry
 */
async function ensureElectron(say, retry) {
  if (officialProgram() !== undefined) return;
  if (retry) forgetOfficialFailure();
  let why = '';
  if (!fallbackExists || !officialFailedBefore()) {
    say(`Getting the official Electron ${officialVersion()}…`);
    why = await installOfficial(fallbackExists);
    if (why === '') return;
    if (!fallbackExists) {
      throw new Problem(
        'NO_ELECTRON',
        `Electron ${officialVersion()} could not be had (${why}).\nCheck the network, then run \`npm run setup\` again.`,
      );
    }
    say(
      `The official Electron cannot be had here (${why}). Try again later with: npm run setup -- --retry-electron`,
    );
  }
  if (fallbackReady()) return;
  const code = await run(projectNode(), [runtimeBuilder]);
  if (code > 128) process.exit(code);
  // It said itself what is wrong.
  if (code !== 0) throw new Problem('NO_ELECTRON', 'The fallback runtime could not be set up (see above).');
}
