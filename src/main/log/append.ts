import * as z from 'zod';
import type { NewEntry } from '#shared/domain/entry.ts';
import type { NewAudit } from './audit.ts';
import { GENESIS, headMac, rowMac } from './chain.ts';
import type { LogKeys } from './keys.ts';
import type { Session } from './log-file.ts';
import type { Random } from './random.ts';
import { ALL_COLUMNS, Bytes, type Row, type SealedField } from './row.ts';
import { digestOf, sealField } from './seal.ts';

export interface Sealer {
  readonly keys: LogKeys;
  readonly random: Random;
}

type Open = Omit<Row, 'seq' | 'mac' | 'name' | 'name_digest' | 'birth_date' | 'birth_date_digest'>;

const Tip = z.object({ seq: z.int(), mac: Bytes });

const INSERT = `INSERT INTO entries (${ALL_COLUMNS.join(', ')}) VALUES (${ALL_COLUMNS.map((c) => `@${c}`).join(', ')})`;

/** Appends a scan to the chain, within the caller's transaction. Returns its place. */
export function appendScan(session: Session, sealer: Sealer, entry: NewEntry): number {
  const open: Open = {
    ...BLANK,
    at: Date.parse(entry.at),
    kind: 'scan',
    source: storable(entry.source),
    format: entry.format,
    outcome: entry.outcome,
    decision: entry.verdict.decision,
    category: entry.verdict.category,
    reasons: storable(JSON.stringify(entry.verdict.reasons)),
    issuer: entry.issuer === null ? null : storable(entry.issuer),
    key_id: entry.keyId === null ? null : storable(entry.keyId),
    policy: entry.policy === null ? null : storable(entry.policy),
  };
  return appendRow(session, sealer, open, {
    name: entry.holder?.name,
    birth_date: entry.holder?.birthDate,
  });
}

/** Appends to the audit trail, within the caller's transaction. Returns its place. */
export function appendAudit(session: Session, sealer: Sealer, audit: NewAudit): number {
  const open: Open = {
    ...BLANK,
    at: Date.parse(audit.at),
    kind: 'audit',
    officer_id: audit.officerId,
    action: audit.action,
    detail: storable(JSON.stringify(audit.detail)),
  };
  return appendRow(session, sealer, open, { name: undefined, birth_date: undefined });
}

/** A sealed value in a row of `entries`. */
export function entryPlace(seq: number, field: SealedField) {
  return { table: 'entries', row: seq, field };
}

function appendRow(
  session: Session,
  sealer: Sealer,
  open: Open,
  personal: Record<SealedField, string | undefined>,
): number {
  const tip = Tip.safeParse(session.prepare('SELECT seq, mac FROM entries ORDER BY seq DESC LIMIT 1').get());
  const { seq: last, mac: previous } = tip.data ?? { seq: 0, mac: GENESIS };
  const seq = last + 1;
  const seal = (field: SealedField) => {
    const text = personal[field];
    return text === undefined
      ? null
      : sealField(sealer.keys.seal, entryPlace(seq, field), text, sealer.random);
  };
  const name = seal('name');
  const birthDate = seal('birth_date');
  const row = {
    seq,
    ...open,
    name,
    name_digest: name && digestOf(name),
    birth_date: birthDate,
    birth_date_digest: birthDate && digestOf(birthDate),
  };
  const mac = rowMac(sealer.keys.chain, previous, row);
  session.prepare(INSERT).run({ ...row, mac });
  session
    .prepare(
      'INSERT INTO head VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, mac = excluded.mac',
    )
    .run(seq, headMac(sealer.keys.chain, seq, mac));
  return seq;
}

const BLANK = {
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
} satisfies Partial<Open>;

/** SQLite keeps UTF-8, which has no lone surrogates: what is chained must be what is kept. */
function storable(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
