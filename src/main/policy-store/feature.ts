import type { policyRequests } from '#shared/ipc/requests/policy.ts';
import type { RecentScans } from '../entry/recent-scans.ts';
import type { Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import { PolicyService } from './policy-service.ts';
import { PolicyStore } from './policy-store.ts';

/** The office's rules. */
export function policyFeature({ room, now, timeZone, report }: Ground, recent: RecentScans) {
  const policies = room.keep(
    ({ log, officers }) =>
      new PolicyService({
        store: new PolicyStore(log),
        officers,
        recent,
        now,
        timeZone,
        countDay: (day, zone) => log.countDay(day, zone),
      }),
  );
  /** Whether a damaged policy is being replaced by an earlier one. */
  const fallback = (): boolean => policies.orNull?.known?.fallback ?? false;
  /** Whether nobody knows for certain which rules are in force: then nobody is admitted without an officer. */
  const uncertain = (): boolean => room.rulesUncertain || fallback();
  /** Loads the policy where another one was made active elsewhere. Returns whether that was so. */
  const refresh = (): boolean => {
    if (room.fault !== null) return false;
    try {
      return policies.orNull?.refresh() ?? false;
    } catch (error) {
      report('policy', error);
      return false;
    }
  };
  return {
    service: policies,
    uncertain,
    state: () => ({ policyFallback: fallback(), rulesUncertain: uncertain() }),
    start: refresh,
    tick: refresh,
    handle: {
      'policy.get': () => policies.it.overview(),
      'policy.check': ({ draft }) => [...policies.it.check(draft)],
      'policy.tryOut': ({ draft }) => policies.it.tryOut(draft),
      'policy.activate': ({ draft, note }, { officer }) => {
        policies.it.activate(draft, note, officer);
        return policies.it.overview();
      },
      // The policy in force is the right one: on record as made active anew.
      'policy.confirm': (_, { officer }) => policies.it.rollBack(policies.it.active.version, officer),
      'policy.rollback': ({ version }, { officer }) => {
        policies.it.rollBack(version, officer);
        return policies.it.overview();
      },
    },
  } satisfies Feature<typeof policyRequests> & { readonly uncertain: unknown };
}
