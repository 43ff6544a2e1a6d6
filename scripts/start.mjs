// npm start [-- arguments for the app]: the kiosk.
import { ensureBuild } from './lib/build.mjs';
import { projectRoot } from './lib/paths.mjs';
import { runScript } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensureSetup, tell } from './lib/setup.mjs';

await runScript(async () => {
  const electron = await ensureSetup();
  await ensureBuild(tell);
  tell(`Starting in ${electron.label}.`);
  const env = { ...process.env, ...electron.env };
  return run(electron.executable, [...electron.args, projectRoot, ...process.argv.slice(2)], {
    cwd: projectRoot,
    env,
  });
});
