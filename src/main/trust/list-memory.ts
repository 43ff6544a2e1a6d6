import * as z from 'zod';
import type { Connection } from '../sqlite/driver.ts';
import { type IssuerKeyRecord, KeyRole } from './issuer-key.ts';

/** Whose key signs a list. */
export const ListSigner = z.object({
  /** The key's name, a DID URL. */
  method: z.string(),
  /** The key, SPKI in base64. */
  spki: z.string(),
});
export type ListSigner = Readonly<z.infer<typeof ListSigner>>;

/** What a list's keys were and are, by identity. */
export interface KeyChange {
  readonly identity: string;
  readonly role: KeyRole;
  /** It went; else it came. */
  readonly gone: boolean;
}

/** What is known of a list beside its keys; it outlives each issue. */
export interface ListMemory {
  /** The address that it comes from; null where it only ever came as a file. */
  readonly origin: string | null;
  /** Null where nobody has proven to sign it. */
  readonly signer: ListSigner | null;
  /** An issue of it was proven. */
  readonly wasProven: boolean;
  /** What came and went since the beginning of the week, the oldest first; not what a person has agreed to. */
  readonly changes: readonly KeyChange[];
}

/** Over so long the changes of a list are added up: what goes bit by bit goes as well. */
export const WINDOW_MS = 7 * 86_400_000;

const Row = z.object({
  origin: z.string().nullable(),
  signer: z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : ListSigner.parse(JSON.parse(text)))),
  proof: z.string().nullable(),
});
const ChangeRow = z.object({
  identity: z.string(),
  role: KeyRole,
  gone: z.int().transform((value) => value === 1),
});
const Proven = z.object({ state: z.literal('valid') });

/**
 * What is known of a list.
 * @param at the moment: changes of the week before it count; null: all that are kept
 * @returns null where there is none of that id
 */
export function memoryOf(db: Connection, source: string, at: Date | null): ListMemory | null {
  const found = db.prepare('SELECT origin, signer, proof FROM source WHERE id = ?').get(source);
  if (found === undefined) return null;
  const { origin, signer, proof } = Row.parse(found);
  const since = at === null ? '' : new Date(at.getTime() - WINDOW_MS).toISOString();
  const changes = z
    .array(ChangeRow)
    .parse(
      db
        .prepare('SELECT identity, role, gone FROM key_change WHERE source = ? AND at > ? ORDER BY id')
        .all(source, since),
    );
  const wasProven = signer !== null || (proof !== null && Proven.safeParse(JSON.parse(proof)).success);
  return { origin, signer, wasProven, changes };
}

/** The list that has so far come from an address; null where none has. */
export function listFrom(db: Connection, address: string): string | null {
  const found = db.prepare('SELECT id FROM source WHERE origin = ? ORDER BY id').pluck().get(address);
  return z
    .string()
    .nullable()
    .parse(found ?? null);
}

/** The keys that sign lists, as far as they are known. @throws ZodError where what is stored is damaged */
export function knownSigners(db: Connection): ListSigner[] {
  return db
    .prepare('SELECT signer FROM source WHERE signer IS NOT NULL')
    .pluck()
    .all()
    .map((text) => ListSigner.parse(JSON.parse(z.string().parse(text))));
}

/** Remembers what came and went. */
export function rememberChanges(
  db: Connection,
  source: string,
  { added, removed }: { readonly added: readonly Identified[]; readonly removed: readonly Identified[] },
  at: Date,
): void {
  const insert = db.prepare(
    'INSERT INTO key_change (source, identity, role, gone, at) VALUES (?, ?, ?, ?, ?)',
  );
  for (const [keys, gone] of [
    [removed, 1],
    [added, 0],
  ] as const) {
    for (const { identity, role } of keys) insert.run(source, identity, role, gone, at.toISOString());
  }
  db.prepare('DELETE FROM key_change WHERE at <= ?').run(new Date(at.getTime() - WINDOW_MS).toISOString());
}

/** A person has agreed to the list as it is: it is what is compared with from now on. */
export function forgetChanges(db: Connection, source: string): void {
  db.prepare('DELETE FROM key_change WHERE source = ?').run(source);
}

interface Identified {
  readonly identity: string;
  readonly role: IssuerKeyRecord['role'];
}
