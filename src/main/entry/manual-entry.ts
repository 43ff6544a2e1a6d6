import type { EntryDetails, NewEntry } from '#shared/domain/entry.ts';
import type { ManualEntry } from '#shared/domain/live-desk.ts';

/** What an entry without a QR says that it came from. */
export const DESK_SOURCE = 'desk';

/**
 * The entry of somebody whom the officer typed in. Nothing of it is proven by a signature: what was shown and who
 * says so is on record.
 */
export function manualEntry(
  typed: ManualEntry,
  { at, officerId, tracked }: { readonly at: Date; readonly officerId: number; readonly tracked: boolean },
): NewEntry {
  const { name, birthDate, category, decision, reason, shown, ...rest } = typed;
  const details: EntryDetails = rest;
  return {
    at: at.toISOString(),
    kind: 'manual',
    person: 'pengunjung',
    source: DESK_SOURCE,
    format: null,
    outcome: 'untrusted',
    verdict: { decision, category, reasons: [{ code: 'MANUAL_ENTRY', params: { shown, why: reason } }] },
    issuer: null,
    keyId: null,
    policy: null,
    officerId,
    tracked,
    holder: birthDate === undefined ? { name } : { name, birthDate },
    details,
  };
}
