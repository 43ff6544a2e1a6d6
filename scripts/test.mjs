// npm test: everything that has to hold, in order; stops at the first step that fails.
import { delimiter, dirname, join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { openDisplay } from './lib/display.mjs';
import { projectNode, projectRoot } from './lib/paths.mjs';
import { runScript } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensureSetup, tell } from './lib/setup.mjs';
import { ensureExtraPackages } from './lib/system.mjs';

const tool = (/** @type {string[]} */ ...parts) => join(projectRoot, 'node_modules', ...parts);
const vitest = tool('vitest', 'vitest.mjs');
const playwright = tool('@playwright', 'test', 'cli.js');

/** @type {ReadonlyArray<{ title: string, commands: ReadonlyArray<readonly string[]>, build?: true, together?: true }>} */
const STEPS = [
  {
    title: 'Lint and types',
    // Each uses one core.
    together: true,
    commands: [
      [tool('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0'],
      [tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'],
      [tool('prettier', 'bin', 'prettier.cjs'), '--check', '.', '--log-level', 'warn'],
    ],
  },
  { title: 'Libraries', commands: [[join(projectRoot, 'scripts', 'audit.mjs')]] },
  {
    title: 'A scanner made for Electron',
    commands: [[join(projectRoot, 'scripts', 'electronegativity.mjs'), '--if-at-hand']],
  },
  { title: 'Build', commands: [], build: true },
  {
    title: 'Unit and conformance tests',
    commands: [[vitest, 'run', '--project', 'unit', '--project', 'conformance']],
  },
  { title: 'Device tests', commands: [[vitest, 'run', '--project', 'devices']] },
  // Says why where it has to skip: the machine needs packages that a person is not asked to install.
  { title: 'Scanners in a virtual machine', commands: [[join(projectRoot, 'scripts', 'vm.mjs')]] },
  { title: 'An hour at the door', commands: [[vitest, 'run', '--project', 'soak']] },
  {
    title: 'End-to-end tests',
    commands: [
      [playwright, 'test', '--project', 'side by side', '--workers', '2'],
      [playwright, 'test', '--project', 'alone'],
    ],
  },
];

/**
 * Waits for all of them.
 * @param {ReadonlyArray<Promise<number>>} running exit codes
 * @returns {Promise<number>} the first that is not 0
 */
async function firstFailure(running) {
  return (await Promise.all(running)).find((code) => code !== 0) ?? 0;
}

/**
 * One after another, until one fails.
 * @param {ReadonlyArray<readonly string[]>} commands
 * @param {(command: readonly string[]) => Promise<number>} start
 */
async function inOrder(commands, start) {
  for (const command of commands) {
    const code = await start(command);
    if (code !== 0) return code;
  }
  return 0;
}

await runScript(async () => {
  const electron = await ensureSetup();
  // What they are for is skipped where they are not, and says so.
  if (process.env.CI)
    for (const what of /** @type {const} */ (['displays', 'packages']))
      await ensureExtraPackages(what, tell).catch(() => undefined);
  const display = await openDisplay();
  tell(`Testing in ${electron.label}.`);
  const PATH = `${dirname(projectNode())}${delimiter}${process.env.PATH ?? ''}`;
  const env = { ...process.env, ...electron.env, ...display.env, PATH };
  try {
    const start = (/** @type {readonly string[]} */ command) =>
      run(projectNode(), command, { cwd: projectRoot, env });
    for (const { title, commands, build, together } of STEPS) {
      process.stdout.write(`\n── ${title} ${'─'.repeat(Math.max(2, 76 - title.length))}\n`);
      if (build) await ensureBuild(tell, { always: true });
      const code = together ? await firstFailure(commands.map(start)) : await inOrder(commands, start);
      if (code === 0) continue;
      process.stderr.write(`\nStopped: "${title}" failed.\n`);
      return code;
    }
    return 0;
  } finally {
    display.stop();
  }
});
