// npm run audit: the licences of all that the product is made of, and what the registry knows of its weaknesses.
// Without an answer from the registry it says so and goes by the licences alone: no network is no fault.
import { projectRoot } from './lib/paths.mjs';
import { isAllowed, libraries } from './lib/licences.mjs';
import { runScript } from './lib/problem.mjs';
import { npm } from './lib/run.mjs';

await runScript(async () => {
  const list = libraries();
  const refused = list.filter(({ licence }) => !isAllowed(licence));
  console.log(`Licences: ${list.length} libraries, ${refused.length} under one that is not allowed.`);
  for (const { name, version, licence } of refused) console.log(`  ${name} ${version}: ${licence || 'none'}`);

  const { stdout } = await npm(['audit', '--omit=dev', '--json'], { cwd: projectRoot });
  const found = countsOf(stdout);
  if (found === null) {
    console.log('Weaknesses: not checked; the registry gave no answer to npm audit.');
    return refused.length === 0 ? 0 : 1;
  }
  const { critical, high, moderate, low } = found;
  console.log(`Weaknesses: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low.`);
  return refused.length === 0 && critical === 0 && high === 0 ? 0 : 1;
});

/**
 * @param {string} json what npm audit says
 * @returns {Record<string, number> | null}
 */
function countsOf(json) {
  try {
    return JSON.parse(json).metadata?.vulnerabilities ?? null;
  } catch {
    return null;
  }
}
