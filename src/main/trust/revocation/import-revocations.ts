import * as z from 'zod';
import { countryCode } from '../country.ts';
import { TrustImportError } from '../errors.ts';
import { keyIdOf } from '../key-id.ts';
import { HASH_BYTES, HashSet } from './hash-set.ts';
import { DCC_HASH_TYPES } from './hashes.ts';
import { recordBytes, ridRecord, type RevocationBatch } from './revocations.ts';

export const REVOCATION_KINDS = ['dcc-hashes', 'shc-crl', 'block-list'] as const;
export type RevocationKind = (typeof REVOCATION_KINDS)[number];

/** What a file of revocations comes to. */
export interface RevocationImport {
  readonly kind: RevocationKind;
  /** Which list this is: its next issue replaces it. */
  readonly source: string;
  readonly batches: readonly RevocationBatch[];
  /** How often a card revocation list was changed; null for others. */
  readonly counter: number | null;
}

/** What gateways write where the key is not known. */
const UNKNOWN_KID = 'UNKNOWN_KID';

/** Largest hash as some publish it: all of SHA-256. */
const WHOLE_HASH_BYTES = 32;

const Hash = z
  .union([z.object({ hash: z.string() }).transform(({ hash }) => hash), z.string()])
  .transform((text, context) => {
    const bytes = /^[0-9a-f]{32}([0-9a-f]{32})?$/i.test(text)
      ? Buffer.from(text, 'hex')
      : Buffer.from(text, 'base64');
    if (bytes.length === HASH_BYTES || bytes.length === WHOLE_HASH_BYTES)
      return bytes.subarray(0, HASH_BYTES);
    context.addIssue('not a truncated SHA-256 in base64 or hexadecimal');
    return z.NEVER;
  });

/** A batch as the EU's and WHO's gateways have it. */
const DccBatch = z.object({
  country: z.string().min(1),
  kid: z.string().min(1),
  hashType: z.enum(DCC_HASH_TYPES),
  entries: z.array(Hash),
});

/** A file may have several. */
const DccBatches = z.union([
  z.array(DccBatch).min(1),
  z.object({ batches: z.array(DccBatch).min(1) }).transform(({ batches }) => batches),
  DccBatch.transform((batch) => [batch]),
]);

const Rid = z.string().regex(/^[\w-]{1,24}(\.\d{1,12})?$/);

/** A card revocation list: SMART Health Cards Framework, "Revocation". */
const CardRevocationList = z.object({
  kid: z.string().min(1),
  method: z.literal('rid'),
  ctr: z.int().min(0),
  rids: z.array(Rid),
});

/** The member that each of them has and no list of keys does. */
const ANNOUNCED = /"(?:hashType|rids)"\s*:/;

/**
 * The revocations in a file, told by its structure. Of one with a mistake nothing is taken: what is missing would be
 * believed.
 *
 * The end of an EU batch (`expires`) is when its certificates have expired anyhow: nothing is dropped at it.
 * @param bytes the file
 * @param name of the file: EU batches do not name themselves
 * @returns undefined where the file is none of revocations
 * @throws TrustImportError TRUST_FILE_MALFORMED
 */
export function importRevocations(bytes: Uint8Array, name: string): RevocationImport | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  if (!/^\uFEFF?\s*[[{]/.test(text) || !ANNOUNCED.test(text)) return undefined;
  const value = parse(text.replace(/^\uFEFF/, ''), name);
  const crl = CardRevocationList.safeParse(value);
  if (crl.success) return ofCard(crl.data);
  const batches = DccBatches.safeParse(value);
  if (batches.success) return ofBatches(batches.data, name);
  throw malformed(name, batches.error);
}

function parse(json: string, name: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw malformed(name, error);
  }
}

function malformed(name: string, cause: unknown): TrustImportError {
  return new TrustImportError('TRUST_FILE_MALFORMED', `${name} is a damaged list of revocations`, { cause });
}

function ofBatches(batches: z.infer<typeof DccBatches>, source: string): RevocationImport {
  return {
    kind: 'dcc-hashes',
    source,
    counter: null,
    batches: batches.map(({ country, kid, hashType, entries }) => ({
      type: hashType,
      kid: kid === UNKNOWN_KID ? null : keyIdOf(kid),
      country: countryCode(country) ?? country,
      records: HashSet.of(Buffer.concat(entries)).bytes,
    })),
  };
}

function ofCard({ kid, ctr, rids }: z.infer<typeof CardRevocationList>): RevocationImport {
  const latest = new Map<string, number>();
  for (const entry of rids) {
    const [rid = '', seconds] = entry.split('.');
    const before = seconds === undefined ? Infinity : Number(seconds) * 1000;
    latest.set(rid, Math.max(before, latest.get(rid) ?? -Infinity));
  }
  const records = Buffer.concat([...latest].map(([rid, before]) => ridRecord(rid, before)));
  return {
    kind: 'shc-crl',
    source: `crl:${kid}`,
    counter: ctr,
    batches: [{ type: 'RID', kid, country: null, records: HashSet.of(records, recordBytes('RID')).bytes }],
  };
}
