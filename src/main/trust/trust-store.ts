import * as z from 'zod';
import type { Connection } from '../sqlite/driver.ts';
import { openDatabase, type OpenOptions } from '../sqlite/open.ts';
import { TrustStoreError } from './errors.ts';
import { generationOf, inNewGeneration } from './generation.ts';
import type { TrustImport } from './import/trust-import.ts';
import { IssuerKey, IssuerKeyRecord } from './issuer-key.ts';
import { TRUST_MIGRATIONS } from './migrations.ts';
import { TrustList } from './trust-list.ts';
import {
  forgetChanges,
  knownSigners,
  listFrom,
  type ListMemory,
  type ListSigner,
  memoryOf,
  rememberChanges,
} from './list-memory.ts';
import { identityOf, planImport, type TrustOrigin, type TrustPlan } from './trust-plan.ts';

const Proof = z.object({
  state: z.enum(['valid', 'invalid', 'unchecked']),
  signer: z.string(),
  created: z.string().optional(),
});

/** A list that keys came from. */
export const TrustSource = z.object({
  /** A DID, an issuer's URL, or a file's name. */
  id: z.string(),
  kind: z.enum(['did', 'registry', 'jwks', 'dsc-list', 'certificates']),
  /** When it was last taken, UTC. */
  importedAt: z.iso.datetime(),
  proof: Proof.nullable(),
  /** How many keys it has. */
  keys: z.int(),
});
export type TrustSource = z.infer<typeof TrustSource>;

const SourceRow = z
  .object({
    id: z.string(),
    kind: z.string(),
    imported_at: z.string(),
    proof: z.string().nullable(),
    keys: z.int(),
  })
  .transform(({ imported_at, proof, ...rest }, context) => {
    const source = TrustSource.safeParse({ ...rest, importedAt: imported_at, proof: parseJson(proof) });
    if (source.success) return source.data;
    context.addIssue(z.prettifyError(source.error));
    return z.NEVER;
  });

const RecordRow = z.object({ record: z.string() });
/** The issue of a list that was last fetched from an address and taken. */
export const Fetched = z.object({ url: z.string(), etag: z.string(), source: z.string() });
export type Fetched = z.infer<typeof Fetched>;

/**
 * The keys on disk (trust.db), by the list that they came from. A list is replaced as a whole or not at all.
 * Another process may import while the kiosk runs: `changed` tells.
 */
export class TrustStore {
  readonly #db: Connection;
  #loaded = -1;

  private constructor(db: Connection) {
    this.#db = db;
  }

  /**
   * @param path the file; made where it is missing
   * @throws DatabaseError, SqliteError
   */
  static open(path: string, options: OpenOptions = {}): TrustStore {
    return new TrustStore(openDatabase(path, TRUST_MIGRATIONS, options));
  }

  /** What taking an import would add and remove, and whether a person is asked; changes nothing. */
  plan(imported: TrustImport, origin: TrustOrigin = {}): TrustPlan {
    const { source } = imported;
    return this.#db.transaction(() => {
      const known = {
        present: this.#recordsOf(source),
        memory: memoryOf(this.#db, source, origin.at ?? null),
        atOrigin: origin.address === undefined ? null : listFrom(this.#db, origin.address),
      };
      return planImport(imported, origin, known, generationOf(this.#db));
    })();
  }

  /** The keys that have proven to sign lists. */
  signers(): readonly ListSigner[] {
    return knownSigners(this.#db);
  }

  /**
   * Takes an import: its list is replaced by it in one transaction.
   * @param plan of this store; whoever applies one that `needsConsent` has asked
   * @param at when it was imported
   * @throws TrustStoreError TRUST_PLAN_STALE where the store has changed since
   */
  apply(plan: TrustPlan, at: Date): void {
    const { imported, generation } = plan;
    const { source, kind, keys, proof } = imported;
    inNewGeneration(this.#db, () => {
      if (generationOf(this.#db) !== generation) {
        throw new TrustStoreError('TRUST_PLAN_STALE', 'the trust store has changed since the plan was made');
      }
      const memory = memoryOf(this.#db, source, null);
      const { key, ...said } = proof ?? {};
      const signer =
        proof?.state === 'valid' && key !== undefined ? { method: proof.signer, spki: key } : null;
      const address = plan.origin.address ?? null;
      this.#db
        .prepare(
          `INSERT INTO source (id, kind, imported_at, proof, origin, signer)
           VALUES (@source, @kind, @at, @proof, @origin, @signer)
           ON CONFLICT (id) DO UPDATE SET kind = @kind, imported_at = @at, proof = @proof, origin = @origin,
             signer = @signer`,
        )
        .run({
          source,
          kind,
          at: at.toISOString(),
          proof: proof ? JSON.stringify(said) : null,
          // Where a person has agreed to another place, it comes from there.
          origin: plan.needsConsent ? (address ?? memory?.origin ?? null) : (memory?.origin ?? address),
          signer: signer === null ? signerOf(memory) : JSON.stringify(signer),
        });
      this.#db.prepare('DELETE FROM fetched WHERE source = ?').run(source);
      this.#db.prepare('DELETE FROM issuer_key WHERE source = ?').run(source);
      const insert = this.#db.prepare(
        'INSERT OR REPLACE INTO issuer_key (source, identity, record) VALUES (?, ?, ?)',
      );
      for (const { record } of keys) insert.run(source, identityOf(record), JSON.stringify(record));
      if (memory === null || plan.needsConsent) forgetChanges(this.#db, source);
      else rememberChanges(this.#db, source, changesOf(plan), at);
    });
  }

  /**
   * Notes that a list was looked for and is as it was: it counts as fresh again.
   * @throws TrustStoreError TRUST_SOURCE_UNKNOWN
   */
  confirm(source: string, at: Date): void {
    inNewGeneration(this.#db, () => {
      const { changes } = this.#db
        .prepare('UPDATE source SET imported_at = ? WHERE id = ?')
        .run(at.toISOString(), source);
      if (changes === 0) throw unknownSource(source);
    });
  }

  /**
   * Which issue was last taken from an address. Forgotten whenever its list is replaced or removed, so that an
   * unchanged answer always means the list at hand.
   */
  fetched(url: string): (Fetched & { readonly of: 'keys' }) | null {
    const row = this.#db.prepare('SELECT url, etag, source FROM fetched WHERE url = ?').get(url);
    return row === undefined ? null : { ...stored(Fetched.safeParse(row)), of: 'keys' };
  }

  /** Notes which issue was taken; after `apply`. */
  rememberFetch({ url, etag, source }: Fetched): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO fetched (url, etag, source) VALUES (?, ?, ?)')
      .run(url, etag, source);
  }

  /**
   * Forgets a list and all its keys.
   * @throws TrustStoreError TRUST_SOURCE_UNKNOWN
   */
  remove(source: string): void {
    inNewGeneration(this.#db, () => {
      const { changes } = this.#db.prepare('DELETE FROM source WHERE id = ?').run(source);
      if (changes === 0) throw unknownSource(source);
    });
  }

  /** The lists that there are, by id. */
  sources(): TrustSource[] {
    const rows = this.#db
      .prepare(
        `SELECT id, kind, imported_at, proof,
                (SELECT count(*) FROM issuer_key WHERE issuer_key.source = source.id) AS keys
           FROM source ORDER BY id`,
      )
      .all();
    return rows.map((row) => stored(SourceRow.safeParse(row)));
  }

  /**
   * All keys, ready to be used.
   * @throws TrustStoreError TRUST_STORE_CORRUPT
   */
  load(): TrustList {
    return this.#db.transaction(() => {
      this.#loaded = generationOf(this.#db);
      const rows = this.#db.prepare('SELECT record FROM issuer_key').all();
      return TrustList.of(rows.map((row) => new IssuerKey(recordOf(row))));
    })();
  }

  /** Whether this or another process has changed the store since `load`; cheap enough to ask at each scan. */
  changed(): boolean {
    return generationOf(this.#db) !== this.#loaded;
  }

  close(): void {
    this.#db.close();
  }

  #recordsOf(source: string): IssuerKeyRecord[] {
    return this.#db.prepare('SELECT record FROM issuer_key WHERE source = ?').all(source).map(recordOf);
  }
}

const DAY_MS = 86_400_000;

/**
 * The lists that were last taken longer ago than that: the officer's screen warns, nothing stops.
 * @param days how old a list may be
 */
export function staleSources<Source extends { readonly importedAt: string }>(
  sources: readonly Source[],
  at: Date,
  days: number,
): Source[] {
  return sources.filter(({ importedAt }) => at.getTime() - Date.parse(importedAt) > days * DAY_MS);
}

function changesOf({ added, removed }: TrustPlan) {
  const identified = (records: readonly IssuerKeyRecord[]) =>
    records.map((record) => ({ identity: identityOf(record), role: record.role }));
  return { added: identified(added), removed: identified(removed) };
}

/** Who has signed it before is remembered, also where a person took an issue without a proof. */
function signerOf(memory: ListMemory | null): string | null {
  return memory?.signer ? JSON.stringify(memory.signer) : null;
}

function recordOf(row: unknown): IssuerKeyRecord {
  const { record } = stored(RecordRow.safeParse(row));
  return stored(IssuerKeyRecord.safeParse(parseJson(record)));
}

function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function stored<T>(result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data;
  throw new TrustStoreError('TRUST_STORE_CORRUPT', 'what is stored is not what this version writes', {
    cause: result.error,
  });
}

function unknownSource(source: string): TrustStoreError {
  return new TrustStoreError('TRUST_SOURCE_UNKNOWN', `there is no list ${source}`);
}
