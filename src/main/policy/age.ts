import type { CivilDate, PartialDate } from '#shared/domain/civil-date.ts';
import { span } from './finding.ts';

/**
 * Whether a person is certainly younger than `years`. A birth date with only a year or month counts from the
 * first day that it can mean, and without one nobody is: in doubt a person is grown up. Who was born on 29 February
 * comes of age on 1 March.
 */
export function isUnder(years: number, birthDate: PartialDate | undefined, today: CivilDate): boolean {
  const born = birthDate === undefined ? undefined : span(birthDate)?.earliest;
  if (born === undefined || born > today) return false;
  const birthday = `${String(Number(born.slice(0, 4)) + years).padStart(4, '0')}${born.slice(4)}`;
  return today < birthday;
}
