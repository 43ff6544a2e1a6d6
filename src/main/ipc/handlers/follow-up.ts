import type { followUpRequests } from '#shared/ipc/requests/follow-up.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { WorksOf } from '../answer.ts';

export function followUpHandlers(kiosk: Kiosk): WorksOf<typeof followUpRequests> {
  return {
    'followUp.page': (query) => kiosk.followUp.page(query),
    'followUp.case': ({ seq }) => kiosk.followUp.history(seq),
    'followUp.record': (request, { officer }) => kiosk.follow(request, officer),
  };
}
