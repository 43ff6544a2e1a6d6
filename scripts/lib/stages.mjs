import os from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';

const tool = (/** @type {string[]} */ ...parts) => join(projectRoot, 'node_modules', ...parts);
const script = (/** @type {string} */ name) => join(projectRoot, 'scripts', `${name}.mjs`);
const eslint = tool('eslint', 'bin', 'eslint.js');
const prettier = tool('prettier', 'bin', 'prettier.cjs');
const vitest = tool('vitest', 'vitest.mjs');
const playwright = tool('@playwright', 'test', 'cli.js');

/** What has not changed since is not looked at again. CI starts without these. */
const ESLINT_CACHE = ['--cache', '--cache-strategy', 'content', '--cache-location', '.cache/eslint/'];

/** Commands that have a name in package.json, as arguments for Node. @type {Readonly<Record<string, readonly (readonly string[])[]>>} */
export const TOOLS = {
  lint: [
    [eslint, '.', '--max-warnings=0', ...ESLINT_CACHE],
    [prettier, '--check', '.', '--log-level', 'warn'],
    [tool('knip', 'bin', 'knip.js')],
  ],
  format: [
    [eslint, '.', '--fix'],
    [prettier, '--write', '.', '--log-level', 'warn'],
  ],
  typecheck: [[tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json']],
  'test:unit': [[vitest, 'run', '--project', 'unit', '--project', 'conformance']],
  'test:devices': [[vitest, 'run', '--project', 'devices']],
  'test:soak': [[vitest, 'run', '--project', 'soak']],
};

/** The end-to-end specs without which no change goes in: the promises to visitors, officers and the log. */
export const CORE_SPECS = [
  ...['crypto', 'kill', 'live-desk', 'lock-down', 'log-faults', 'officer', 'one-person', 'parts', 'path'],
  ...['presence', 'security', 'setup', 'sign-out', 'trust', 'wedge', 'who-is-decided', 'window'],
];
const core = `(^|[ /])(${CORE_SPECS.join('|')})\\.spec\\.ts`;

/** Files of which `npm test` runs a part (tests/support/exhaustive.ts). */
export const EXHAUSTIVE = [
  'tests/cli/site.test.ts',
  'tests/main/credential/divoc/decoder.test.ts',
  'tests/main/credential/shc/decoder.test.ts',
  'tests/main/credential/vds-nc/decoder.test.ts',
  'tests/main/entry/flipped-bits.test.ts',
];

/** @param {readonly string[]} which */
const endToEnd = (...which) => [
  [playwright, 'test', '--project', 'side by side', '--workers', '2', '--pass-with-no-tests', ...which],
  [playwright, 'test', '--project', 'alone', '--pass-with-no-tests', ...which],
];

/**
 * @typedef {object} Stage
 * @property {string} title
 * @property {readonly (readonly string[])[]} commands arguments for Node; all of them run
 * @property {true} [beside] runs while others do, one of these at a time, and says what it has to say at its end
 * @property {true} [builds] builds the app first
 * @property {true} [afterAll] starts when all those beside have ended
 * @property {true} [needsBuild] is not run where the build failed
 * @property {Readonly<Record<string, string>>} [env] besides what there is
 */

/** What `npm test` runs. @type {readonly Stage[]} */
export const FIRST = [
  { title: 'Build', beside: true, builds: true, commands: [] },
  { title: 'Lint', beside: true, commands: TOOLS.lint ?? [] },
  { title: 'Types', beside: true, commands: TOOLS.typecheck ?? [] },
  { title: 'Libraries', beside: true, commands: [[script('audit')]] },
  {
    title: 'A scanner made for Electron',
    beside: true,
    commands: [[script('electronegativity'), '--if-at-hand']],
  },
  { title: 'Unit and conformance tests', commands: TOOLS['test:unit'] ?? [] },
  { title: 'Device tests', commands: TOOLS['test:devices'] ?? [] },
  {
    title: 'End-to-end tests: the main promises',
    afterAll: true,
    needsBuild: true,
    commands: endToEnd('--grep', core),
  },
];

/** What `npm run test:all` runs after it. @type {readonly Stage[]} */
export const REST = [
  {
    title: 'End-to-end tests: all others, every picture looked at',
    builds: true,
    needsBuild: true,
    commands: endToEnd('--grep-invert', core),
    env: { GERBANG_EVERY_PICTURE: '1' },
  },
  {
    title: 'Every flipped bit',
    commands: [[vitest, 'run', '--project', 'unit', ...EXHAUSTIVE]],
    env: { GERBANG_EXHAUSTIVE: '1' },
  },
  { title: 'Scanners and power cuts in a virtual machine', commands: [[script('vm')]] },
  { title: 'An hour at the door', commands: TOOLS['test:soak'] ?? [] },
  { title: 'Two minutes of trouble', needsBuild: true, commands: [[script('soak'), '--minutes', '2']] },
  {
    title: 'Every section of the bench, a few rounds each',
    needsBuild: true,
    commands: [[script('bench'), '--rounds', '3', '--rows', '2000']],
  },
  { title: 'Mutated scans', commands: [[script('fuzz'), '--seconds', '20']] },
];

/**
 * @typedef {{ title: string, state: 'passed' | 'failed' | 'not run', seconds: number, load: number }} Result
 *   load: the machine's over the minute before it began
 * @typedef {object} Runner
 * @property {(command: readonly string[], env: Readonly<Record<string, string>>) => Promise<number>} start
 * @property {(command: readonly string[], env: Readonly<Record<string, string>>) => Promise<{ code: number, output: string }>} quietly
 *   the same, without a word on the terminal
 * @property {() => Promise<void>} build
 * @property {(text: string) => void} say
 */

/**
 * Runs all stages: one that fails keeps no other from running, unless it was the build.
 * @param {readonly Stage[]} stages
 * @param {Runner} runner
 * @returns {Promise<Result[]>} in the order of the stages
 */
export async function runStages(stages, { start, quietly, build, say }) {
  /** @type {Map<string, Result>} */
  const results = new Map();
  let isBuilt = true;
  let isOver = false;
  const title = (/** @type {string} */ text) => `\n── ${text} ${'─'.repeat(Math.max(2, 76 - text.length))}\n`;

  /** @param {Stage} stage */
  const runOne = async (stage) => {
    const begin = performance.now();
    const [load = 0] = os.loadavg();
    const end = (/** @type {Result['state']} */ state) =>
      void results.set(stage.title, {
        title: stage.title,
        state,
        seconds: (performance.now() - begin) / 1000,
        load,
      });
    if (isOver) return end('not run');
    let said = '';
    const heading = stage.beside ? (/** @type {string} */ text) => void (said += text) : say;
    heading(title(stage.title));
    let failures = 0;
    if (stage.builds) {
      try {
        await build();
        isBuilt = true;
      } catch (error) {
        isBuilt = false;
        failures += 1;
        heading(`${error instanceof Error ? error.message : error}\n`);
      }
    }
    if (stage.needsBuild && !isBuilt) return end(stage.builds ? 'failed' : 'not run');
    for (const command of stage.commands) {
      const { code, output } = stage.beside
        ? await quietly(command, stage.env ?? {})
        : { code: await start(command, stage.env ?? {}), output: '' };
      said += output;
      if (code !== 0) failures += 1;
      // A signal ended it: somebody wants us to stop.
      if (code > 128) isOver = true;
      if (isOver) break;
    }
    if (stage.beside) say(said);
    end(failures === 0 ? 'passed' : 'failed');
  };

  const beside = (async () => {
    for (const stage of stages) if (stage.beside) await runOne(stage);
  })();
  for (const stage of stages) {
    if (stage.beside) continue;
    if (stage.afterAll) await beside;
    await runOne(stage);
  }
  await beside;
  return stages.flatMap((stage) => results.get(stage.title) ?? []);
}

/**
 * What came of it, a line a stage.
 * @param {readonly Result[]} results
 * @returns {string}
 */
export function summary(results) {
  const lines = results.map(
    ({ title, state, seconds, load }) =>
      `  ${state.padEnd(7)}  ${seconds.toFixed(0).padStart(5)} s  load ${load.toFixed(1).padStart(4)}  ${title}`,
  );
  return `\n${lines.join('\n')}\n`;
}
