// npm run scan: Doyensec's electronegativity over the sources. It is no dependency of ours (its own are old): it is
// kept in a folder of its own in the user's cache. docs/SECURITY-CHECKLIST.md answers what it finds; anything else
// fails. With --if-at-hand (npm test) it says so and passes where the tool cannot be had: no network is no fault.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureModules } from './lib/modules.mjs';
import { cacheFolder, projectNode, projectRoot } from './lib/paths.mjs';
import { Problem, runScript } from './lib/problem.mjs';
import { capture, npm, npmComplaint } from './lib/run.mjs';
import { tell } from './lib/setup.mjs';

const TOOL = '@doyensec/electronegativity@1.10.3';

/** Findings that are answered: the check, and where it may be. */
const ANSWERED = [
  ['CSP_GLOBAL_CHECK', 'N/A'],
  ['AUXCLICK_JS_CHECK', 'src/main/shell/window.ts'],
  ['PROTOCOL_HANDLER_JS_CHECK', 'src/main/shell/app-protocol.ts'],
  ['PRELOAD_JS_CHECK', 'src/main/shell/window.ts'],
];

await runScript(async () => {
  await ensureModules(tell);
  const folder = path.join(cacheFolder(), 'electronegativity-1.10.3');
  const cli = path.join(folder, 'node_modules', '.bin', 'electronegativity');
  if (!existsSync(cli)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
    const done = await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', TOOL], { cwd: folder });
    if (done.code !== 0 && process.argv.includes('--if-at-hand')) {
      console.log(`SKIPPED: ${TOOL} could not be had from the registry.`);
      return 0;
    }
    if (done.code !== 0)
      throw new Problem('DOWNLOAD_FAILED', `${TOOL} could not be had:\n${npmComplaint(done.stderr)}`);
  }
  const input = path.join(folder, 'input');
  const output = path.join(folder, 'findings.csv');
  rmSync(input, { recursive: true, force: true });
  rmSync(output, { force: true });
  cpSync(path.join(projectRoot, 'src'), path.join(input, 'src'), { recursive: true });
  cpSync(path.join(projectRoot, 'package.json'), path.join(input, 'package.json'));
  // It asks for Electron's releases as well, and would end where there is no network.
  const calm = path.join(folder, 'calm.cjs');
  writeFileSync(calm, "process.on('uncaughtException', () => undefined);\n");
  await capture(
    projectNode(),
    ['--require', calm, cli, '-i', 'input', '-o', 'findings.csv', '-r', '-v', 'false'],
    { cwd: folder },
  );
  if (!existsSync(output)) throw new Problem('SCAN_FAILED', 'electronegativity made no report.');

  const findings = readFileSync(output, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => /^(\w+_CHECK),"(\w+)","(\w+)","([^"]+)","([^"]+)"/.exec(line))
    .filter((match) => match !== null)
    .map(([, check = '', severity = '', , file = '', at = '']) => ({ check, severity, file, at }));
  const open = findings.filter(
    ({ check, file }) => !ANSWERED.some(([known, place]) => known === check && place === file),
  );
  for (const finding of findings) {
    const answered = open.includes(finding) ? 'NEW' : 'answered';
    console.log(`${answered}\t${finding.severity}\t${finding.check}\t${finding.file}:${finding.at}`);
  }
  console.log(`${findings.length} findings, ${open.length} without an answer.`);
  return open.length === 0 ? 0 : 1;
});
