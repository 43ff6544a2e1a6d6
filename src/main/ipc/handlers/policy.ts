import type { policyRequests } from '#shared/ipc/requests/policy.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import type { HandlersOf } from '../answer.ts';

export function policyHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof policyRequests> {
  return {
    'policy.get': () => {
      guard.requireAdmin();
      return refusing(() => kiosk.policies.overview());
    },
    'policy.check': ({ draft }) => {
      guard.requireAdmin();
      return refusing(() => [...kiosk.policies.check(draft)]);
    },
    'policy.tryOut': ({ draft }) => {
      guard.requireAdmin();
      return refusing(() => kiosk.policies.tryOut(draft));
    },
    'policy.activate': ({ draft, note }) => {
      const officer = guard.requireAdmin();
      return refusing(() => {
        kiosk.activatePolicy(draft, note, officer);
        return kiosk.policies.overview();
      });
    },
    'policy.confirm': async () => {
      const officer = guard.requireAdmin();
      await refusing(() => kiosk.confirmPolicy(officer));
    },
    'policy.rollback': ({ version }) => {
      const officer = guard.requireAdmin();
      return refusing(() => {
        kiosk.rollBackPolicy(version, officer);
        return kiosk.policies.overview();
      });
    },
  };
}
