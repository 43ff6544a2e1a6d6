import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { NewEntry } from '../../../src/shared/domain/entry.ts';
import { EntryLog } from '../../../src/main/log/entry-log.ts';
import { deriveLogKeys } from '../../../src/main/log/keys.ts';
import { Driver, type Connection } from '../../../src/main/sqlite/driver.ts';

export const KEYS = deriveLogKeys(new Uint8Array(32).fill(7));

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gerbang-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A log in a folder of its own, closed and gone after the test. */
export function temporaryLog(path = join(temporaryFolder(), 'gerbang.db')): { log: EntryLog; path: string } {
  const log = EntryLog.open({ path, keys: KEYS, busyTimeoutMs: 50 });
  onTestFinished(() => log.close());
  return { log, path };
}

/** Someone who changes the database behind the program's back. */
export function tamper(path: string, change: (db: Connection) => void): void {
  const db = new Driver(path);
  try {
    change(db);
  } finally {
    db.close();
  }
}

export function newEntry(change: Partial<NewEntry> = {}): NewEntry {
  return {
    at: '2022-02-24T06:05:07.123Z',
    kind: 'scan',
    person: 'pengunjung',
    officerId: null,
    tracked: false,
    details: null,
    source: 'serial:/dev/ttyACM0',
    format: 'hcert',
    outcome: 'verified',
    verdict: {
      decision: 'admit',
      category: 'hijau',
      reasons: [{ code: 'VACCINATION_COMPLETE', params: { doses: 2, since: '2021-09-01' } }],
    },
    issuer: 'ID',
    keyId: 'Z2VyYmFuZw==',
    policy: 'ppu/1',
    holder: { name: 'Siti Aminah', birthDate: '1985-03' },
    ...change,
  };
}

export function verdictOf(category: 'hijau' | 'kuning' | 'merah' | 'hitam'): NewEntry['verdict'] {
  const decision = { hijau: 'admit', kuning: 'refer', merah: 'deny', hitam: 'deny' } as const;
  return { decision: decision[category], category, reasons: [{ code: 'TEST_POSITIVE' }] };
}
