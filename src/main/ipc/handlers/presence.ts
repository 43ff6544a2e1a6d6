import type { presenceRequests } from '#shared/ipc/requests/presence.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import { RefusedError, type HandlersOf } from '../answer.ts';

export function presenceHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof presenceRequests> {
  return {
    'presence.inside': () => {
      guard.requireOfficer();
      return refusing(() => kiosk.presence.inside());
    },
    'presence.leave': ({ seqs }) => {
      const officer = guard.requireOfficer();
      return refusing(() => kiosk.leave(seqs, officer));
    },
    'presence.setExitMode': async ({ on }) => {
      const officer = guard.requireOfficer();
      await refusing(() => kiosk.setExitMode(on, officer));
    },
    'presence.print': () => {
      const officer = guard.requireOfficer();
      if (!kiosk.desktop) throw new RefusedError('WRONG_PHASE', 'there is no window to print from');
      const { desktop } = kiosk;
      return refusing(() => {
        kiosk.presence.recordPrint(officer);
        return desktop.print(`gerbang-evakuasi-${kiosk.state.today.day}.pdf`);
      });
    },
  };
}
