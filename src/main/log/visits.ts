import * as z from 'zod';
import { Reason } from '#shared/domain/reason.ts';
import type { DecisionReason } from '#shared/domain/visit.ts';
import type { Session } from './log-file.ts';
import { isProvenRow, type Row } from './row.ts';

/**
 * The table `visits`: how each visit stands now, from the rows of the chain alone, so that it can be made anew and
 * compared. Kept in the transaction that appends the row.
 */

const INSERT = `INSERT INTO visits
  (seq, at, kind, person, format, category, reason, decision, waiting, officer_id, inside, left_at, left_how, follow)
  VALUES (@seq, @at, @kind, @person, @format, @category, @reason, @decision, @waiting, @officer_id, @inside, NULL, NULL,
    @follow)`;

const DECIDED = `UPDATE visits SET decision = @decision, waiting = 0, officer_id = @officer_id,
  inside = (@decision = 'admit' AND left_at IS NULL AND (SELECT tracked FROM entries WHERE seq = @ref) IS 1),
  holder_key = CASE WHEN @decision = 'admit' THEN holder_key END WHERE seq = @ref`;

const LEFT = `UPDATE visits SET inside = 0, left_at = @at, left_how = @action, holder_key = NULL WHERE seq = @ref`;

/** Turned away without any proof: somebody who is unvaccinated as far as anyone knows. What a code claims names nobody. */
const UNPROVEN = `UPDATE visits SET follow = 'open' WHERE seq = @ref AND follow IS NULL
  AND (@named OR
    (SELECT name_digest IS NOT NULL AND (kind = 'manual' OR outcome = 'verified') FROM entries WHERE seq = @ref))`;

/** A later entry stands for both: it waits no more, and nobody is inside by it. */
const AGAIN = `UPDATE visits SET decision = 'again', waiting = 0, inside = 0, holder_key = NULL WHERE seq = @ref`;

const FOLLOWED = `UPDATE visits SET follow = @action WHERE seq = @ref`;

/** Carries a row of the chain over to the visit that it makes or changes. An audit changes none. */
export function project(session: Session, row: Omit<Row, 'mac'>): void {
  switch (row.kind) {
    case 'scan':
    case 'manual':
      session.prepare(INSERT).run(visitOf(row));
      return;
    case 'decision':
      session.prepare(DECIDED).run({ ref: row.ref, decision: row.decision, officer_id: row.officer_id });
      if (row.action === ('NO_PROOF' satisfies DecisionReason))
        session.prepare(UNPROVEN).run({ ref: row.ref, named: row.name_digest === null ? 0 : 1 });
      return;
    case 'again':
      session.prepare(AGAIN).run({ ref: row.ref });
      return;
    case 'leave':
      session.prepare(LEFT).run({ ref: row.ref, at: row.at, action: row.action });
      return;
    case 'follow':
      session.prepare(FOLLOWED).run({ ref: row.ref, action: row.action });
      return;
    case 'audit':
      return;
  }
}

function visitOf(row: Omit<Row, 'mac'>) {
  const { seq, at, kind, person, format, category, decision } = row;
  const reason = z.array(Reason).parse(JSON.parse(row.reasons ?? '[]'))[0];
  return {
    seq,
    at,
    kind,
    format,
    category,
    decision,
    // Rows of a time before employees were told apart.
    person: person ?? 'pengunjung',
    reason: reason?.code ?? null,
    waiting: decision === 'refer' ? 1 : 0,
    officer_id: row.officer_id,
    inside: decision === 'admit' && row.tracked === 1 ? 1 : 0,
    follow: row.name_digest !== null && isProvenRow(row) && isCase(category, reason) ? 'open' : null,
  };
}

/** Merah, hitam, or unvaccinated as far as anyone knows: followed up, where there is a name. */
function isCase(category: string | null, reason: Reason | undefined): boolean {
  const nothingShown = reason?.code === 'MANUAL_ENTRY' && reason.params?.['shown'] === 'none';
  return category === 'merah' || category === 'hitam' || (nothingShown && category !== 'hijau');
}
