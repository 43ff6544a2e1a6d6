import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { importTrust } from '../../src/main/trust/import/import-trust.ts';
import { TrustStore } from '../../src/main/trust/trust-store.ts';
import { hasTestdata, NO_TESTDATA, readTestdata } from '../support/vectors.ts';
import { alternate, type Effort } from './lib/measure.ts';
import { millis, within, type Row, type Section } from './lib/report.ts';

const LISTS = [
  { name: "WHO's list", folder: 'gdhcn', path: 'gdhcn/did.json', limitMs: 1000 },
  { name: 'registry', folder: 'registry', path: 'registry/registry.json', limitMs: 3000 },
] as const;

/** From a list's file to keys on disk, and from there into the memory of a kiosk that starts. */
export async function trustSection(effort: Effort): Promise<Section> {
  const rows: Row[] = [];
  const notes = [
    'JSON.parse: of the same file, in turns. import: file → checked keys, durable in the store.',
  ];
  for (const list of LISTS) {
    if (hasTestdata(list.folder)) rows.push(...(await measureList(list, effort)));
    else notes.push(`${list.name}: ${NO_TESTDATA}`);
  }
  return { title: 'Trust lists', rows, notes };
}

async function measureList({ name, path, limitMs }: (typeof LISTS)[number], { few }: Effort): Promise<Row[]> {
  const bytes = readTestdata(path);
  const folder = mkdtempSync(join(projectRoot, 'test-results', 'bench-trust-'));
  const store = TrustStore.open(join(folder, 'trust.db'));
  try {
    const timings = await alternate(
      {
        parse: (): unknown => JSON.parse(bytes.toString('utf8')),
        import: () => store.apply(store.plan(importTrust(bytes, { name: path })), new Date()),
        load: () => store.load(),
      },
      few({ rounds: 7, warmUp: 1 }),
    );
    const { size } = store.load();
    const beside = { to: 'JSON.parse', value: timings.parse.median };
    return [
      millis(`${name}  JSON.parse`, timings.parse),
      within(millis(`${name}  import, ${size} keys`, timings.import, beside), limitMs),
      millis(`${name}  load`, timings.load, beside),
    ];
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
}
