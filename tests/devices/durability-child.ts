import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { backupName } from '../../src/main/backup/folder.ts';
import { makeBackup } from '../../src/main/backup/make-backup.ts';
import { Exporter } from '../../src/main/export/exporter.ts';
import { EntryLog } from '../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../src/main/log/keys.ts';

/**
 * Appends entries until it is killed; says each one's place as soon as it is acknowledged (`ENTRY 17`). Every now and
 * then it shreds, exports and makes a backup, so that a kill falls into those too, and says the file (`FILE a.csv`).
 */
const [folder = '', run = '0'] = argv.slice(2);
const MASTER = new Uint8Array(32).fill(7);
const path = join(folder, 'gerbang.db');
const log = EntryLog.open({ path, keys: deriveLogKeys(MASTER), busyTimeoutMs: 5000 });
const start = Date.parse('2022-02-24T00:00:00Z') + Number(run) * 3_600_000;
const timeZone = () => 'Asia/Makassar';
const exporter = new Exporter({
  ...{ log, timeZone, keepOut: join(folder, 'none') },
  officers: { list: () => [] },
  now: () => new Date(start),
});

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
  writeSync(1, `ENTRY ${seq}\n`);
  const at = new Date(start + i);
  if (i % 16 === 3) log.eraseBefore(new Date(start + i - 8), { at, officerId: null });
  if (i % 16 === 7) {
    const name = `${run}-${i}.csv`;
    await exporter.start({
      request: {
        kind: 'visits',
        format: 'csv',
        personal: 'name',
        filter: { from: '2022-01-01T00:00:00.000Z', to: '2023-01-01T00:00:00.000Z' },
        text: '',
      },
      ...{ path: join(folder, 'out', name), officer: null, office: 'Penajam', language: 'id' },
      ...{ faces: null, cases: [] },
    });
    if (exporter.state.phase === 'done') writeSync(1, `FILE ${name}\n`);
  }
  if (i % 16 === 11) {
    makeBackup({
      ...{ log: path, to: join(folder, 'backups', backupName(at)), masterKey: MASTER },
      about: { madeAt: at.toISOString(), office: 'Penajam', site: null, wrappedKey: null },
    });
    writeSync(1, `FILE ${backupName(at)}\n`);
  }
}
