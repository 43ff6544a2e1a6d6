import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { field, isRecord, readJson, writeJson } from './files.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, projectNode, projectRoot } from './paths.mjs';
import { Problem } from './problem.mjs';
import { registryAway } from './registry.mjs';
import { capture, npm, npmComplaint } from './run.mjs';

/**
 * What node_modules has to match: the lock file, and what package.json asks for.
 * @param {string} root
 * @returns {string} hex
 */
export function modulesStamp(root) {
  const manifest = readJson(path.join(root, 'package.json'));
  const wanted = Object.fromEntries(
    ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].map((key) => [
      key,
      field(manifest, key),
    ]),
  );
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  return hash.update(JSON.stringify([wanted, process.platform, process.arch])).digest('hex');
}

const QUIETLY = ['--ignore-scripts', '--no-audit', '--no-fund'];
/** What is in npm's cache is not asked for; what cannot be had is tried for some seconds, and not for two minutes. */
const SHORTLY = [
  ...['--prefer-offline', '--fetch-retries', '2'],
  ...['--fetch-retry-mintimeout', '1000', '--fetch-retry-maxtimeout', '4000'],
];

/** @param {string} root */
const stampFile = (root) => path.join(root, 'node_modules', '.gerbang-setup.json');

/**
 * Was node_modules made from the present package-lock.json? Costs a millisecond.
 * @param {string} [root]
 * @returns {boolean}
 */
export function modulesReady(root = projectRoot) {
  return field(readJson(stampFile(root)), 'stamp') === modulesStamp(root) && existsSync(projectNode(root));
}

/**
 * Compares npm's own list of what it installed with the lock file, so that a hand-made `npm install` is taken as it is.
 * @param {string} root
 * @returns {boolean}
 */
export function modulesMatchLock(root) {
  const wanted = field(readJson(path.join(root, 'package-lock.json')), 'packages');
  const found = field(readJson(path.join(root, 'node_modules', '.package-lock.json')), 'packages');
  if (!isRecord(wanted) || !isRecord(found)) return false;
  const listed = Object.keys(wanted).filter((name) => name !== '');
  const known = new Set(listed);
  return (
    Object.keys(found).every((name) => known.has(name)) &&
    listed.every((name) => {
      const there = found[name];
      // npm leaves out optional packages made for other systems.
      if (there === undefined) return field(wanted[name], 'optional') === true;
      return field(there, 'version') === field(wanted[name], 'version');
    })
  );
}

/**
 * Makes node_modules match the lock file; does nothing when it does already.
 * @param {(line: string) => void} say
 * @param {string} [root]
 * @throws {Problem} NODE_TOO_OLD, NPM_FAILED
 */
export async function ensureModules(say, root = projectRoot) {
  if (modulesReady(root)) return;
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new Problem('NODE_TOO_OLD', `Gerbang needs Node 20 or later; this is ${process.versions.node}.`);
  }
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  await withLock(path.join(cacheFolder(), 'locks', `modules-${name}`), () => install(say, root), say);
}

/**
 * @param {(line: string) => void} say
 * @param {string} root
 */
async function install(say, root) {
  if (modulesReady(root)) return;
  if (!modulesMatchLock(root)) {
    say('Installing the packages of package-lock.json (npm ci)…');
    // An install that is broken off must not pass for a complete one.
    rmSync(path.join(root, 'node_modules', '.package-lock.json'), { force: true });
    // No install scripts: the native packages bring prebuilt binaries, nothing is compiled here.
    // Electron and Node, which do need theirs, get their own step.
    const away = await registryAway(root);
    if (away !== null)
      say(`The npm registry cannot be reached (${away}): trying with what npm has in its cache…`);
    const done = await npm(['ci', ...QUIETLY, ...SHORTLY, ...(away === null ? [] : ['--offline'])], {
      cwd: root,
    });
    if (done.code !== 0) {
      const why =
        away === null
          ? npmComplaint(done.stderr)
          : `The npm registry cannot be reached (${away}), and npm's cache has not all of them. Check the network or the proxy, then run the same command again.`;
      throw new Problem('NPM_FAILED', `npm could not install the packages:\n${why}`);
    }
  }
  await ensureNode(say, root);
  writeJson(stampFile(root), { stamp: modulesStamp(root) });
}

/**
 * The `node` package fetches its binary in an install script: run just that one.
 * @param {(line: string) => void} say
 * @param {string} root
 */
async function ensureNode(say, root) {
  const version = field(readJson(path.join(root, 'node_modules', 'node', 'package.json')), 'version');
  const wanted = `v${version}`;
  const reported = async () => (await capture(projectNode(root), ['--version'])).stdout.trim();
  if ((await reported()) === wanted) return;
  say(`Installing Node ${version} for the project's own tools…`);
  const done = await npm(['rebuild', 'node', '--no-ignore-scripts', '--foreground-scripts'], { cwd: root });
  const found = await reported();
  if (found !== wanted) {
    const why = done.code === 0 ? `it reports "${found}"` : npmComplaint(done.stderr);
    throw new Problem(
      'NODE_FAILED',
      `Node ${version} could not be installed from the npm package "node":\n${why}`,
    );
  }
}
