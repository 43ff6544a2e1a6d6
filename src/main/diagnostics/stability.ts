import type { Check } from '#shared/domain/diagnostics.ts';
import { isRecent, RECENT_DAYS } from './recent-lines.ts';

/** What the kiosk had to recover from in the last days. */
export function lookAtStability(lines: readonly string[], now: Date): Check {
  const recent = lines.filter((line) => isRecent(line, now));
  const count = (pattern: RegExp) => recent.filter((line) => pattern.test(line)).length;
  const screens = count(/ (screen-gone|screen-sick how=blank|process-gone type=GPU) ?/);
  const kiosks = count(/ (kiosk-died|diagnosis|window-lost) ?/);
  const facts = { screens, kiosks, days: RECENT_DAYS };
  return screens + kiosks === 0
    ? { check: 'stability', state: 'ok', finding: 'STABLE', facts }
    : { check: 'stability', state: 'warn', finding: 'CRASHED', facts };
}
