// npm run audit: the licences of all that the product is made of, and what the registry knows of its weaknesses: of the
// libraries, and of Electron, which is shipped though npm counts it among the tools. Those of other tools are told.
// Without an answer from the registry it says so and goes by the licences alone: no network is no fault.
import { ensureModules } from './lib/modules.mjs';
import { projectRoot } from './lib/paths.mjs';
import { isAllowed, libraries, weaknessesIn } from './lib/licences.mjs';
import { runScript } from './lib/problem.mjs';
import { npm } from './lib/run.mjs';
import { tell } from './lib/setup.mjs';

await runScript(async () => {
  await ensureModules(tell);
  const list = libraries();
  const refused = list.filter(({ licence }) => !isAllowed(licence));
  console.log(`Licences: ${list.length} libraries, ${refused.length} under one that is not allowed.`);
  for (const { name, version, licence } of refused) console.log(`  ${name} ${version}: ${licence || 'none'}`);

  const { stdout } = await npm(['audit', '--json'], { cwd: projectRoot });
  const found = weaknessesIn(stdout);
  if (found === null) {
    console.log('Weaknesses: not checked; the registry gave no answer to npm audit.');
    return refused.length === 0 ? 0 : 1;
  }
  const shipped = new Set(['electron', ...list.map(({ name }) => name)]);
  const ours = found.filter(({ name }) => shipped.has(name));
  for (const { name, severity } of found)
    console.log(`  ${severity}\t${name}${shipped.has(name) ? '' : ' (a tool: not part of the product)'}`);
  console.log(`Weaknesses: ${ours.length} in what is shipped, ${found.length - ours.length} in tools.`);
  const grave = ours.filter(({ severity }) => severity === 'critical' || severity === 'high');
  return refused.length === 0 && grave.length === 0 ? 0 : 1;
});
