// What Electron's own default app does for `electron [-r module]… <folder or file> [args…]`,
// for a runtime that comes without one. Packed as default_app.asar by ../build.mjs.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);

/** Splits argv into the modules to preload and the place of the app in argv (-1: none). */
function readArguments(argv) {
  const preload = [];
  for (let i = 1; i < argv.length; i++) {
    const arg = argv[i];
    if (arg === '-r' || arg === '--require') preload.push(argv[++i]);
    else if (arg.startsWith('--require=')) preload.push(arg.slice('--require='.length));
    else if (!arg.startsWith('-')) return { preload, at: i };
  }
  return { preload, at: -1 };
}

/** Reads the app's package.json (for a file: the nearest one above it) and says where its main is. */
function readApp(target) {
  if (!statSync(target).isDirectory()) return { folder: path.dirname(target), main: target };
  const manifest = JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8'));
  return { folder: target, main: path.resolve(target, manifest.main ?? 'index.js'), manifest };
}

async function launch() {
  // process.argv is what the app reads: it keeps [executable, app, …its own arguments], as under Electron's default app.
  const { preload, at } = readArguments(process.argv);
  if (at === -1) throw new Error('no app given: pass the folder of the app or its main file');
  process.defaultApp = true;
  if (Number.parseInt(process.versions.node, 10) < 22) {
    require(path.join(process.resourcesPath, 'gerbang', 'sqlite-redirect.cjs'));
  }
  const target = path.resolve(process.argv[at]);
  const { folder, main, manifest } = readApp(target);
  if (manifest) {
    const name = manifest.productName ?? manifest.name;
    if (name) app.setName(name);
    if (manifest.version) app.setVersion(manifest.version);
    if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
    else if (name) app.setDesktopName(`${name}.desktop`);
  }
  app.setAppPath(folder);
  const fromCwd = createRequire(path.join(process.cwd(), 'noop.js'));
  for (const name of preload) fromCwd(path.isAbsolute(name) ? name : fromCwd.resolve(name));
  await import(pathToFileURL(main).href);
}

try {
  await launch();
} catch (error) {
  // The stack belongs here: it is the app's own main that failed, and a developer reads this.
  console.error(`Could not start the app: ${error instanceof Error ? error.stack : error}`);
  app.exit(1);
}
