import type { Check } from '#shared/domain/diagnostics.ts';
import { isRecent } from './recent-lines.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** So long without an entry is no holiday. */
const SILENCE_DAYS = 60;

export interface ClockOptions {
  readonly now: Date;
  /** When the newest entry was made; null where there is none. */
  readonly lastEntry: Date | null;
  /** When the newest trust list was taken; null where there is none. */
  readonly trustAt: Date | null;
  /** The local log. */
  readonly lines: readonly string[];
}

/**
 * Whether the clock can be right, as far as a machine without a network can tell: nothing that the kiosk did lies in
 * the future. Dates decide who is green.
 */
export function lookAtClock({ now, lastEntry, trustAt, lines }: ClockOptions): Check {
  const found = (state: Check['state'], finding: Check['finding'], facts: Check['facts'] = {}): Check => ({
    check: 'clock',
    state,
    finding,
    facts,
  });
  const behind = (then: Date | null) =>
    then === null ? 0 : Math.round((then.getTime() - now.getTime()) / MINUTE_MS);
  if (behind(lastEntry) > 1) return found('bad', 'CLOCK_BEHIND_LOG', { minutes: behind(lastEntry) });
  if (behind(trustAt) > 1) return found('bad', 'CLOCK_BEHIND_TRUST', { minutes: behind(trustAt) });
  const jumps = lines.filter((line) => line.includes(' clock-jump ') && isRecent(line, now)).length;
  if (jumps > 0) return found('warn', 'CLOCK_JUMPED', { times: jumps });
  const days = lastEntry === null ? 0 : Math.floor((now.getTime() - lastEntry.getTime()) / DAY_MS);
  if (days > SILENCE_DAYS) return found('warn', 'CLOCK_AHEAD', { days });
  return found('ok', 'CLOCK_PLAUSIBLE');
}
