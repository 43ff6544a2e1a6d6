import type { CivilDate } from '#shared/domain/civil-date.ts';
import { addDays, earliestDay, latestDay, type PartialDate } from '#shared/domain/civil-date.ts';
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
export function span(date: PartialDate): { earliest: CivilDate; latest: CivilDate } | undefined {
  const earliest = earliestDay(date);
  const latest = latestDay(date);
  return isDay(earliest) && isDay(latest) ? { earliest, latest } : undefined;
}

function isDay(date: string): boolean {
  const ms = Date.parse(date);
  return !Number.isNaN(ms) && addDays(date, 0) === date;
}
