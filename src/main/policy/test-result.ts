import { addDays, type CivilDate, civilDate, daysBetween } from '#shared/domain/civil-date.ts';
import type { TestResult } from '#shared/domain/credential.ts';
import type { Finding } from './finding.ts';
import type { Policy } from './policy.ts';

const HOUR_MS = 3_600_000;

/**
 * What one test amounts to. A positive one dated ahead is positive all the same: a wrong clock must not clear
 * anybody. Antibodies show no present infection, so they neither clear nor condemn.
 */
export function judgeTest(
  test: TestResult,
  policy: Policy,
  context: { at: Date; today: CivilDate; timeZone: string },
): Finding {
  const sampledAt = new Date(test.sampledAt);
  const sampledOn = civilDate(sampledAt, context.timeZone);
  const hours = policy.tests[test.type];

  if (test.result === 'detected' && test.type !== 'antibody') {
    const until = addDays(sampledOn, policy.isolation.days);
    return daysBetween(sampledOn, context.today) <= policy.isolation.days
      ? { code: 'TEST_POSITIVE', params: { until } }
      : { code: 'TEST_POSITIVE_PAST', params: { sampledOn } };
  }
  if (sampledAt > context.at) return { code: 'TEST_IN_FUTURE', params: { sampledOn } };
  if (hours === null || test.type === 'antibody') return { code: 'TEST_NOT_ACCEPTED' };
  if (test.result !== 'not-detected') return { code: 'TEST_INCONCLUSIVE' };
  const ageHours = (context.at.getTime() - sampledAt.getTime()) / HOUR_MS;
  return { code: ageHours <= hours ? 'TEST_NEGATIVE' : 'TEST_EXPIRED', params: { sampledOn, hours } };
}
