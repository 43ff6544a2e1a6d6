// npm run soak:kiosk [-- --minutes N]: the kiosk in Electron through half an hour of trouble (tests/soak/kiosk.ts). Linux.
import path from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { openDisplay } from './lib/display.mjs';
import { projectNode, projectRoot } from './lib/paths.mjs';
import { runScript } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensureSetup, tell } from './lib/setup.mjs';

await runScript(async () => {
  if (process.platform !== 'linux') {
    tell(
      'SKIPPED: the soak; it reads the memory of processes as Linux has it, and needs its pseudo-terminals.',
    );
    return 0;
  }
  const electron = await ensureSetup();
  await ensureBuild(tell);
  const display = await openDisplay();
  tell(`Soaking in ${electron.label}.`);
  const env = { ...process.env, ...electron.env, ...display.env };
  const soak = path.join(projectRoot, 'tests', 'soak', 'kiosk.ts');
  try {
    return await run(projectNode(), [soak, ...process.argv.slice(2)], { cwd: projectRoot, env });
  } finally {
    display.stop();
  }
});
