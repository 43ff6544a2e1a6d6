import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { NewEntry } from '#shared/domain/entry.ts';
import type { LogKeys } from './keys.ts';
import type { Session } from './log-file.ts';
import { personKey } from './person-key.ts';
import { Bytes } from './row.ts';

/**
 * Who is the same person as somebody before: `visits.holder_key`, by which one person waits once and is inside once.
 * It is no part of the chain. A key stands as it is while the person is inside, and with one more byte before that:
 * who was admitted by the officer is inside by the same key.
 */

const BYTES = 16;
const WAITS = Buffer.from('w');
const TURNED_AWAY = Buffer.from('d');

/** Nobody waits at a door for longer than this: the same code on another day is another visit. */
const ONE_VISIT_MS = 12 * 3_600_000;

const Found = z.int().optional();

/**
 * By what whoever comes is known again: as a person where it is certain who it is, else by the very code.
 * @param code what was scanned, or its digest; null where nothing was
 */
export function visitKey(keys: LogKeys, entry: NewEntry, code: Uint8Array | null): Buffer | null {
  return personKey(keys, entry) ?? (entry.kind === 'scan' ? codeKey(keys, code) : null);
}

/** Only whoever has the log's keys can make it. */
export function codeKey(keys: LogKeys, code: Uint8Array | null): Buffer | null {
  if (code === null || code.length === 0) return null;
  return createHmac('sha256', keys.person).update('code/').update(code).digest().subarray(0, BYTES);
}

/** The visit of the same person that waits for a decision since; null where there is none. */
export function waitingVisit(session: Session, key: Buffer, at: number): number | null {
  const found = session
    .prepare('SELECT seq FROM visits WHERE holder_key = ? AND waiting = 1 AND at >= ?')
    .pluck()
    .get(Buffer.concat([key, WAITS]), at - ONE_VISIT_MS);
  return Found.parse(found) ?? null;
}

/** Knows a visit by a key from now on, and no older one. */
export function rememberVisit(session: Session, { seq, at, key, decision, tracked }: Remembered): void {
  session
    .prepare('UPDATE visits SET holder_key = NULL WHERE holder_key IS NOT NULL AND inside = 0 AND at < ?')
    .run(at - ONE_VISIT_MS);
  if (decision === 'admit') {
    if (tracked) setKey(session, seq, key);
  } else setKey(session, seq, Buffer.concat([key, decision === 'refer' ? WAITS : TURNED_AWAY]));
}

interface Remembered {
  readonly seq: number;
  readonly at: number;
  readonly key: Buffer;
  readonly decision: NewEntry['verdict']['decision'];
  readonly tracked: boolean;
}

/** By what a visit is known; null where it is not. */
export function keyOfVisit(session: Session, seq: number): Buffer | null {
  const found = Bytes.safeParse(
    session.prepare('SELECT holder_key FROM visits WHERE seq = ?').pluck().get(seq),
  ).data;
  return found ? Buffer.from(found.subarray(0, BYTES)) : null;
}

/** Another visit by which the same person is inside; null where there is none. */
export function insideVisit(session: Session, key: Buffer, but: number): number | null {
  const found = session
    .prepare('SELECT seq FROM visits WHERE holder_key = ? AND inside = 1 AND seq <> ?')
    .pluck()
    .get(key, but);
  return Found.parse(found) ?? null;
}

/** Whom the officer has decided goes on being known: who comes again is no second person. */
export function rememberDecided(
  session: Session,
  seq: number,
  key: Buffer,
  decision: 'admit' | 'deny' | 'left',
): void {
  if (decision === 'admit') {
    const inside = session.prepare('SELECT inside FROM visits WHERE seq = ?').pluck().get(seq);
    if (inside === 1) setKey(session, seq, key);
  } else if (decision === 'deny') setKey(session, seq, Buffer.concat([key, TURNED_AWAY]));
}

function setKey(session: Session, seq: number, key: Buffer): void {
  session.prepare('UPDATE visits SET holder_key = NULL WHERE holder_key = ?').run(key);
  session.prepare('UPDATE visits SET holder_key = ? WHERE seq = ?').run(key, seq);
}
