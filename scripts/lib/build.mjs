import { existsSync, mkdirSync, writeFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './files.mjs';
import { modulesStamp } from './modules.mjs';
import { projectNode, projectRoot } from './paths.mjs';
import { Problem } from './problem.mjs';
import { capture } from './run.mjs';

/** Everything that the built app is made of. */
const SOURCES = [
  'src',
  'assets',
  'electron.vite.config.ts',
  'scripts/lib/start-chunks.mjs',
  'tsconfig.json',
  'package.json',
];
const stampFile = path.join(projectRoot, 'out', '.stamp');

/** @returns {string} */
const currentStamp = () => `${fingerprint(projectRoot, SOURCES)} ${modulesStamp(projectRoot)}\n`;

/** @returns {boolean} */
function upToDate() {
  const built = existsSync(path.join(projectRoot, 'out', 'main', 'index.js')) && existsSync(stampFile);
  return built && readFileSync(stampFile, 'utf8') === currentStamp();
}

/**
 * Builds the app into out/, unless nothing it is made of has changed.
 * @param {(line: string) => void} say
 * @param {{ always?: boolean }} [options]
 * @throws {Problem} BUILD_FAILED
 */
export async function ensureBuild(say, { always = false } = {}) {
  if (!always && upToDate()) return;
  // Taken first: what changes during the build is built next time.
  const stamp = currentStamp();
  say('Building…');
  const cli = path.join(projectRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const env = { ...process.env, NO_COLOR: '1' };
  const done = await capture(projectNode(), [cli, 'build'], { cwd: projectRoot, env });
  if (done.code !== 0) {
    const lines = `${done.stdout}${done.stderr}`.split('\n').filter((line) => !/^\s+at /.test(line));
    throw new Problem('BUILD_FAILED', `The build failed:\n${lines.join('\n').trim()}`);
  }
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}
