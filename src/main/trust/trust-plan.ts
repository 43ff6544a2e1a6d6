import { createHash } from 'node:crypto';
import type { ConsentReason } from '#shared/domain/trust.ts';
import type { TrustImport } from './import/trust-import.ts';
import { type IssuerKeyRecord, KEY_ROLES, type KeyRole } from './issuer-key.ts';
import type { KeyChange, ListMemory } from './list-memory.ts';

/** Where a list comes from, as far as its bearer knows. */
export interface TrustOrigin {
  /** The address that it was fetched from; left out: it came as a file. */
  readonly address?: string;
  /** Its signer is known: it has to be proven. */
  readonly signed?: boolean;
  /** The moment; left out: all that is remembered counts. */
  readonly at?: Date;
}

/** What is known of a list before an issue of it. */
export interface KnownList {
  /** Its keys as they are stored. */
  readonly present: readonly IssuerKeyRecord[];
  /** Null where there is no list of that id yet. */
  readonly memory: ListMemory | null;
  /** The list that has so far come from the address that this one comes from. */
  readonly atOrigin: string | null;
}

/** What taking an import would change: shown before it is done. */
export interface TrustPlan {
  readonly imported: TrustImport;
  readonly origin: TrustOrigin;
  /** Keys that the source has not had, that it no longer has, and that stay. */
  readonly added: readonly IssuerKeyRecord[];
  readonly removed: readonly IssuerKeyRecord[];
  readonly kept: number;
  /** Why a person has to say yes first; empty where nobody has to. */
  readonly why: readonly ConsentReason[];
  readonly needsConsent: boolean;
  /** The state of the store that it was made for. */
  readonly generation: number;
}

/** A source that loses more than this share of its signers, authorities or other keys in a week is not replaced unasked. */
export const LOST_SHARE = 0.1;

/** Without a proof no more than this share of keys may come in a week unasked, and always so many. */
export const ADDED_SHARE = 0.25;
const ADDED_ALWAYS = 2;

/** @param generation the store's, when `known` was read */
export function planImport(
  imported: TrustImport,
  origin: TrustOrigin,
  known: KnownList,
  generation: number,
): TrustPlan {
  const before = byIdentity(known.present);
  const after = byIdentity(imported.keys.map(({ record }) => record));
  const added = [...after].filter(([id]) => !before.has(id)).map(([, record]) => record);
  const removed = [...before].filter(([id]) => !after.has(id)).map(([, record]) => record);
  const changes = added.length + removed.length > 0;
  const why = [
    ...proofReasons(imported, origin, known.memory),
    ...(known.memory === null ? [] : changeReasons(imported, after, before, known.memory.changes)),
    ...originReasons(imported, origin, known, changes),
  ];
  const kept = after.size - added.length;
  return { imported, origin, added, removed, kept, why, needsConsent: why.length > 0, generation };
}

/** Where a signer is known, nothing but a valid proof does; what could not be checked is not valid. */
function proofReasons(
  { proof }: TrustImport,
  { signed = false }: TrustOrigin,
  memory: ListMemory | null,
): ConsentReason[] {
  if (proof?.state === 'invalid') return ['PROOF_FALSE'];
  if (proof?.state !== 'valid') return signed || memory?.wasProven === true ? ['PROOF_MISSING'] : [];
  return memory?.signer && memory.signer.spki !== proof.key ? ['SIGNER_CHANGED'] : [];
}

/** Compares with the list as it was a week ago, or as a person has last agreed to it. */
function changeReasons(
  { proof }: TrustImport,
  after: Keys,
  before: Keys,
  changes: readonly KeyChange[],
): ConsentReason[] {
  const base = new Map([...before].map(([identity, { role }]) => [identity, role]));
  // Back to the beginning of the week.
  for (const { identity, role, gone } of changes.toReversed()) {
    if (gone) base.set(identity, role);
    else base.delete(identity);
  }
  const isLost = KEY_ROLES.some((role) => {
    const had = [...base].filter(([, each]) => each === role);
    return had.filter(([identity]) => !after.has(identity)).length > LOST_SHARE * had.length;
  });
  const gained = [...after.keys()].filter((identity) => !base.has(identity)).length;
  const isGrown = proof?.state !== 'valid' && gained > Math.max(ADDED_ALWAYS, ADDED_SHARE * base.size);
  return [...(isLost ? (['KEYS_LOST'] as const) : []), ...(isGrown ? (['KEYS_ADDED'] as const) : [])];
}

/** An address says of one list what its keys are, and a list's keys come from one address. */
function originReasons(
  { proof }: TrustImport,
  { address }: TrustOrigin,
  { memory, atOrigin }: KnownList,
  changes: boolean,
): ConsentReason[] {
  if (address === undefined) return [];
  if (memory === null) return atOrigin === null ? [] : ['LIST_RENAMED'];
  if (memory.origin === address || !changes) return [];
  return memory.origin === null && proof?.state === 'valid' ? [] : ['LIST_ELSEWHERE'];
}

/** What makes a key of a list the same key in its next issue. */
export function identityOf({ domain, name, role, uses, spki, certificate }: IssuerKeyRecord): string {
  const digest = createHash('sha256')
    .update(certificate ?? spki)
    .digest('base64');
  return [domain, JSON.stringify(name), role, uses.toSorted().join(), digest].join(' ');
}

type Keys = ReadonlyMap<string, { readonly role: KeyRole }>;

function byIdentity(records: readonly IssuerKeyRecord[]): Map<string, IssuerKeyRecord> {
  return new Map(records.map((record) => [identityOf(record), record]));
}
