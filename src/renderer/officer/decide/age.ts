import { earliestDay, type CivilDate, type PartialDate } from '#shared/domain/civil-date.ts';

/** Whole years on a day. Of a birth date without its day the earliest counts: the officer sees the card. */
export function ageOn(birthDate: PartialDate, day: CivilDate): number {
  const born = earliestDay(birthDate);
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}
