import type { Check } from '#shared/domain/diagnostics.ts';
import { statfsSync, statSync } from 'node:fs';
import type { DataFolder } from '../site/data-folder.ts';

const LOW_MB = 2000;
const FULL_MB = 200;

/** Whether entries, and what the system itself writes, have room. */
export function lookAtDisk({ folder, log }: DataFolder): Check {
  try {
    const { bavail, bsize } = statfsSync(folder);
    const freeMb = Math.floor((bavail * bsize) / 1e6);
    const logMb = Math.ceil((statSync(log, { throwIfNoEntry: false })?.size ?? 0) / 1e6);
    const facts = { freeMb, logMb };
    if (freeMb < FULL_MB) return { check: 'disk', state: 'bad', finding: 'DISK_FULL', facts };
    if (freeMb < LOW_MB) return { check: 'disk', state: 'warn', finding: 'DISK_LOW', facts };
    return { check: 'disk', state: 'ok', finding: 'DISK_ENOUGH', facts };
  } catch {
    return { check: 'disk', state: 'bad', finding: 'DISK_UNKNOWN', facts: {} };
  }
}
