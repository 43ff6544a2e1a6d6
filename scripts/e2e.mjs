// npm run test:e2e [-- arguments for Playwright]: the end-to-end tests, in Electron.
import path from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { openDisplay } from './lib/display.mjs';
import { projectNode, projectRoot } from './lib/paths.mjs';
import { runScript } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensureSetup, tell } from './lib/setup.mjs';
import { ensureExtraPackages } from './lib/system.mjs';

await runScript(async () => {
  const electron = await ensureSetup();
  await ensureBuild(tell);
  // Elsewhere the tests of several displays say what they miss.
  if (process.env.CI) await ensureExtraPackages('displays', tell).catch(() => undefined);
  const display = await openDisplay();
  tell(`Testing in ${electron.label}.`);
  const env = { ...process.env, ...electron.env, ...display.env };
  const playwright = path.join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js');
  try {
    return await run(projectNode(), [playwright, 'test', ...process.argv.slice(2)], {
      cwd: projectRoot,
      env,
    });
  } finally {
    display.stop();
  }
});
