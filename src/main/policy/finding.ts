import { type CivilDate, earliestDay, latestDay, type WrittenDate } from '#shared/domain/civil-date.ts';
import type { Reason, ReasonParams } from '#shared/domain/reason.ts';
import type { Category } from '#shared/domain/verdict.ts';
import type { PolicyOutcome } from './policy.ts';

/** What one statement, or a series of them, amounts to under a policy. */
export interface Finding {
  readonly code: PolicyOutcome;
  readonly params?: ReasonParams;
}

/** A reason with the category that it has at this office. */
export interface Judged extends Reason {
  readonly category: Category;
}

/** The first and the last day that a date can mean; undefined where there is no such day (31 February). */
export function span(date: WrittenDate): { earliest: CivilDate; latest: CivilDate } | undefined {
  const earliest = earliestDay(date);
  const latest = latestDay(date);
  return isDay(earliest) && (latest === earliest || isDay(latest)) ? { earliest, latest } : undefined;
}

/** A month or a day that there is none of becomes another one. */
function isDay(date: CivilDate): boolean {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const at = new Date(Date.UTC(Number(date.slice(0, 4)), month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}
