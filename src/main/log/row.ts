import * as z from 'zod';

/** A BLOB. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A row of `entries` as SQLite gives it. */
export const Row = z.object({
  seq: z.int(),
  at: z.int(),
  kind: z.enum(['scan', 'audit']),
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
  mac: Bytes,
});
export type Row = z.infer<typeof Row>;

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
] as const satisfies readonly (keyof Row)[];

/** The columns that are sealed; the chain holds their digests, in this order. New ones go to the end. */
export const SEALED_COLUMNS = [
  { field: 'name', digest: 'name_digest' },
  { field: 'birth_date', digest: 'birth_date_digest' },
] as const satisfies readonly { field: keyof Row; digest: keyof Row }[];
export type SealedField = (typeof SEALED_COLUMNS)[number]['field'];

export const ALL_COLUMNS = [
  'seq',
  ...OPEN_COLUMNS,
  ...SEALED_COLUMNS.flatMap(({ field, digest }) => [field, digest]),
  'mac',
];
