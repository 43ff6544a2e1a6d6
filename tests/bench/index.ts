import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { electronCommand } from '../../scripts/lib/electron.mjs';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { Problem, runScript } from '../../scripts/lib/problem.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { render, save, Section } from './lib/report.ts';
import { SECTION_NAMES } from './sections.ts';

/*
 * npm run bench [-- --only credential,start] [-- --rounds 3] [-- --peers] [-- --rows 1000000]
 *
 * Every figure stands beside a named peer or a physical limit, taken in turns in the same run, and each section has a
 * process of its own, so that it does not matter which came before. It never fails on a figure: a goal that is missed
 * is printed as such, and people judge. A section that does not run fails it.
 */

const SECTION = join(import.meta.dirname, 'section.ts');

interface Measured {
  readonly section: Section;
  /** The machine's, over the minute before. */
  readonly load: number;
}

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      peers: { type: 'boolean', default: false },
      rows: { type: 'string' },
      rounds: { type: 'string' },
    },
  });
  const wanted = values.only?.split(',') ?? [...SECTION_NAMES];
  const unknown = wanted.filter((name) => !SECTION_NAMES.some((known) => known === name));
  if (unknown.length > 0)
    throw new Problem('NO_SECTION', `No section ${unknown.join(', ')}: ${SECTION_NAMES.join(' ')}`);
  const results = join(projectRoot, 'test-results');
  // The log and the trust store are measured there too: on the project's disk, not in a /tmp that may be memory.
  mkdirSync(results, { recursive: true });
  const more = [
    ...(values.rounds === undefined ? [] : ['--rounds', values.rounds]),
    ...(values.rows === undefined ? [] : ['--rows', values.rows]),
    ...(values.peers ? ['--peers'] : []),
  ];
  const measured: Measured[] = [];
  const failed: string[] = [];
  for (const name of wanted) {
    const [load = 0] = loadavg();
    const file = join(results, `bench-${name}.json`);
    rmSync(file, { force: true });
    const code = await run(process.execPath, ['--expose-gc', SECTION, name, '--to', file, ...more]);
    if (code === 0) {
      const section = Section.parse(JSON.parse(readFileSync(file, 'utf8')));
      measured.push({ section, load });
      console.log(`\n${render(section)}\n  The machine's load over the minute before: ${load.toFixed(1)}.`);
    } else failed.push(name);
    rmSync(file, { force: true });
    if (code > 128) return code;
  }
  save(
    join(results, 'bench.json'),
    machine(),
    measured.map(({ section, load }) => ({ ...section, load })),
  );
  const goals = measured.flatMap(({ section }) => section.rows.flatMap(({ goal }) => goal ?? []));
  const met = goals.filter((goal) => goal.met);
  console.log(`\n${met.length} of ${goals.length} goals met. Figures: test-results/bench.json`);
  if (failed.length > 0)
    throw new Problem('SECTION_FAILED', `Not measured, see above: ${failed.join(', ')}.`);
  return 0;
});

function machine() {
  const [cpu] = cpus();
  return {
    at: new Date().toISOString(),
    machine: {
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      memoryMB: Math.round(totalmem() / 2 ** 20),
      platform: `${process.platform} ${process.arch}`,
      node: process.versions.node,
      electron: electronCommand().label,
    },
  };
}
