import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import type { NewEntry } from '#shared/domain/entry.ts';
import { EntryLog } from '../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../src/main/log/keys.ts';
import { pick } from './lib/cases.ts';
import { alternate, type Effort } from './lib/measure.ts';
import { millis, type Section } from './lib/report.ts';

const TMPFS = 0x01021994;

/** An entry made durable, beside the least that durability costs: the same bytes written and synced. */
export async function logSection({ few }: Effort): Promise<Section> {
  const folder = mkdtempSync(join(projectRoot, 'test-results', 'bench-log-'));
  const path = join(folder, 'log.db');
  const log = EntryLog.open({ path, keys: deriveLogKeys(randomBytes(32)) });
  const raw = openSync(join(folder, 'raw'), 'w');
  try {
    const bytes = Buffer.alloc(bytesOfAppend(log, `${path}-wal`));
    const entries = Array.from({ length: 100 }, (_, i) => entry(i));
    const timings = await alternate(
      {
        raw: () => {
          writeSync(raw, bytes);
          fsyncSync(raw);
        },
        append: (i) => log.append(pick(entries, i)),
      },
      few({ rounds: 400, warmUp: 40 }),
    );
    const disk =
      statfsSync(folder).type === TMPFS ? ' The folder is in memory: a sync costs nothing here.' : '';
    return {
      title: 'Log: an entry made durable',
      rows: [
        millis('write and fsync', timings.raw),
        millis('append', timings.append, { to: 'write and fsync', value: timings.raw.median }),
      ],
      notes: [`write and fsync: ${bytes.length} bytes, what an append adds to the write-ahead log.${disk}`],
    };
  } finally {
    closeSync(raw);
    log.close();
    rmSync(folder, { recursive: true });
  }
}

/** How much an append writes, by how the write-ahead log grows before its first checkpoint. */
function bytesOfAppend(log: EntryLog, wal: string): number {
  log.append(entry(0));
  const before = statSync(wal).size;
  const appends = 20;
  for (let i = 1; i <= appends; i++) log.append(entry(i));
  return Math.round((statSync(wal).size - before) / appends);
}

function entry(i: number): NewEntry {
  return {
    at: new Date(1_633_060_800_000 + i * 1000).toISOString(),
    kind: 'scan',
    person: 'pengunjung',
    source: 'serial:/dev/ttyACM0',
    format: 'hcert',
    outcome: 'verified',
    verdict: {
      decision: 'admit',
      category: 'hijau',
      reasons: [{ code: 'VACCINATION_COMPLETE', params: { dose: 2, of: 2 } }],
    },
    issuer: 'ID',
    keyId: 'umFDVUdIS8Y=',
    policy: 'ppu/1',
    officerId: null,
    tracked: false,
    holder: { name: 'Siti Aminah Kartanegara', birthDate: '1985-04-17' },
    details: null,
  };
}
