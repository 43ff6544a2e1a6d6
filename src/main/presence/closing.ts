import { addDays, civilDate } from '#shared/domain/civil-date.ts';
import { civilDay } from '#shared/domain/civil-day.ts';

/** When an office closes: its hour, `18:00`, and where its clocks are. */
export interface ClosingTime {
  readonly time: string;
  /** An IANA name. */
  readonly timeZone: string;
}

/** The first closing after an instant: that day's, or the next one's for who comes after it. */
export function closingAfter(at: Date, closing: ClosingTime): Date {
  const day = civilDate(at, closing.timeZone);
  const today = closingOn(day, closing);
  return today.getTime() > at.getTime() ? today : closingOn(addDays(day, 1), closing);
}

/** The last closing that was, up to an instant. */
export function closingBefore(at: Date, closing: ClosingTime): Date {
  const day = civilDate(at, closing.timeZone);
  const today = closingOn(day, closing);
  return today.getTime() <= at.getTime() ? today : closingOn(addDays(day, -1), closing);
}

function closingOn(day: string, { time, timeZone }: ClosingTime): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(civilDay(day, timeZone).from + (hours * 60 + minutes) * 60_000);
}
