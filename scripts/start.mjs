// npm start [-- arguments for the app]: the kiosk.
import { ensureBuild } from './lib/build.mjs';
import { hasDisplay } from './lib/display.mjs';
import { projectRoot } from './lib/paths.mjs';
import { Problem, runScript } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensureSetup, tell } from './lib/setup.mjs';

await runScript(async () => {
  if (!hasDisplay()) {
    throw new Problem(
      'NO_DISPLAY',
      'There is no display here. Start the kiosk in a desktop session; `npm run demo` shows it without one.',
    );
  }
  const electron = await ensureSetup();
  await ensureBuild(tell);
  tell(`Starting in ${electron.label}.`);
  const env = { ...process.env, ...electron.env };
  return run(electron.executable, [...electron.args, projectRoot, ...process.argv.slice(2)], {
    cwd: projectRoot,
    env,
  });
});
