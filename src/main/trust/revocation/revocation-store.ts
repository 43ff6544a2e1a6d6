import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Connection } from '../../sqlite/driver.ts';
import { openDatabase, type OpenOptions } from '../../sqlite/open.ts';
import { TrustStoreError } from '../errors.ts';
import { generationOf, inNewGeneration } from '../generation.ts';
import { TRUST_MIGRATIONS } from '../migrations.ts';
import { Fetched } from '../trust-store.ts';
import { HASH_BYTES, HashSet } from './hash-set.ts';
import { blockHash } from './hashes.ts';
import { REVOCATION_KINDS, type RevocationImport } from './import-revocations.ts';
import { BATCH_TYPES, recordBytes, Revocations, type RevocationBatch } from './revocations.ts';

/** A list of revocations. */
export const RevocationSource = z.object({
  id: z.string(),
  kind: z.enum(REVOCATION_KINDS),
  /** When it was last taken, UTC. */
  importedAt: z.iso.datetime(),
  counter: z.int().nullable(),
  entries: z.int().min(0),
});
export type RevocationSource = z.infer<typeof RevocationSource>;

/** What taking a list would change. */
export interface RevocationPlan {
  readonly imported: RevocationImport;
  readonly entries: number;
  readonly added: number;
  /** Entries of the source that would be believed again. */
  readonly removed: number;
  /** So much goes, or the list is older than the one at hand: a person should say yes. */
  readonly needsConsent: boolean;
  readonly generation: number;
}

/** A list that would lose more than this share of its entries is not replaced unasked. */
const REMOVED_SHARE = 0.1;

/** Where this office's own blocks are kept. */
const BLOCK_LIST = 'local block list';

const SourceRow = z
  .object({
    id: z.string(),
    kind: z.enum(REVOCATION_KINDS),
    imported_at: z.iso.datetime(),
    counter: z.int().nullable(),
    entries: z.int(),
  })
  .transform(({ imported_at, ...rest }): RevocationSource => ({ ...rest, importedAt: imported_at }));

const BatchRow = z.object({
  source: z.string(),
  type: z.enum(BATCH_TYPES),
  kid: z.string().nullable(),
  country: z.string().nullable(),
  records: z.instanceof(Buffer),
  digest: z.instanceof(Buffer),
});

/**
 * The lists of revocations, in trust.db beside the keys. A list is replaced as a whole or not at all.
 *
 * What is damaged is told and never passed over: each batch has its digest and each list its number of entries. A kiosk
 * that starts with a damaged one believes nobody, as with damaged keys: it cannot tell who is revoked.
 */
export class RevocationStore {
  readonly #db: Connection;

  private constructor(db: Connection) {
    this.#db = db;
  }

  /**
   * @param path trust.db; made where it is missing
   * @throws DatabaseError, SqliteError
   */
  static open(path: string, options: OpenOptions = {}): RevocationStore {
    return new RevocationStore(openDatabase(path, TRUST_MIGRATIONS, options));
  }

  /**
   * What taking a list would change; changes nothing. Where its last issue is damaged nobody can tell what would go: a
   * person should say yes.
   */
  plan(imported: RevocationImport): RevocationPlan {
    return this.#db.transaction(() => {
      const readable = this.#readable(imported.source);
      const { present, before } = readable ?? { present: [], before: undefined };
      const removed = missing(present, imported.batches);
      const olderIssue = imported.counter !== null && imported.counter < (before?.counter ?? 0);
      return {
        imported,
        entries: countOf(imported.batches),
        added: missing(imported.batches, present),
        removed,
        needsConsent: readable === null || olderIssue || removed > REMOVED_SHARE * countOf(present),
        generation: generationOf(this.#db),
      };
    })();
  }

  /**
   * Takes a list: it replaces its last issue in one transaction.
   * @throws TrustStoreError TRUST_PLAN_STALE where the store has changed since the plan
   */
  apply({ imported, generation }: RevocationPlan, at: Date): void {
    inNewGeneration(this.#db, () => {
      if (generationOf(this.#db) !== generation) {
        throw new TrustStoreError('TRUST_PLAN_STALE', 'the trust store has changed since the plan was made');
      }
      this.#replace(imported, at);
    });
  }

  /** Notes that a list was looked for and is as it was. @throws TrustStoreError TRUST_SOURCE_UNKNOWN */
  confirm(source: string, at: Date): void {
    inNewGeneration(this.#db, () => {
      const { changes } = this.#db
        .prepare('UPDATE revocation_source SET imported_at = ? WHERE id = ?')
        .run(at.toISOString(), source);
      if (changes === 0) throw unknownList(source);
    });
  }

  /** Which issue was last taken from an address; forgotten whenever its list is replaced or removed. */
  fetched(url: string): (Fetched & { readonly of: 'revocations' }) | null {
    const row = this.#db.prepare('SELECT url, etag, source FROM fetched_revocation WHERE url = ?').get(url);
    return row === undefined ? null : { ...stored(Fetched.safeParse(row)), of: 'revocations' };
  }

  /** Notes which issue was taken; after `apply`. */
  rememberFetch({ url, etag, source }: Fetched): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO fetched_revocation (url, etag, source) VALUES (?, ?, ?)')
      .run(url, etag, source);
  }

  /** Refuses a certificate by its id from now on. @returns false where it is blocked already */
  block(id: string, at: Date): boolean {
    return this.#editBlocks(at, (blocked) =>
      blocked.has(blockHash(id)) ? null : Buffer.concat([blocked.bytes, blockHash(id)]),
    );
  }

  /** Takes a block back. @returns false where there is none */
  unblock(id: string, at: Date): boolean {
    const gone = blockHash(id);
    return this.#editBlocks(at, (blocked) => {
      if (!blocked.has(gone)) return null;
      const kept: Buffer[] = [];
      for (let from = 0; from < blocked.bytes.length; from += HASH_BYTES) {
        const hash = blocked.bytes.subarray(from, from + HASH_BYTES);
        if (!hash.equals(gone)) kept.push(hash);
      }
      return Buffer.concat(kept);
    });
  }

  /** The lists that there are, by id. @throws TrustStoreError TRUST_STORE_CORRUPT */
  sources(): RevocationSource[] {
    return this.#db
      .prepare('SELECT id, kind, imported_at, counter, entries FROM revocation_source ORDER BY id')
      .all()
      .map((row) => stored(SourceRow.safeParse(row)));
  }

  /**
   * Forgets a list.
   * @throws TrustStoreError TRUST_SOURCE_UNKNOWN
   */
  remove(source: string): void {
    inNewGeneration(this.#db, () => {
      const { changes } = this.#db.prepare('DELETE FROM revocation_source WHERE id = ?').run(source);
      if (changes === 0) throw unknownList(source);
    });
  }

  /**
   * All lists, ready to be asked.
   * @throws TrustStoreError TRUST_STORE_CORRUPT
   */
  load(): Revocations {
    return this.#db.transaction(() =>
      Revocations.of(this.sources().flatMap(({ id, entries }) => this.#batches(id, entries))),
    )();
  }

  close(): void {
    this.#db.close();
  }

  /** A list and what is noted of it; null where it is damaged. */
  #readable(source: string) {
    try {
      const before = this.sources().find(({ id }) => id === source);
      return { present: this.#batches(source, before?.entries), before };
    } catch (error) {
      if (error instanceof TrustStoreError) return null;
      throw error;
    }
  }

  #editBlocks(at: Date, edit: (blocked: HashSet) => Buffer | null): boolean {
    let changed = false;
    inNewGeneration(this.#db, () => {
      const [present] = this.#batches(BLOCK_LIST);
      const records = edit(HashSet.of(present?.records ?? Buffer.alloc(0)));
      if (records === null) return;
      changed = true;
      const batch = { type: 'BLOCK', kid: null, country: null, records: HashSet.of(records).bytes } as const;
      this.#replace({ kind: 'block-list', source: BLOCK_LIST, batches: [batch], counter: null }, at);
    });
    return changed;
  }

  #replace({ kind, source, batches, counter }: RevocationImport, at: Date): void {
    this.#db.prepare('DELETE FROM revocation_source WHERE id = ?').run(source);
    this.#db
      .prepare(
        'INSERT INTO revocation_source (id, kind, imported_at, counter, entries) VALUES (?, ?, ?, ?, ?)',
      )
      .run(source, kind, at.toISOString(), counter, countOf(batches));
    const insert = this.#db.prepare(
      'INSERT INTO revocation_batch (source, type, kid, country, records, digest) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const batch of batches) {
      const { type, kid, country, records } = batch;
      insert.run(source, type, kid, country, records, digestOf(batch));
    }
  }

  #batches(source: string, entries?: number): RevocationBatch[] {
    const rows = this.#db
      .prepare('SELECT source, type, kid, country, records, digest FROM revocation_batch WHERE source = ?')
      .all(source);
    const batches = rows.map((row) => {
      const { digest, ...batch } = stored(BatchRow.safeParse(row));
      if (!digest.equals(digestOf(batch)) || batch.records.length % recordBytes(batch.type) !== 0) {
        throw corrupt();
      }
      return batch;
    });
    if (entries !== undefined && countOf(batches) !== entries) throw corrupt();
    return batches;
  }
}

function countOf(batches: readonly RevocationBatch[]): number {
  return batches.reduce((sum, { type, records }) => sum + records.length / recordBytes(type), 0);
}

/** How many records of the one side are not in the other. */
function missing(of: readonly RevocationBatch[], from: readonly RevocationBatch[]): number {
  const sets = new Map<string, HashSet[]>();
  for (const batch of from) {
    const name = scopeOf(batch);
    sets.set(name, [...(sets.get(name) ?? []), HashSet.of(batch.records, recordBytes(batch.type))]);
  }
  let count = 0;
  for (const batch of of) {
    const candidates = sets.get(scopeOf(batch)) ?? [];
    const stride = recordBytes(batch.type);
    for (let at = 0; at < batch.records.length; at += stride) {
      const record = batch.records.subarray(at, at + stride);
      if (!candidates.some((set) => set.find(record)?.equals(record))) count += 1;
    }
  }
  return count;
}

function scopeOf({ type, kid, country }: RevocationBatch): string {
  return JSON.stringify([type, kid, kid === null ? country : null]);
}

function digestOf(batch: RevocationBatch): Buffer {
  const { type, kid, country, records } = batch;
  return createHash('sha256')
    .update(JSON.stringify([type, kid, country]))
    .update(records)
    .digest();
}

function stored<T>(result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data;
  throw corrupt(result.error);
}

function corrupt(cause?: unknown): TrustStoreError {
  return new TrustStoreError('TRUST_STORE_CORRUPT', 'a list of revocations is damaged', { cause });
}

function unknownList(source: string): TrustStoreError {
  return new TrustStoreError('TRUST_SOURCE_UNKNOWN', `there is no list ${source}`);
}
