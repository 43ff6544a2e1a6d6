// npm run build: the app into out/, whether or not something has changed.
import { ensureBuild } from './lib/build.mjs';
import { ensureModules } from './lib/modules.mjs';
import { runScript } from './lib/problem.mjs';
import { tell } from './lib/setup.mjs';

await runScript(async () => {
  await ensureModules(tell);
  await ensureBuild(tell, { always: true });
});
