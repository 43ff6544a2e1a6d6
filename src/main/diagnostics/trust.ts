import type { Check } from '#shared/domain/diagnostics.ts';
import { existsSync } from 'node:fs';
import type { DataFolder } from '../site/data-folder.ts';
import { TrustStore } from '../trust/trust-store.ts';

const DAY_MS = 86_400_000;

/**
 * Whom the kiosk believes, and since when.
 * @param maxAgeDays the site's; null where there is none
 */
export function lookAtTrust(
  files: DataFolder,
  now: Date,
  maxAgeDays: number | null,
): { readonly check: Check; readonly importedAt: Date | null } {
  const found = (state: Check['state'], finding: Check['finding'], facts: Check['facts'] = {}): Check => ({
    check: 'trust',
    state,
    finding,
    facts,
  });
  if (!existsSync(files.trust)) return { check: found('bad', 'TRUST_EMPTY'), importedAt: null };
  let store: TrustStore | null = null;
  try {
    store = TrustStore.open(files.trust, { readonly: true });
    const lists = store.sources();
    const keys = lists.reduce((sum, list) => sum + list.keys, 0);
    const newest = lists
      .map(({ importedAt }) => importedAt)
      .sort()
      .at(-1);
    if (newest === undefined || keys === 0) return { check: found('bad', 'TRUST_EMPTY'), importedAt: null };
    const importedAt = new Date(newest);
    const days = Math.max(0, Math.floor((now.getTime() - importedAt.getTime()) / DAY_MS));
    const stale = maxAgeDays !== null && days > maxAgeDays;
    return {
      check: stale
        ? found('warn', 'TRUST_STALE', { keys, days })
        : found('ok', 'TRUST_FRESH', { keys, days }),
      importedAt,
    };
  } catch {
    return { check: found('bad', 'TRUST_UNREADABLE'), importedAt: null };
  } finally {
    store?.close();
  }
}
