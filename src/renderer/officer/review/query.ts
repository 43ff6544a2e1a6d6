import { VisitFilter } from '#shared/domain/visit.ts';
import type { CivilDate } from '#shared/domain/civil-date.ts';
import { daysOf, instantsOf, type Period } from './period.ts';

/** What the officer has chosen; a choice that is left empty asks nothing. */
export interface Query {
  readonly period: Period;
  readonly text: string;
  readonly choices: Readonly<Partial<Record<Choice, string>>>;
}

export const CHOICES = [
  'category',
  'decision',
  'person',
  'kind',
  'format',
  'reason',
  'officer',
  'follow',
] as const;
export type Choice = (typeof CHOICES)[number];

export const NEW_QUERY: Query = { period: { name: 'today' }, text: '', choices: {} };

/** Whether more than the period is chosen. */
export function isNarrowed({ text, choices }: Query): boolean {
  return text.trim() !== '' || Object.values(choices).some((value) => value !== '');
}

/** Why a query cannot be asked yet; null where it can. */
export function problemOf({ period }: Query): 'period.turned' | null {
  if (period.name !== 'custom') return null;
  return period.first > period.last ? 'period.turned' : null;
}

/** The query in the contract's words. */
export function filterOf({ period, choices }: Query, today: CivilDate, timeZone: string): VisitFilter {
  const { officer, ...others } = Object.fromEntries(
    Object.entries(choices).filter(([, value]) => value !== ''),
  );
  return VisitFilter.parse({
    ...instantsOf(daysOf(period, today), timeZone),
    ...others,
    ...(officer === undefined ? {} : { officerId: Number(officer) }),
  });
}
