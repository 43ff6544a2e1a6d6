import * as z from 'zod';
import type { Session } from '../log/log-file.ts';

/** So many wrong PINs are free: people mistype. */
const FREE_FAILURES = 4;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

const State = z.object({ count: z.int(), retry_at: z.int() });

/**
 * How long the desk refuses PINs after so many wrong ones in a row: nothing up to the fourth, then 30 s, doubling
 * up to an hour. A million PINs take centuries so.
 */
export function pauseAfter(failures: number): number {
  if (failures <= FREE_FAILURES) return 0;
  return Math.min(FIRST_PAUSE_MS * 2 ** (failures - FREE_FAILURES - 1), LONGEST_PAUSE_MS);
}

export type Attempt =
  | { readonly allowed: true; readonly locksUntil: Date | null }
  | { readonly allowed: false; readonly retryAt: Date };

/**
 * Counts an attempt as a failure before its PIN is looked at, so that pulling the plug does not take it back; a
 * right PIN clears the count. Within the caller's transaction.
 * @param at now, in milliseconds since 1970 UTC
 */
export function countAttempt(session: Session, at: number): Attempt {
  const { count, retry_at: retryAt } = State.parse(
    session.prepare('SELECT count, retry_at FROM sign_in_failures').get(),
  );
  // A clock that was wrong and was put back must not lock the desk for years.
  const until = Math.min(retryAt, at + pauseAfter(count));
  if (at < until) {
    if (until !== retryAt) session.prepare('UPDATE sign_in_failures SET retry_at = ?').run(until);
    return { allowed: false, retryAt: new Date(until) };
  }
  const pause = pauseAfter(count + 1);
  session.prepare('UPDATE sign_in_failures SET count = ?, retry_at = ?').run(count + 1, at + pause);
  return { allowed: true, locksUntil: pause > 0 ? new Date(at + pause) : null };
}

/** A right PIN was given. */
export function clearFailures(session: Session): void {
  session.prepare('UPDATE sign_in_failures SET count = 0, retry_at = 0').run();
}
