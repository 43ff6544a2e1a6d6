import type { officerRequests } from '#shared/ipc/requests/officers.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import type { HandlersOf } from '../serve.ts';

export function officerHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof officerRequests> {
  return {
    'officer.signIn': ({ pin }) => {
      guard.requirePhase('ready');
      return refusing(() => kiosk.signIn(pin));
    },
    'officer.signOut': () => {
      kiosk.signOut();
      return undefined;
    },
  };
}
