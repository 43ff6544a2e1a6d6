import type { DecodedCredential } from '../../credential/types.ts';
import { maySignFor } from '../country.ts';
import { HASH_BYTES, HashSet } from './hash-set.ts';
import { blockHash, certificateIds, DCC_HASH_TYPES, dccHashes, truncatedHash } from './hashes.ts';

/** What the hashes of a batch are over: an EU DCC hash type, a SMART Health Card's `rid`, an id blocked here. */
export const BATCH_TYPES = [...DCC_HASH_TYPES, 'RID', 'BLOCK'] as const;
export type BatchType = (typeof BATCH_TYPES)[number];

/** Revoked hashes of one kind and key. */
export interface RevocationBatch {
  readonly type: BatchType;
  /** The key's id as credentials have it. Null: any key of that country (EU DCC), or of anyone (BLOCK). */
  readonly kid: string | null;
  /** ISO 3166-1 alpha-2, of an EU DCC batch. */
  readonly country: string | null;
  /** Records of `recordBytes(type)` bytes. */
  readonly records: Buffer;
}

/** A RID is revoked for cards from before a moment: eight bytes, milliseconds since 1970. */
const MOMENT_BYTES = 8;

export function recordBytes(type: BatchType): number {
  return type === 'RID' ? HASH_BYTES + MOMENT_BYTES : HASH_BYTES;
}

/** A SMART Health Card's `rid` as a record. @param before Infinity where all cards of it are revoked */
export function ridRecord(rid: string, before: number): Buffer {
  const moment = Buffer.alloc(MOMENT_BYTES);
  moment.writeDoubleBE(before);
  return Buffer.concat([truncatedHash(rid), moment]);
}

/** Which certificates are revoked, by every list that is known. Immutable. */
export class Revocations {
  static readonly NONE = Revocations.of([]);

  readonly #sets = new Map<string, HashSet>();
  /** The countries that have revoked without naming a key. */
  readonly #countries = new Set<string>();
  readonly size: number;

  private constructor(batches: readonly RevocationBatch[]) {
    for (const [name, [first, ...more]] of grouped(batches)) {
      if (!first) continue;
      const records = more.length === 0 ? first.records : concatenated([first, ...more]);
      this.#sets.set(name, HashSet.of(records, recordBytes(first.type)));
      if (first.kid === null && first.country !== null) this.#countries.add(first.country);
    }
    this.size = [...this.#sets.values()].reduce((sum, { size }) => sum + size, 0);
  }

  static of(batches: readonly RevocationBatch[]): Revocations {
    return new Revocations(batches);
  }

  /**
   * Whether a credential, whose signature holds, is revoked by its issuer or blocked by this office.
   * @param keyIds all ids of the key under which it holds; the one in the code is added
   */
  has(decoded: DecodedCredential, keyIds: readonly string[]): boolean {
    if (this.size === 0) return false;
    const { key } = decoded.proof;
    const ids = new Set([...keyIds, ...(key.by === 'kid' || key.by === 'issuer-kid' ? [key.kid] : [])]);
    return this.#isBlocked(decoded) || this.#isRevokedDcc(decoded, ids) || this.#isRevokedCard(decoded, ids);
  }

  #isBlocked({ credential, ids = [] }: DecodedCredential): boolean {
    const blocked = this.#sets.get(nameOf('BLOCK', null, null));
    return (
      blocked !== undefined &&
      [...certificateIds(credential), ...ids].some((id) => blocked.has(blockHash(id)))
    );
  }

  #isRevokedDcc({ credential, proof }: DecodedCredential, ids: ReadonlySet<string>): boolean {
    if (proof.domain !== 'dcc') return false;
    const countries = [...this.#countries].filter((country) => maySignFor(country, credential.issuer));
    return DCC_HASH_TYPES.some((type) => {
      const names = [
        ...[...ids].map((kid) => nameOf(type, kid, null)),
        ...countries.map((country) => nameOf(type, null, country)),
      ];
      const sets = names.flatMap((name) => this.#sets.get(name) ?? []);
      if (sets.length === 0) return false;
      const hashes = dccHashes(type, credential, proof);
      return sets.some((set) => hashes.some((hash) => set.has(hash)));
    });
  }

  /** "Revocation" of the SMART Health Cards Framework: a `rid` with a time revokes cards from before it. */
  #isRevokedCard({ credential, proof }: DecodedCredential, ids: ReadonlySet<string>): boolean {
    if (proof.domain !== 'shc') return false;
    const issued = credential.notBefore === undefined ? -Infinity : Date.parse(credential.notBefore);
    return [...ids].some((kid) => {
      const revoked = this.#sets.get(nameOf('RID', kid, null));
      return certificateIds(credential).some((rid) => {
        const record = revoked?.find(truncatedHash(rid));
        return record !== undefined && issued < record.readDoubleBE(HASH_BYTES);
      });
    });
  }
}

/** A batch that names its key is found by the key alone; the country is then that of the key. */
function nameOf(type: BatchType, kid: string | null, country: string | null): string {
  return kid === null ? `${type}||${country ?? ''}` : `${type}|${kid}|`;
}

function grouped(batches: readonly RevocationBatch[]): Map<string, RevocationBatch[]> {
  const groups = new Map<string, RevocationBatch[]>();
  for (const batch of batches) {
    const name = nameOf(batch.type, batch.kid, batch.country);
    const group = groups.get(name);
    if (group) group.push(batch);
    else groups.set(name, [batch]);
  }
  return groups;
}

function concatenated(batches: readonly RevocationBatch[]): Buffer {
  return Buffer.concat(batches.map(({ records }) => records));
}
