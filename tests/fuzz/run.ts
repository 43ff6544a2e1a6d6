import { parseArgs } from 'node:util';
import { runScript } from '../../scripts/lib/problem.mjs';
import { keep, readCorpus, seedCorpus } from './corpus.ts';
import { fuzz } from './fuzz.ts';
import { decodeAs, DECODERS, hostile, type Decoder } from './hostile.ts';
import { seeded, type Random } from './mutate.ts';

/* npm run fuzz [-- --seconds 60] [-- --seed 1] [-- --new-corpus] */

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const HOSTILE = 1000;
/** The first ones also load and compile what they are the first to need. */
const WARM_UP = 100;

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
  say('Inputs made to cost, a thousand for each decoder, CPU time:');
  for (const decoder of DECODERS) say(await hostileLine(decoder, seeded(Number(values.seed))));
  if (findings.length > 0) process.exitCode = 1;
});

/** The worst CPU time beside the median one, and which kind took it. */
async function hostileLine(decoder: Decoder, random: Random): Promise<string> {
  const taken: { kind: string; ms: number }[] = [];
  for (let i = -WARM_UP; i < HOSTILE; i++) {
    const { kind, bytes } = hostile(decoder, random);
    const begin = process.cpuUsage();
    // What it comes to is tests/fuzz/hostile.test.ts's.
    await decodeAs(decoder, bytes).catch(() => undefined);
    const { user, system } = process.cpuUsage(begin);
    if (i >= 0) taken.push({ kind, ms: (user + system) / 1000 });
  }
  taken.sort((a, b) => a.ms - b.ms);
  const [median, worst] = [taken[HOSTILE >> 1], taken.at(-1)];
  return `  ${decoder}: median ${median?.ms.toFixed(2)} ms, worst ${worst?.ms.toFixed(1)} ms (${worst?.kind})`;
}
