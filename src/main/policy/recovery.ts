import { addDays, type CivilDate, daysBetween } from '#shared/domain/civil-date.ts';
import type { Recovery } from '#shared/domain/credential.ts';
import { type Finding, span } from './finding.ts';
import type { Policy } from './policy.ts';

/**
 * What one recovery amounts to. Within the isolation window it is a positive test before anything else. The
 * certificate's own dates may narrow the policy's window, never widen it; partial dates are read so that the
 * window is the shortest possible.
 */
export function judgeRecovery(recovery: Recovery, policy: Policy, today: CivilDate): Finding {
  const positive = span(recovery.firstPositive);
  if (!positive) return { code: 'RECOVERY_NOT_YET_VALID' };

  const sinceEarliest = daysBetween(positive.earliest, today);
  if (sinceEarliest >= 0 && sinceEarliest <= policy.isolation.days) {
    return { code: 'TEST_POSITIVE', params: { until: addDays(positive.latest, policy.isolation.days) } };
  }
  const from = later(
    addDays(positive.latest, policy.recovery.fromDay),
    recovery.validFrom === undefined ? undefined : span(recovery.validFrom)?.latest,
  );
  if (daysBetween(from, today) < 0) return { code: 'RECOVERY_NOT_YET_VALID', params: { validFrom: from } };

  const until = earlier(
    addDays(positive.earliest, policy.recovery.untilDay),
    recovery.validUntil === undefined ? undefined : span(recovery.validUntil)?.earliest,
  );
  return { code: daysBetween(today, until) < 0 ? 'RECOVERY_EXPIRED' : 'RECOVERY', params: { until } };
}

function later(a: CivilDate, b: CivilDate | undefined): CivilDate {
  return b !== undefined && daysBetween(a, b) > 0 ? b : a;
}

function earlier(a: CivilDate, b: CivilDate | undefined): CivilDate {
  return b !== undefined && daysBetween(a, b) < 0 ? b : a;
}
