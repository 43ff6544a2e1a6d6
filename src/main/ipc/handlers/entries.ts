import type { entryRequests } from '#shared/ipc/requests/entries.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { WorksOf } from '../answer.ts';

export function entryHandlers(kiosk: Kiosk): WorksOf<typeof entryRequests> {
  return {
    'entries.today': (query) => kiosk.liveDesk.page(query),
    'entries.changes': ({ after }) => kiosk.liveDesk.changes(after),
  };
}
