import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createHash, randomBytes } from 'node:crypto';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { HASH_BYTES, HashSet } from '../../src/main/trust/revocation/hash-set.ts';
import { RevocationStore } from '../../src/main/trust/revocation/revocation-store.ts';
import { alternate, type Effort } from './lib/measure.ts';
import { micros, millis, within, type Section } from './lib/report.ts';

const COUNT = 1_000_000;
const LIMIT_MB = 40;
const LOOK_UPS = 10_000;

/** A million revoked hashes: memory, from disk, one look-up. */
export async function revocationSection({ few }: Effort): Promise<Section> {
  const folder = mkdtempSync(join(projectRoot, 'test-results', 'bench-revocation-'));
  const store = RevocationStore.open(join(folder, 'trust.db'));
  try {
    const records = randomBytes(COUNT * HASH_BYTES);
    const batch = { type: 'SIGNATURE', kid: 'k', country: 'ID', records: HashSet.of(records).bytes } as const;
    const imported = { kind: 'dcc-hashes', source: 'bench', batches: [batch], counter: null } as const;
    store.apply(store.plan(imported), new Date());

    const before = residentBytes();
    const loaded = store.load();
    const megabytes = (residentBytes() - before) / 2 ** 20;

    const set = HashSet.of(batch.records);
    const wanted = Array.from({ length: LOOK_UPS }, (_, i) =>
      i % 2 === 0 ? randomBytes(HASH_BYTES) : records.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
    );
    const pick = (i: number) => wanted[i % LOOK_UPS] ?? randomBytes(HASH_BYTES);
    const look = await alternate(
      { hash: (i) => createHash('sha256').update(pick(i)).digest(), look: (i) => set.has(pick(i)) },
      few({ rounds: 20, warmUp: 2, block: 1000 }),
    );
    const disk = await alternate({ load: () => store.load() }, few({ rounds: 5, warmUp: 1 }));
    const size = { median: megabytes, p95: null, samples: 1, unit: 'MB' } as const;
    return {
      title: 'Revocation, a million hashes',
      rows: [
        within({ name: `memory, ${loaded.size} hashes`, ...size }, LIMIT_MB),
        millis('from disk, with its digest checked', disk.load),
        micros('SHA-256 of 16 bytes', look.hash),
        within(micros('look-up', look.look, { to: 'SHA-256', value: look.hash.median }), 10),
      ],
      notes: ['memory: what the heap and buffers grow by when the list is loaded.'],
    };
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
}

function residentBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
