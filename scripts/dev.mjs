// npm run dev: the kiosk with a sample office and a scanner that one types to; what is edited is built and shown at once.
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
  const env = { ...process.env, ...electron.env, ...display.env };
  const script = path.join(projectRoot, 'scripts', 'dev', 'index.ts');
  try {
    return await run(projectNode(), [script, ...process.argv.slice(2)], { cwd: projectRoot, env });
  } finally {
    display.stop();
  }
});
