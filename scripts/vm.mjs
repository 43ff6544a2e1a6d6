// npm run test:vm [-- --install] [--cuts N] [--only hid|power]: scanners on a real kernel's HID stack, and the log on a
// disk whose power is cut, in virtual machines by software (tests/vm). Linux, some minutes at most; what is missing is
// installed by apt where asked, or where CI is set; else the tests say what, and are skipped.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureModules } from './lib/modules.mjs';
import { projectNode, projectRoot } from './lib/paths.mjs';
import { runScript } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { tell } from './lib/setup.mjs';
import { ensureExtraPackages } from './lib/system.mjs';

const { values: options } = parseArgs({
  options: {
    install: { type: 'boolean', default: false },
    cuts: { type: 'string' },
    only: { type: 'string' },
  },
});

await runScript(async () => {
  await ensureModules(tell);
  if (process.platform === 'linux' && process.arch === 'x64' && (options.install || process.env.CI))
    await ensureExtraPackages('vm', tell).catch((error) => tell(error.message));
  const vitest = path.join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const only = options.only === undefined ? [] : [`tests/vm/${options.only}`];
  const cuts = options.cuts === undefined ? {} : { GERBANG_VM_CUTS: options.cuts };
  return run(projectNode(), [vitest, 'run', '--project', 'vm', ...only], {
    cwd: projectRoot,
    env: { ...process.env, ...cuts },
  });
});
