import * as z from 'zod';
import { GENESIS, headMac, rowMac, sameMac } from './chain.ts';
import { covers, erasureOf, type ErasedRow, type Erasure } from './erasure.ts';
import type { LogKeys } from './keys.ts';
import type { Session } from './log-file.ts';
import { Bytes, Row, SEALED_COLUMNS } from './row.ts';
import { digestOf } from './seal.ts';

/**
 * `ROW_MISSING`: rows before this one were taken out; `ROW_CHANGED`: it, or its place in the chain, is not as
 * written; `PERSONAL_CHANGED`: a sealed field is not the one that was written; `PERSONAL_MISSING`: one is gone
 * that no erasure on record took; `END_MISSING`: rows after this one were cut off; `END_CHANGED`: the record of
 * the log's end was taken out or altered.
 */
export const CHAIN_PROBLEMS = [
  'ROW_MISSING',
  'ROW_CHANGED',
  'PERSONAL_CHANGED',
  'PERSONAL_MISSING',
  'END_MISSING',
  'END_CHANGED',
] as const;
export type ChainProblem = (typeof CHAIN_PROBLEMS)[number];

export type Verification =
  | { readonly ok: true; readonly rows: number }
  | { readonly ok: false; readonly seq: number; readonly problem: ChainProblem };

const Head = z.object({ seq: z.int(), mac: Bytes });

/**
 * Walks the whole chain and names the first row that is not as it was written.
 * @returns how many rows there are, or the first bad one's `seq` and what is wrong with it
 */
export function verifyChain(session: Session, keys: LogKeys): Verification {
  const erased: ErasedRow[] = [];
  const erasures: Erasure[] = [];
  let previous = GENESIS;
  let last = 0;
  for (const found of session.db.prepare('SELECT * FROM entries ORDER BY seq').iterate()) {
    const row = Row.safeParse(found).data;
    if (!row) return bad(last + 1, 'ROW_CHANGED');
    if (row.seq !== last + 1) return bad(last + 1, 'ROW_MISSING');
    if (!sameMac(rowMac(keys.chain, previous, row), row.mac)) return bad(row.seq, 'ROW_CHANGED');
    for (const { field, digest } of SEALED_COLUMNS) {
      const [value, expected] = [row[field], row[digest]];
      if (value && !(expected && sameMac(digestOf(value), expected))) return bad(row.seq, 'PERSONAL_CHANGED');
      if (!value && expected) erased.push({ seq: row.seq, at: row.at });
    }
    const erasure = erasureOf(row);
    if (erasure) erasures.push(erasure);
    previous = row.mac;
    last = row.seq;
  }
  // The newest erasure covers most: ask it first.
  erasures.reverse();
  const unexplained = erased.find((row) => !erasures.some((erasure) => covers(erasure, row)));
  if (unexplained) return bad(unexplained.seq, 'PERSONAL_MISSING');
  return verifyEnd(session, keys, last, previous);
}

function verifyEnd(session: Session, keys: LogKeys, last: number, mac: Uint8Array): Verification {
  const head = Head.safeParse(session.prepare('SELECT seq, mac FROM head').get()).data;
  if (!head) return last === 0 ? { ok: true, rows: 0 } : bad(last, 'END_CHANGED');
  if (head.seq > last) return bad(last + 1, 'END_MISSING');
  if (head.seq < last || !sameMac(headMac(keys.chain, last, mac), head.mac)) return bad(last, 'END_CHANGED');
  return { ok: true, rows: last };
}

function bad(seq: number, problem: ChainProblem): Verification {
  return { ok: false, seq, problem };
}
