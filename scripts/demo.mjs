// npm run demo [-- --once] [-- --shots DIR]: the kiosk with a sample site and a simulated scanner.
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
  tell(
    `Starting in ${electron.label}${display.own ? ', on a virtual display (there is no screen here)' : ''}.`,
  );
  const own = display.own ? { GERBANG_OWN_DISPLAY: '1' } : {};
  const env = { ...process.env, ...electron.env, ...display.env, ...own };
  const script = path.join(projectRoot, 'scripts', 'demo', 'index.ts');
  // A --shots DIR of the user is relative to where the user is.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  try {
    return await run(projectNode(), [script, ...process.argv.slice(2)], { cwd, env });
  } finally {
    display.stop();
  }
});
