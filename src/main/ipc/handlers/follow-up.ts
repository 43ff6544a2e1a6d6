import type { followUpRequests } from '#shared/ipc/requests/follow-up.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import type { HandlersOf } from '../answer.ts';

export function followUpHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof followUpRequests> {
  return {
    'followUp.page': (query) => {
      guard.requireOfficer();
      return refusing(() => kiosk.followUp.page(query));
    },
    'followUp.case': ({ seq }) => {
      guard.requireOfficer();
      return refusing(() => kiosk.followUp.history(seq));
    },
    'followUp.record': async (request) => {
      const officer = guard.requireOfficer();
      await refusing(() => kiosk.follow(request, officer));
    },
  };
}
