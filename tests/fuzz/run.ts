import { parseArgs } from 'node:util';
import { runScript } from '../../scripts/lib/problem.mjs';
import { keep, readCorpus, seedCorpus } from './corpus.ts';
import { fuzz } from './fuzz.ts';
import { seeded } from './mutate.ts';

/* npm run fuzz [-- --seconds 60] [-- --seed 1] [-- --new-corpus] */

const say = (line: string): void => void process.stdout.write(`${line}\n`);

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
      'new-corpus': { type: 'boolean', default: false },
    },
  });
  if (values['new-corpus']) await seedCorpus();
  const end = performance.now() + Number(values.seconds) * 1000;
  say(`Seed ${values.seed}, ${values.seconds} s.`);
  const tally = await fuzz(readCorpus(), seeded(Number(values.seed)), () => performance.now() < end);
  const { inputs, recognised, decoded, slowestMs, largestBytes, findings } = tally;
  say(`${inputs} inputs, ${recognised} of a known format, ${decoded} decoded whole`);
  say(`slowest ${slowestMs.toFixed(1)} ms, most memory ${(largestBytes / 2 ** 20).toFixed(1)} MB`);
  for (const { input, what } of findings) say(`FOUND ${what}: kept as tests/fuzz/corpus/${keep(input)}`);
  if (findings.length > 0) process.exitCode = 1;
});
