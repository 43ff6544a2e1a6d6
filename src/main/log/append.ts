import * as z from 'zod';
import type { NewEntry } from '#shared/domain/entry.ts';
import type { NewStep } from '#shared/domain/visit.ts';
import type { NewAudit } from './audit.ts';
import { GENESIS, headMac, rowMac } from './chain.ts';
import type { LogKeys } from './keys.ts';
import { keepable, keepableText } from './limits.ts';
import type { Session } from './log-file.ts';
import { personKey } from './person-key.ts';
import type { Random } from './random.ts';
import { ALL_COLUMNS, Bytes, SEALED_COLUMNS, type Row, type SealedField } from './row.ts';
import { digestOf, sealField } from './seal.ts';
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

const Tip = z.object({ seq: z.int(), mac: Bytes });

const INSERT = `INSERT INTO entries (${ALL_COLUMNS.join(', ')}) VALUES (${ALL_COLUMNS.map((c) => `@${c}`).join(', ')})`;

/** Appends an entry to the chain, within the caller's transaction and the log's limits. Returns its place. */
export function appendEntry(session: Session, sealer: Sealer, given: NewEntry): number {
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
  if (entry.tracked && entry.verdict.decision !== 'deny') rememberPerson(session, sealer, seq, entry);
  return seq;
}

/** Appends what happened to an entry, within the caller's transaction. Returns its place. */
export function appendStep(session: Session, sealer: Sealer, step: NewStep): number {
  const open = { at: Date.parse(step.at), kind: step.kind, ref: step.ref, officer_id: step.officerId };
  switch (step.kind) {
    case 'decision': {
      const { decision, reason } = step;
      return appendRow(
        session,
        sealer,
        { ...open, decision, action: reason },
        { details: keepableText(step.note) },
      );
    }
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
function rememberPerson(session: Session, sealer: Sealer, seq: number, entry: NewEntry): void {
  const key = personKey(sealer.keys, entry);
  if (key === null) return;
  session.prepare('UPDATE visits SET holder_key = NULL WHERE holder_key = ?').run(key);
  session.prepare('UPDATE visits SET holder_key = ? WHERE seq = ?').run(key, seq);
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
