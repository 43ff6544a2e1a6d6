import type { Site } from '#shared/domain/site.ts';

const DAY_MINUTES = 24 * 60;
/** Who closes up still needs the screen. */
const AFTER_CLOSING_MINUTES = 60;

/**
 * Whether the screen must not sleep at a moment: from the site's waking hour to an hour after its closing time, also
 * where that runs past midnight.
 */
export function isAwake({ timeZone, presence, power }: Site, now: Date): boolean {
  const from = minutesOf(power.awakeFrom);
  const length = modulo(minutesOf(presence.closingTime) + AFTER_CLOSING_MINUTES - from);
  return modulo(minutesOf(clockOf(now, timeZone)) - from) < length;
}

function clockOf(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(now);
}

/** Of `HH:MM`, since midnight. */
function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function modulo(minutes: number): number {
  return ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}
