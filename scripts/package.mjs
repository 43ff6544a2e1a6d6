// npm run package [-- electron-builder's own arguments]: the program as people install it, in dist/.
// Without arguments: the unpacked program for this system, from the Electron at hand, with no download.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { projectNode, projectRoot } from './lib/paths.mjs';
import { runScript } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { ensureSetup, tell } from './lib/setup.mjs';

await runScript(async () => {
  const electron = await ensureSetup();
  await ensureBuild(tell);
  // It needs packages, which are there now.
  const { packageHere, writeNotices, writeReleaseKey } = await import('./lib/package.mjs');
  const args = process.argv.slice(2);
  if (args.length === 0) {
    const { folder, megabytes, largest } = await packageHere(electron, tell);
    console.log(`${path.relative(projectRoot, folder)}: ${megabytes} MB, with ${electron.label}`);
    for (const file of largest) console.log(`  ${file.megabytes.padStart(6)} MB  ${file.name}`);
    return 0;
  }
  // Installers: electron-builder gets the tools and the Electron for them from the network.
  const cli = path.join(projectRoot, 'node_modules', 'electron-builder', 'cli.js');
  if (!existsSync(cli)) throw new Error('electron-builder is not installed');
  writeNotices();
  await writeReleaseKey(tell);
  return run(projectNode(), [cli, ...args, '--publish', 'never'], { cwd: projectRoot });
});
