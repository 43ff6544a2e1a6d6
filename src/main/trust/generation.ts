import * as z from 'zod';
import type { Connection } from '../sqlite/driver.ts';
import { TrustStoreError } from './errors.ts';

const Row = z.object({ value: z.int() });

/**
 * How often keys or revocations have been changed, by whichever process: the same number, the same content.
 * @throws TrustStoreError TRUST_STORE_CORRUPT
 */
export function generationOf(db: Connection): number {
  const row = Row.safeParse(db.prepare('SELECT value FROM generation').get());
  if (row.success) return row.data.value;
  throw new TrustStoreError('TRUST_STORE_CORRUPT', 'what is stored is not what this version writes', {
    cause: row.error,
  });
}

/** Runs `work` in one transaction that begins a new generation; where it throws, nothing has changed. */
export function inNewGeneration(db: Connection, work: () => void): void {
  db.transaction(() => {
    work();
    db.prepare('UPDATE generation SET value = value + 1').run();
  }).immediate();
}
