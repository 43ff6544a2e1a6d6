import { mkdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { electronCommand } from '../../scripts/lib/electron.mjs';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { runScript } from '../../scripts/lib/problem.mjs';
import { credentialSection } from './credential.ts';
import { deskSection } from './desk.ts';
import { logSection } from './log.ts';
import { longLogSection } from './long-log.ts';
import { peersSection } from './peers.ts';
import { render, save, type Section } from './lib/report.ts';
import { scannerSection } from './scanner.ts';
import { revocationSection } from './revocation.ts';
import { stagesSection } from './stages.ts';
import { startSection } from './start.ts';
import { trustSection } from './trust.ts';

/*
 * npm run bench [-- --only credential,start] [-- --peers] [-- --rows 1000000]
 *
 * Every figure stands beside a named peer or a physical limit, taken in turns in the same run. It never fails on a
 * figure: a goal that is missed is printed as such, and people judge.
 */

const SECTIONS: Readonly<Record<string, () => Promise<Section>>> = {
  credential: credentialSection,
  stages: stagesSection,
  trust: trustSection,
  revocation: revocationSection,
  log: logSection,
  scanner: scannerSection,
  desk: deskSection,
  start: startSection,
};

/** A long log takes long to make: a million of rows only on request. */
const USUAL_ROWS = 50_000;

await runScript(async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, peers: { type: 'boolean' }, rows: { type: 'string' } },
  });
  const all = {
    ...SECTIONS,
    peers: () => peersSection(values.peers ?? false),
    longlog: () => longLogSection(Number(values.rows ?? USUAL_ROWS)),
  };
  const wanted = values.only?.split(',') ?? Object.keys(all);
  const results = join(projectRoot, 'test-results');
  // The log and the trust store are measured there too: on the project's disk, not in a /tmp that may be memory.
  mkdirSync(results, { recursive: true });
  const sections: Section[] = [];
  for (const [name, measure] of Object.entries(all)) {
    if (!wanted.includes(name)) continue;
    const section = await measure();
    sections.push(section);
    console.log(`\n${render(section)}`);
  }
  save(join(results, 'bench.json'), machine(), sections);
  const goals = sections.flatMap(({ rows }) => rows.flatMap(({ goal }) => goal ?? []));
  console.log(
    `\n${goals.filter(({ met }) => met).length} of ${goals.length} goals met. Figures: test-results/bench.json`,
  );
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
