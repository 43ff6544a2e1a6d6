// npm run setup [-- --retry-electron]: everything ready, nothing done twice.
import { tell, ensureSetup } from './lib/setup.mjs';
import { runScript } from './lib/problem.mjs';

await runScript(async () => {
  const electron = await ensureSetup({ retryElectron: process.argv.includes('--retry-electron') });
  tell(`Ready: ${electron.label}.`);
});
