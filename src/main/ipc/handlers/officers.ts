import type { officerRequests } from '#shared/ipc/requests/officers.ts';
import type { Kiosk } from '../../kiosk.ts';
import { RefusedError, type WorksOf } from '../answer.ts';

export function officerHandlers(kiosk: Kiosk): WorksOf<typeof officerRequests> {
  return {
    'officer.signIn': ({ pin }) => kiosk.signIn(pin),
    'officer.signOut': () => kiosk.signOut(),
    'officer.changePin': ({ current, next }, { officer, still }) =>
      kiosk.officers.changeOwnPin(officer, current, next, kiosk.now, still),
    'officer.recover': ({ code, pin }) => kiosk.recovery.redeem(code, pin, kiosk.now),
    'officers.list': () => kiosk.officers.accounts(),
    'officers.create': async (made, { officer, still }) => {
      await kiosk.officers.create(made, kiosk.now, officer.id, still);
      return kiosk.officers.accounts();
    },
    'officers.change': ({ id, ...change }, { officer }) => {
      // Nobody shuts themselves out by a slip; another admin does it.
      if (id === officer.id) throw new RefusedError('NOT_ALLOWED', 'not one’s own account');
      kiosk.officers.change(id, change, kiosk.now, officer.id);
      return kiosk.officers.accounts();
    },
    'officers.setPin': ({ id, pin }, { officer, still }) =>
      kiosk.officers.setPin(id, pin, kiosk.now, officer.id, still),
    'officers.recoveryCode': (_, { officer, still }) => kiosk.recovery.make(kiosk.now, officer.id, still),
  };
}
