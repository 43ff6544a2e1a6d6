import * as z from 'zod';
import { GENESIS, rowMac, sameMac } from '../log/chain.ts';
import type { LogKeys } from '../log/keys.ts';
import type { Session } from '../log/log-file.ts';
import { Bytes, Row } from '../log/row.ts';

/** What the audit trail keeps of a policy that was made active. */
export const ActivationDetail = z.object({
  version: z.int().min(1),
  /** SHA-256 of the version's text, in hexadecimal. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

export interface Activation extends z.infer<typeof ActivationDetail> {
  readonly seq: number;
  readonly at: number;
  readonly officerId: number | null;
}

/** The place of the newest activation; 0 without one. */
export function newestActivation(session: Session): number {
  const seq = session
    .prepare(`SELECT coalesce(max(seq), 0) AS seq FROM entries WHERE action = 'POLICY_ACTIVATED'`)
    .get();
  return z.object({ seq: z.int() }).parse(seq).seq;
}

/**
 * Every activation that is as this kiosk wrote it, the newest first: a row that does not fit its HMAC is passed
 * over, so that nobody makes a policy active behind the program's back.
 */
export function activations(session: Session, keys: LogKeys): Activation[] {
  const rows = session
    .prepare(`SELECT * FROM entries WHERE action = 'POLICY_ACTIVATED' ORDER BY seq DESC`)
    .all();
  return rows.flatMap((found) => {
    const row = Row.safeParse(found).data;
    if (!row || !isGenuine(session, keys, row)) return [];
    const detail = ActivationDetail.safeParse(json(row.detail)).data;
    return detail ? [{ ...detail, seq: row.seq, at: row.at, officerId: row.officer_id }] : [];
  });
}

function isGenuine(session: Session, keys: LogKeys, row: Row): boolean {
  const before = z
    .object({ mac: Bytes })
    .safeParse(session.prepare('SELECT mac FROM entries WHERE seq = ?').get(row.seq - 1));
  return sameMac(rowMac(keys.chain, before.data?.mac ?? GENESIS, row), row.mac);
}

function json(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
