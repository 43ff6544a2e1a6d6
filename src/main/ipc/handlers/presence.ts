import type { presenceRequests } from '#shared/ipc/requests/presence.ts';
import type { Kiosk } from '../../kiosk.ts';
import { RefusedError, type WorksOf } from '../answer.ts';

export function presenceHandlers(kiosk: Kiosk): WorksOf<typeof presenceRequests> {
  return {
    'presence.inside': () => kiosk.presence.inside(),
    'presence.leave': ({ seqs }, { officer }) => kiosk.leave(seqs, officer),
    'presence.setExitMode': ({ on }, { officer }) => kiosk.setExitMode(on, officer),
    'presence.print': (_, asker) => {
      if (!kiosk.desktop) throw new RefusedError('WRONG_PHASE', 'there is no window to print from');
      kiosk.presence.recordPrint(asker.officer);
      return asker.print(`gerbang-evakuasi-${kiosk.state.today.day}.pdf`);
    },
  };
}
