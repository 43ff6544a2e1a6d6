import * as z from 'zod';
import { ENTRY_KINDS } from '#shared/domain/entry.ts';

/** A BLOB. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** Entries (scan, manual), what happened to them afterwards (decision, again, leave, follow), and the audit trail. */
export const RowKind = z.enum([...ENTRY_KINDS, 'decision', 'again', 'leave', 'follow', 'audit']);

/** A row of `entries` as SQLite gives it. */
export const Row = z.object({
  seq: z.int(),
  at: z.int(),
  kind: RowKind,
  source: z.string().nullable(),
  format: z.string().nullable(),
  outcome: z.string().nullable(),
  decision: z.string().nullable(),
  category: z.string().nullable(),
  reasons: z.string().nullable(),
  issuer: z.string().nullable(),
  key_id: z.string().nullable(),
  officer_id: z.int().nullable(),
  action: z.string().nullable(),
  detail: z.string().nullable(),
  policy: z.string().nullable(),
  name: Bytes.nullable(),
  name_digest: Bytes.nullable(),
  birth_date: Bytes.nullable(),
  birth_date_digest: Bytes.nullable(),
  person: z.string().nullable(),
  /** The entry to which a step belongs. */
  ref: z.int().nullable(),
  /** 1 where the office kept who is inside when it was made. */
  tracked: z.int().nullable(),
  details: Bytes.nullable(),
  details_digest: Bytes.nullable(),
  mac: Bytes,
});
export type Row = z.infer<typeof Row>;

/** As `isProven`, of an entry's row. */
export function isProvenRow({ kind, outcome }: Pick<Row, 'kind' | 'outcome'>): boolean {
  return kind !== 'scan' || outcome === 'verified';
}

/** The columns that the chain holds as they are, in the order in which it reads them. New ones go to the end. */
export const OPEN_COLUMNS = [
  'at',
  'kind',
  'source',
  'format',
  'outcome',
  'decision',
  'category',
  'reasons',
  'issuer',
  'key_id',
  'officer_id',
  'action',
  'detail',
  'policy',
  'person',
  'ref',
  'tracked',
] as const satisfies readonly (keyof Row)[];

/** The columns that are sealed; the chain holds their digests, in this order. New ones go to the end. */
export const SEALED_COLUMNS = [
  { field: 'name', digest: 'name_digest' },
  { field: 'birth_date', digest: 'birth_date_digest' },
  { field: 'details', digest: 'details_digest' },
] as const satisfies readonly { field: keyof Row; digest: keyof Row }[];
export type SealedField = (typeof SEALED_COLUMNS)[number]['field'];

export const ALL_COLUMNS = [
  'seq',
  ...OPEN_COLUMNS,
  ...SEALED_COLUMNS.flatMap(({ field, digest }) => [field, digest]),
  'mac',
];
