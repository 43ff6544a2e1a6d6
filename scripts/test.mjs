// npm test: what no change goes in without, in minutes. npm run test:all (--all): everything that has to hold;
// with --rest, what of it `npm test` left out. docs/TESTING.md says what each stage proves.
import { delimiter, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild } from './lib/build.mjs';
import { openDisplay } from './lib/display.mjs';
import { projectNode, projectRoot } from './lib/paths.mjs';
import { runScript } from './lib/problem.mjs';
import { capture, run } from './lib/run.mjs';
import { ensureSetup, tell } from './lib/setup.mjs';
import { FIRST, REST, runStages, summary } from './lib/stages.mjs';
import { ensureExtraPackages } from './lib/system.mjs';

const { values: options } = parseArgs({ options: { all: { type: 'boolean' }, rest: { type: 'boolean' } } });
const stages = options.rest ? REST : options.all ? [...FIRST, ...REST] : FIRST;

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
    const results = await runStages(stages, {
      start: (command, more) => run(projectNode(), command, { cwd: projectRoot, env: { ...env, ...more } }),
      quietly: async (command, more) => {
        const done = await capture(projectNode(), command, { cwd: projectRoot, env: { ...env, ...more } });
        return { code: done.code, output: `${done.stdout}${done.stderr}` };
      },
      build: () => ensureBuild(tell, { always: process.env.CI !== undefined && !options.rest }),
      say: (text) => void process.stdout.write(text),
    });
    process.stdout.write(summary(results));
    return results.every(({ state }) => state === 'passed') ? 0 : 1;
  } finally {
    display.stop();
  }
});
