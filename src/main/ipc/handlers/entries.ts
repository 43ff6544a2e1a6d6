import type { entryRequests } from '#shared/ipc/requests/entries.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import type { HandlersOf } from '../answer.ts';

export function entryHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof entryRequests> {
  return {
    'entries.today': (query) => {
      guard.requireOfficer();
      return refusing(() => kiosk.liveDesk.page(query));
    },
    'entries.changes': ({ after }) => {
      guard.requireOfficer();
      return refusing(() => kiosk.liveDesk.changes(after));
    },
  };
}
