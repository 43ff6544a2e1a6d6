import type { liveDeskRequests } from '#shared/ipc/requests/live-desk.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { WorksOf } from '../answer.ts';

export function liveDeskHandlers(kiosk: Kiosk): WorksOf<typeof liveDeskRequests> {
  return {
    'desk.waiting': () => kiosk.liveDesk.waiting(),
    'desk.decide': (request, { officer }) => kiosk.decide(request, officer),
    'desk.enter': (typed, { officer }) => kiosk.enter(typed, officer),
  };
}
