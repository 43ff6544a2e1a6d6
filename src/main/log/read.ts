import * as z from 'zod';
import { PartialDate } from '#shared/domain/civil-date.ts';
import { Entry, type EntryHolder } from '#shared/domain/entry.ts';
import { entryPlace } from './append.ts';
import { Audit } from './audit.ts';
import { LogError, SealError } from './errors.ts';
import type { LogKeys } from './keys.ts';
import { Row, type SealedField } from './row.ts';
import { openField } from './seal.ts';

/**
 * What became of an entry's personal fields: there are none; open: they are in `holder`; sealed: this reader has
 * no key; erased: retention shredded them; broken: someone changed them, `verify` says where.
 */
export const Personal = z.enum(['none', 'open', 'sealed', 'erased', 'broken']);
export type Personal = z.infer<typeof Personal>;

/** An entry as the log has it. */
export const StoredEntry = Entry.extend({ personal: Personal });
export type StoredEntry = z.infer<typeof StoredEntry>;

/**
 * @param row a row of `entries` of kind scan
 * @param keys null leaves personal fields sealed
 * @throws LogError `LOG_DAMAGED` where the row is none that this program wrote
 */
export function toEntry(row: unknown, keys: LogKeys | null): StoredEntry {
  return parsed(() => {
    const kept = Row.parse(row);
    return StoredEntry.parse({
      seq: kept.seq,
      at: new Date(kept.at).toISOString(),
      source: kept.source,
      format: kept.format,
      outcome: kept.outcome,
      verdict: { decision: kept.decision, category: kept.category, reasons: json(kept.reasons) },
      issuer: kept.issuer,
      keyId: kept.key_id,
      policy: kept.policy,
      ...holderOf(kept, keys),
    });
  });
}

/** As `toEntry`, of kind audit. */
export function toAudit(row: unknown): Audit {
  return parsed(() => {
    const kept = Row.parse(row);
    return Audit.parse({
      seq: kept.seq,
      at: new Date(kept.at).toISOString(),
      action: kept.action,
      officerId: kept.officer_id,
      detail: json(kept.detail),
    });
  });
}

function holderOf(row: Row, keys: LogKeys | null): { holder: EntryHolder | null; personal: Personal } {
  if (!row.name_digest) return { holder: null, personal: 'none' };
  if (!row.name) return { holder: null, personal: 'erased' };
  if (!keys) return { holder: null, personal: 'sealed' };
  try {
    const open = (field: SealedField, sealed: Uint8Array) =>
      openField(keys.seal, entryPlace(row.seq, field), sealed);
    const name = open('name', row.name);
    const birthDate = row.birth_date ? PartialDate.parse(open('birth_date', row.birth_date)) : undefined;
    return { holder: birthDate === undefined ? { name } : { name, birthDate }, personal: 'open' };
  } catch (error) {
    if (error instanceof SealError || error instanceof z.ZodError)
      return { holder: null, personal: 'broken' };
    throw error;
  }
}

function json(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}

function parsed<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new LogError('LOG_DAMAGED', 'the log holds a row that this program did not write', { cause });
  }
}
