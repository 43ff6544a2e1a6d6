import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { EntryLog } from '../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../src/main/log/keys.ts';

/**
 * Appends entries until it is killed; says each one's place as soon as it is acknowledged. Every now and then it
 * shreds, as retention does, so that a kill falls into that too.
 */
const [path = '', run = '0'] = argv.slice(2);
const log = EntryLog.open({ path, keys: deriveLogKeys(new Uint8Array(32).fill(7)), busyTimeoutMs: 5000 });
const start = Date.parse('2022-02-24T00:00:00Z') + Number(run) * 3_600_000;

for (let i = 0; ; i += 1) {
  const { seq } = log.append({
    at: new Date(start + i).toISOString(),
    kind: 'scan',
    person: 'pengunjung',
    officerId: null,
    tracked: false,
    details: null,
    source: `serial:run-${run}`,
    format: 'hcert',
    outcome: 'verified',
    verdict: { decision: 'admit', category: 'hijau', reasons: [{ code: 'VACCINATION_COMPLETE' }] },
    issuer: 'ID',
    keyId: null,
    policy: null,
    holder: { name: `Visitor ${i}` },
  });
  writeSync(1, `${seq}\n`);
  if (i % 50 === 49) log.eraseBefore(new Date(start + i - 25), { at: new Date(start + i), officerId: null });
}
