import type { policyRequests } from '#shared/ipc/requests/policy.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { WorksOf } from '../answer.ts';

export function policyHandlers(kiosk: Kiosk): WorksOf<typeof policyRequests> {
  return {
    'policy.get': () => kiosk.policies.overview(),
    'policy.check': ({ draft }) => [...kiosk.policies.check(draft)],
    'policy.tryOut': ({ draft }) => kiosk.policies.tryOut(draft),
    'policy.activate': ({ draft, note }, { officer }) => {
      kiosk.activatePolicy(draft, note, officer);
      return kiosk.policies.overview();
    },
    'policy.confirm': (_, { officer }) => kiosk.confirmPolicy(officer),
    'policy.rollback': ({ version }, { officer }) => {
      kiosk.rollBackPolicy(version, officer);
      return kiosk.policies.overview();
    },
  };
}
