import type { PresenceState } from '#shared/domain/kiosk.ts';
import type { presenceRequests } from '#shared/ipc/requests/presence.ts';
import { RefusedError, type Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import { Presence } from './presence.ts';

/** Where the log cannot tell. */
const NOBODY: PresenceState = { enabled: false, capacity: null, inside: 0, exitUntil: null };

/** Who is inside. */
export function presenceFeature({ room, site, now, dialogs }: Ground) {
  const presence = room.keep(
    ({ log, care }) => new Presence({ log, now, believed: () => care.clock.believed, site }),
  );
  /** Ends the visits that nobody ended, at the closing hour. Returns whether there were any. */
  const closeForgotten = (): boolean =>
    room.fault === null && room.ask(() => (presence.orNull?.closeForgotten() ?? 0) > 0, false);
  return {
    service: presence,
    state: () => ({ presence: room.ask(() => presence.orNull?.state ?? NOBODY, NOBODY) }),
    start: closeForgotten,
    tick: closeForgotten,
    handle: {
      'presence.inside': () => presence.it.inside(),
      'presence.leave': ({ seqs }, { officer }) => presence.it.leaveByHand(seqs, officer),
      'presence.setExitMode': ({ on }, { officer }) => presence.it.setExitMode(on, officer),
      'presence.print': (_, asker) => {
        if (!dialogs) throw new RefusedError('WRONG_PHASE', 'there is no window to print from');
        presence.it.recordPrint(asker.officer);
        return asker.print(`gerbang-evakuasi-${room.day}.pdf`);
      },
    },
  } satisfies Feature<typeof presenceRequests>;
}
