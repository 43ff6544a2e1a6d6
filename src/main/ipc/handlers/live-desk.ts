import type { liveDeskRequests } from '#shared/ipc/requests/live-desk.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import type { HandlersOf } from '../answer.ts';

export function liveDeskHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof liveDeskRequests> {
  return {
    'desk.waiting': () => {
      guard.requireOfficer();
      return refusing(() => kiosk.liveDesk.waiting());
    },
    'desk.decide': async (request) => {
      const officer = guard.requireOfficer();
      await refusing(() => kiosk.decide(request, officer));
    },
    'desk.enter': (typed) => {
      const officer = guard.requireOfficer();
      return refusing(() => kiosk.enter(typed, officer));
    },
  };
}
