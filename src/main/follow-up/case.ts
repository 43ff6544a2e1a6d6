import { civilDate, daysBetween } from '#shared/domain/civil-date.ts';
import type { Contact, FollowCase } from '#shared/domain/follow-up.ts';
import type { Step, Visit } from '#shared/domain/visit.ts';

type FollowStep = Extract<Step, { kind: 'follow' }>;

/**
 * A visit as a case of the follow-up.
 * @param steps what happened to the visit, the oldest first
 */
export function caseOf(visit: Visit, steps: readonly Step[], now: Date, timeZone: string): FollowCase {
  const follows = steps.filter((step): step is FollowStep => step.kind === 'follow');
  return {
    visit,
    contact: contactOf(visit, follows),
    days: daysBetween(civilDate(new Date(visit.at), timeZone), civilDate(now, timeZone)),
    note: follows.findLast(({ note }) => note !== undefined)?.note ?? null,
    touchedAt: follows.at(-1)?.at ?? visit.at,
  };
}

/** What was told last counts. */
function contactOf({ details }: Visit, follows: readonly FollowStep[]): Contact {
  return {
    phone: follows.findLast(({ phone }) => phone !== undefined)?.phone ?? details?.phone ?? null,
    village: follows.findLast(({ village }) => village !== undefined)?.village ?? details?.village ?? null,
  };
}
