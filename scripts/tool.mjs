// npm run lint, format, typecheck, test:unit, test:devices, test:soak [-- more arguments for the last of its commands]:
// the project's own tools, once they are there.
import { delimiter, dirname } from 'node:path';
import { ensureModules } from './lib/modules.mjs';
import { projectNode, projectRoot } from './lib/paths.mjs';
import { Problem, runScript } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { tell } from './lib/setup.mjs';
import { TOOLS } from './lib/stages.mjs';

const [name = '', ...more] = process.argv.slice(2);

await runScript(async () => {
  const commands = TOOLS[name];
  if (commands === undefined) throw new Problem('NO_TOOL', `There is no tool "${name}".`);
  await ensureModules(tell);
  const PATH = `${dirname(projectNode())}${delimiter}${process.env.PATH ?? ''}`;
  let worst = 0;
  for (const [i, command] of commands.entries()) {
    const args = i === commands.length - 1 ? [...command, ...more] : command;
    const code = await run(projectNode(), args, { cwd: projectRoot, env: { ...process.env, PATH } });
    worst = Math.max(worst, code);
    if (code > 128) break;
  }
  return worst;
});
