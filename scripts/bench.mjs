// npm run bench [-- arguments]: the measures, each beside a named peer of the same run.
import path from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { openDisplay } from './lib/display.mjs';
import { projectNode, projectRoot } from './lib/paths.mjs';
import { runScript } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensureSetup, tell } from './lib/setup.mjs';

await runScript(async () => {
  const electron = await ensureSetup();
  await ensureBuild(tell);
  const display = await openDisplay();
  tell(`Measuring in ${electron.label}.`);
  const env = { ...process.env, ...electron.env, ...display.env };
  const script = path.join(projectRoot, 'tests', 'bench', 'index.ts');
  try {
    return await run(projectNode(), [script, ...process.argv.slice(2)], { cwd: projectRoot, env });
  } finally {
    display.stop();
  }
});
