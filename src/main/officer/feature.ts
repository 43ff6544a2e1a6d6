import type { Officer } from '#shared/domain/officer.ts';
import type { officerRequests } from '#shared/ipc/requests/officers.ts';
import { RefusedError, type Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';

/** Who is at the desk, and who may be. */
export function officerFeature({ room, session, now, attempt, changed }: Ground) {
  const recordSignOut = (officer: Officer): void =>
    attempt('sign-out', () => room.open.officers.signOut(officer, now()));
  const service = {
    /** @throws OfficerError, SessionError, LogError */
    async signIn(pin: string): Promise<Officer> {
      const before = session.current;
      const officer = await session.begin(() => room.open.officers.signIn(pin, now()), recordSignOut);
      if (before) recordSignOut(before.officer);
      changed();
      return officer;
    },
    signOut(): void {
      const officer = session.end();
      if (!officer) return;
      recordSignOut(officer);
      changed();
    },
  };
  return {
    service,
    state: () => ({ officer: session.current?.officer ?? null }),
    handle: {
      'officer.signIn': ({ pin }) => service.signIn(pin),
      'officer.signOut': () => service.signOut(),
      'officer.changePin': ({ current, next }, { officer, still }) =>
        room.open.officers.changeOwnPin(officer, current, next, now(), still),
      'officer.recover': ({ code, pin }) => room.open.recovery.redeem(code, pin, now()),
      'officers.list': () => room.open.officers.accounts(),
      'officers.create': async (made, { officer, still }) => {
        await room.open.officers.create(made, now(), officer.id, still);
        return room.open.officers.accounts();
      },
      'officers.change': ({ id, ...change }, { officer }) => {
        // Nobody shuts themselves out by a slip; another admin does it.
        if (id === officer.id) throw new RefusedError('NOT_ALLOWED', 'not one’s own account');
        room.open.officers.change(id, change, now(), officer.id);
        return room.open.officers.accounts();
      },
      'officers.setPin': ({ id, pin }, { officer, still }) =>
        room.open.officers.setPin(id, pin, now(), officer.id, still),
      'officers.recoveryCode': (_, { officer, still }) => room.open.recovery.make(now(), officer.id, still),
    },
  } satisfies Feature<typeof officerRequests>;
}
