import * as z from 'zod';
import type { NewEntry } from '#shared/domain/entry.ts';
import type { NewStep } from '#shared/domain/visit.ts';
import type { NewAudit } from './audit.ts';
import { GENESIS, headMac, rowMac } from './chain.ts';
import type { LogKeys } from './keys.ts';
import { keepable, keepableText } from './limits.ts';
import type { Session } from './log-file.ts';
import { foldedName, personKey } from './person-key.ts';
import type { Random } from './random.ts';
import { ALL_COLUMNS, Bytes, SEALED_COLUMNS, type Row, type SealedField } from './row.ts';
import {
  insideVisit,
  keyOfVisit,
  rememberDecided,
  rememberVisit,
  visitKey,
  waitingVisit,
} from './same-person.ts';
import { digestOf, openField, sealField } from './seal.ts';
import { project } from './visits.ts';

export interface Sealer {
  readonly keys: LogKeys;
  readonly random: Random;
}

/** What a row says openly; what is left out is null. */
type Open = Pick<Row, 'at' | 'kind'> &
  Partial<Omit<Row, 'seq' | 'mac' | SealedField | `${SealedField}_digest`>>;

/** What a row says that is sealed; what is left out is not there. */
type Secret = Partial<Record<SealedField, string | undefined>>;

type DecisionStep = Extract<NewStep, { kind: 'decision' }>;

const Named = z.object({ seq: z.int(), name: Bytes });
const Tip = z.object({ seq: z.int(), mac: Bytes });

const INSERT = `INSERT INTO entries (${ALL_COLUMNS.join(', ')}) VALUES (${ALL_COLUMNS.map((c) => `@${c}`).join(', ')})`;

/**
 * Appends an entry to the chain, within the caller's transaction and the log's limits. Returns its place.
 * @param code what was scanned, by which who waits already is known again: this entry stands for both from now on.
 *   Null: nothing was; left out: nobody is looked for
 */
export function appendEntry(
  session: Session,
  sealer: Sealer,
  given: NewEntry,
  code?: Uint8Array | null,
): number {
  const entry = keepable(given);
  const open: Open = {
    at: Date.parse(entry.at),
    kind: entry.kind,
    source: storable(entry.source),
    format: entry.format,
    outcome: entry.outcome,
    decision: entry.verdict.decision,
    category: entry.verdict.category,
    reasons: storable(JSON.stringify(entry.verdict.reasons)),
    issuer: entry.issuer === null ? null : storable(entry.issuer),
    key_id: entry.keyId === null ? null : storable(entry.keyId),
    officer_id: entry.officerId,
    policy: entry.policy === null ? null : storable(entry.policy),
    person: entry.person,
    tracked: entry.tracked ? 1 : null,
  };
  const seq = appendRow(session, sealer, open, {
    name: entry.holder?.name,
    birth_date: entry.holder?.birthDate,
    details: entry.details === null ? undefined : JSON.stringify(entry.details),
  });
  if (code === undefined) {
    if (entry.tracked && entry.verdict.decision !== 'deny')
      remember(session, seq, entry, personKey(sealer.keys, entry));
    return seq;
  }
  const key = visitKey(sealer.keys, entry, code);
  const before = key && waitingVisit(session, key, open.at);
  if (before !== null)
    appendStep(session, sealer, { kind: 'again', at: entry.at, ref: before, officerId: null, by: seq });
  remember(session, seq, entry, key);
  return seq;
}

/** Appends what happened to an entry, within the caller's transaction. Returns its place. */
export function appendStep(session: Session, sealer: Sealer, step: NewStep): number {
  const open = { at: Date.parse(step.at), kind: step.kind, ref: step.ref, officer_id: step.officerId };
  switch (step.kind) {
    case 'decision': {
      const { decision, reason } = step;
      const key = keyOfVisit(session, step.ref);
      if (key && decision === 'admit') takePlaceInside(session, sealer, step, key);
      const seq = appendRow(session, sealer, { ...open, decision, action: reason }, saidIn(step));
      if (key) rememberDecided(session, step.ref, key, decision);
      return seq;
    }
    case 'again':
      return appendRow(session, sealer, { ...open, action: String(step.by) }, {});
    case 'leave':
      return appendRow(session, sealer, { ...open, action: step.way }, {});
    case 'follow': {
      const { note, phone, village } = step;
      const told = { note: keepableText(note), phone: keepableText(phone), village: keepableText(village) };
      const details = Object.values(told).some((value) => value !== undefined)
        ? JSON.stringify(told)
        : undefined;
      return appendRow(session, sealer, { ...open, action: step.state }, { details });
    }
  }
}

/** Appends to the audit trail, within the caller's transaction. Returns its place. */
export function appendAudit(session: Session, sealer: Sealer, audit: NewAudit): number {
  const open: Open = {
    at: Date.parse(audit.at),
    kind: 'audit',
    officer_id: audit.officerId,
    action: audit.action,
    detail: storable(JSON.stringify(audit.detail)),
  };
  const seq = appendRow(session, sealer, open, {});
  session.acted?.(audit.action);
  return seq;
}

/** A sealed value in a row of `entries`. */
export function entryPlace(seq: number, field: SealedField) {
  return { table: 'entries', row: seq, field };
}

function appendRow(session: Session, sealer: Sealer, open: Open, secret: Secret): number {
  const tip = Tip.safeParse(session.prepare('SELECT seq, mac FROM entries ORDER BY seq DESC LIMIT 1').get());
  const { seq: last, mac: previous } = tip.data ?? { seq: 0, mac: GENESIS };
  const seq = last + 1;
  const row = { ...BLANK, ...open, seq };
  for (const { field, digest } of SEALED_COLUMNS) {
    const text = secret[field];
    if (text === undefined) continue;
    const sealed = sealField(sealer.keys.seal, entryPlace(seq, field), text, sealer.random);
    row[field] = sealed;
    row[digest] = digestOf(sealed);
  }
  const mac = rowMac(sealer.keys.chain, previous, row);
  session.prepare(INSERT).run({ ...row, mac });
  project(session, row);
  session
    .prepare(
      'INSERT INTO head VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, mac = excluded.mac',
    )
    .run(seq, headMac(sealer.keys.chain, seq, mac));
  return seq;
}

/** The same person may be inside once: the newest visit is the one that a scan again ends. */
function remember(session: Session, seq: number, entry: NewEntry, key: Buffer | null): void {
  if (key === null) return;
  const { decision } = entry.verdict;
  rememberVisit(session, { seq, at: Date.parse(entry.at), key, decision, tracked: entry.tracked });
}

/** One person takes one place: whoever is inside by an earlier entry is so by this one, unless they have two names. */
function takePlaceInside(session: Session, sealer: Sealer, step: DecisionStep, key: Buffer): void {
  const before = insideVisit(session, key, step.ref);
  if (before === null) return;
  const [there, here] = [seenName(session, sealer, before), step.person?.holder.name];
  if (there !== null && here !== undefined && foldedName(there) !== foldedName(here)) return;
  const { at, ref: by, officerId } = step;
  appendStep(session, sealer, { kind: 'again', at, ref: before, officerId, by });
}

/** Whom an officer has seen in a visit; null where that was not said. */
function seenName(session: Session, sealer: Sealer, ref: number): string | null {
  const found = Named.safeParse(
    session
      .prepare('SELECT seq, name FROM entries WHERE ref = ? AND name IS NOT NULL ORDER BY seq DESC')
      .get(ref),
  ).data;
  return found ? openField(sealer.keys.seal, entryPlace(found.seq, 'name'), found.name) : null;
}

/** What a decision keeps sealed: its note alone; where it says who it is, JSON of the note and the rest. */
function saidIn({ note, person }: DecisionStep): Secret {
  if (!person) return { details: keepableText(note) };
  const { holder, details } = person;
  return {
    name: holder.name,
    birth_date: holder.birthDate,
    details: JSON.stringify({ ...details, ...(note === undefined ? {} : { note: keepableText(note) }) }),
  };
}

const BLANK: Omit<Row, 'seq' | 'at' | 'kind' | 'mac'> = {
  source: null,
  format: null,
  outcome: null,
  decision: null,
  category: null,
  reasons: null,
  issuer: null,
  key_id: null,
  officer_id: null,
  action: null,
  detail: null,
  policy: null,
  person: null,
  ref: null,
  tracked: null,
  name: null,
  name_digest: null,
  birth_date: null,
  birth_date_digest: null,
  details: null,
  details_digest: null,
};

/** SQLite keeps UTF-8, which has no lone surrogates: what is chained must be what is kept. */
function storable(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
