// npm run -s gerbang -- COMMAND…: the command line. It needs no Electron, so only the packages are made ready.
import path from 'node:path';
import { ensureModules } from './lib/modules.mjs';
import { projectNode, projectRoot } from './lib/paths.mjs';
import { runScript } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { tell } from './lib/setup.mjs';

await runScript(async () => {
  await ensureModules(tell);
  const script = path.join(projectRoot, 'src', 'cli', 'index.ts');
  // npm runs scripts in the project's folder; file arguments are relative to where the user is.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return run(projectNode(), [script, ...process.argv.slice(2)], { cwd });
});
