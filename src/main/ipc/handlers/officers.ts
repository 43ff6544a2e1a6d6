import type { officerRequests } from '#shared/ipc/requests/officers.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import { RefusedError, type HandlersOf } from '../answer.ts';

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
    'officer.changePin': async ({ current, next }) => {
      const officer = guard.requireOfficer();
      await refusing(() => kiosk.officers.changeOwnPin(officer, current, next, kiosk.now));
    },
    'officer.recover': ({ code, pin }) => {
      guard.requirePhase('ready');
      return refusing(() => kiosk.recovery.redeem(code, pin, kiosk.now));
    },
    'officers.list': () => {
      guard.requireAdmin();
      return refusing(() => kiosk.officers.accounts());
    },
    'officers.create': (officer) => {
      const { id } = guard.requireAdmin();
      return refusing(async () => {
        await kiosk.officers.create(officer, kiosk.now, id);
        return kiosk.officers.accounts();
      });
    },
    'officers.change': ({ id, ...change }) => {
      const admin = guard.requireAdmin();
      // Nobody shuts themselves out by a slip; another admin does it.
      if (id === admin.id) throw new RefusedError('NOT_ALLOWED', 'not one’s own account');
      return refusing(() => {
        kiosk.officers.change(id, change, kiosk.now, admin.id);
        return kiosk.officers.accounts();
      });
    },
    'officers.setPin': async ({ id, pin }) => {
      const admin = guard.requireAdmin();
      await refusing(() => kiosk.officers.setPin(id, pin, kiosk.now, admin.id));
    },
    'officers.recoveryCode': () => {
      const admin = guard.requireAdmin();
      return refusing(() => kiosk.recovery.make(kiosk.now, admin.id));
    },
  };
}
