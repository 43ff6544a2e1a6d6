// npm run fuzz [-- arguments]: mutated scans through every decoder, for a minute unless told otherwise.
import path from 'node:path';
import { projectNode, projectRoot } from './lib/paths.mjs';
import { runScript } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensureSetup } from './lib/setup.mjs';

await runScript(async () => {
  await ensureSetup();
  const script = path.join(projectRoot, 'tests', 'fuzz', 'run.ts');
  return run(projectNode(), [script, ...process.argv.slice(2)], { cwd: projectRoot, env: process.env });
});
