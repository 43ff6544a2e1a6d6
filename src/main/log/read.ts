import * as z from 'zod';
import { PartialDate } from '#shared/domain/civil-date.ts';
import { EntryDetails, type EntryHolder } from '#shared/domain/entry.ts';
import { cutTo, LIMITS } from '#shared/domain/limits.ts';
import { ContactFields, Note, Step, Visit, type Personal, type PersonSeen } from '#shared/domain/visit.ts';
import { entryPlace } from './append.ts';
import { Audit } from './audit.ts';
import { LogError, SealError } from './errors.ts';
import type { LogKeys } from './keys.ts';
import { Bytes, isProvenRow, Row, type SealedField } from './row.ts';
import { openField } from './seal.ts';

/** A row of `VISIT` as SQLite gives it. */
const VisitRow = Row.extend({
  visit_decision: z.string(),
  visit_waiting: z.int(),
  visit_officer_id: z.int().nullable(),
  visit_inside: z.int(),
  visit_left_at: z.int().nullable(),
  visit_left_how: z.string().nullable(),
  visit_follow: z.string().nullable(),
  /** The decision with which an officer said who it is. */
  naming_seq: z.int().nullable(),
  naming_name: Bytes.nullable(),
  naming_birth_date: Bytes.nullable(),
  naming_details: Bytes.nullable(),
});
type VisitRow = z.infer<typeof VisitRow>;

/**
 * @param row a row of the query `VISIT`
 * @param keys null leaves personal fields sealed
 * @throws LogError `LOG_DAMAGED` where the row is none that this program wrote
 */
export function toVisit(row: unknown, keys: LogKeys | null): Visit {
  return parsed(() => {
    const kept = VisitRow.parse(row);
    // Rows of before there were limits, and of when claims were kept: neither gets out of here.
    const proven = isProvenRow(kept);
    const named = (text: string | null) => (text === null || !proven ? null : cutTo(text, LIMITS.text));
    return Visit.parse({
      seq: kept.seq,
      at: new Date(kept.at).toISOString(),
      kind: kept.kind,
      // Rows of a time before employees were told apart.
      person: kept.person ?? 'pengunjung',
      source: kept.source,
      format: kept.format,
      outcome: kept.outcome,
      verdict: { decision: kept.decision, category: kept.category, reasons: json(kept.reasons) },
      issuer: named(kept.issuer),
      keyId: named(kept.key_id),
      policy: kept.policy,
      officerId: kept.officer_id,
      tracked: kept.tracked === 1,
      ...withNaming(personalOf(proven ? kept : { ...kept, ...NAMELESS }, keys), kept, keys),
      state: {
        decision: kept.visit_decision,
        waiting: kept.visit_waiting === 1,
        officerId: kept.visit_officer_id,
        named: kept.naming_name !== null,
        inside: kept.visit_inside === 1,
        leftAt: kept.visit_left_at === null ? null : new Date(kept.visit_left_at).toISOString(),
        leftHow: kept.visit_left_how,
        follow: kept.visit_follow,
      },
    });
  });
}

/** As `toVisit`, of kind decision, again, leave or follow. What does not open is left out. */
export function toStep(row: unknown, keys: LogKeys | null): Step {
  return parsed(() => {
    const kept = Row.parse(row);
    const { seq, kind, ref, officer_id: officerId, decision, action } = kept;
    const step = { seq, kind, ref, officerId, at: new Date(kept.at).toISOString() };
    const sealed = keys && kept.details ? opened(seq, kept.details, keys) : undefined;
    switch (kind) {
      case 'decision':
        return Step.parse({ ...step, decision, reason: action, ...saidIn(kept, sealed, keys) });
      case 'again':
        return Step.parse({ ...step, by: Number(action) });
      case 'leave':
        return Step.parse({ ...step, way: action });
      default:
        return Step.parse({ ...step, state: action, ...(sealed === undefined ? {} : followOf(sealed)) });
    }
  });
}

/** As `toVisit`, of kind audit. */
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

interface PersonalPart {
  readonly holder: EntryHolder | null;
  readonly details: EntryDetails | null;
  readonly personal: Personal;
}

const nothing = { holder: null, details: null };
const NAMELESS = { name: null, name_digest: null, birth_date: null, birth_date_digest: null };

function personalOf(row: Row, keys: LogKeys | null): PersonalPart {
  if (!row.name_digest && !row.details_digest) return { ...nothing, personal: 'none' };
  if (!row.name && !row.details) return { ...nothing, personal: 'erased' };
  if (!keys) return { ...nothing, personal: 'sealed' };
  try {
    const open = (field: SealedField, sealed: Uint8Array) =>
      openField(keys.seal, entryPlace(row.seq, field), sealed);
    const name = row.name ? cutTo(open('name', row.name), LIMITS.name) : undefined;
    const birthDate = row.birth_date ? PartialDate.parse(open('birth_date', row.birth_date)) : undefined;
    const details = row.details ? EntryDetails.parse(json(open('details', row.details))) : null;
    const holder = name === undefined ? null : birthDate === undefined ? { name } : { name, birthDate };
    return { holder, details, personal: 'open' };
  } catch (error) {
    if (error instanceof SealError || error instanceof SyntaxError || error instanceof z.ZodError)
      return { ...nothing, personal: 'broken' };
    throw error;
  }
}

/** With whom the officer has seen, where nothing proves a name: what was said last holds. */
function withNaming(part: PersonalPart, row: VisitRow, keys: LogKeys | null): PersonalPart {
  const { naming_seq: seq, naming_name: name } = row;
  if (seq === null) return part;
  if (!name) return part.personal === 'none' ? { ...nothing, personal: 'erased' } : part;
  if (!keys) return { ...nothing, personal: 'sealed' };
  try {
    const { holder, details } = seenIn(
      { seq, name, birth_date: row.naming_birth_date, details: row.naming_details },
      keys,
    ).person;
    return {
      holder,
      details: details || part.details ? { ...part.details, ...details } : null,
      personal: 'open',
    };
  } catch (error) {
    if (error instanceof SealError || error instanceof SyntaxError || error instanceof z.ZodError)
      return { ...nothing, personal: 'broken' };
    throw error;
  }
}

const Seen = EntryDetails.pick({ nik: true, purpose: true, note: true });

interface Naming extends Pick<Row, 'seq' | 'birth_date' | 'details'> {
  readonly name: Uint8Array;
}

/** Whom a decision names. @throws SealError, SyntaxError, ZodError */
function seenIn(row: Naming, keys: LogKeys): { person: PersonSeen; note?: string | undefined } {
  const open = (field: SealedField, sealed: Uint8Array) =>
    openField(keys.seal, entryPlace(row.seq, field), sealed);
  const name = cutTo(open('name', row.name), LIMITS.name);
  const birthDate = row.birth_date ? PartialDate.parse(open('birth_date', row.birth_date)) : undefined;
  const { note, ...details } = row.details ? Seen.parse(json(open('details', row.details))) : {};
  const holder = birthDate === undefined ? { name } : { name, birthDate };
  return { person: { holder, details: Object.keys(details).length === 0 ? null : details }, note };
}

/** What a decision keeps sealed: a note alone, or who it is as well. What does not open is left out. */
function saidIn(row: Row, sealed: string | undefined, keys: LogKeys | null) {
  if (!row.name_digest) return { note: sealed };
  if (!row.name || !keys) return {};
  try {
    return seenIn({ ...row, name: row.name }, keys);
  } catch (error) {
    if (error instanceof SealError || error instanceof SyntaxError || error instanceof z.ZodError) return {};
    throw error;
  }
}

const Followed = z.object({ note: Note.optional(), ...ContactFields });

/** What a follow-up's step keeps sealed: JSON; a note alone where it was written before there was more to keep. */
function followOf(text: string): z.infer<typeof Followed> {
  try {
    return Followed.parse(json(text));
  } catch {
    return { note: text };
  }
}

function opened(seq: number, sealed: Uint8Array, keys: LogKeys): string | undefined {
  try {
    return openField(keys.seal, entryPlace(seq, 'details'), sealed);
  } catch (error) {
    if (error instanceof SealError) return undefined;
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
