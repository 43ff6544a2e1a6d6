import type { updateRequests } from '#shared/ipc/requests/updates.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { WorksOf } from '../answer.ts';

export function updateHandlers(kiosk: Kiosk): WorksOf<typeof updateRequests> {
  return {
    'update.state': () => kiosk.updates.state,
    'update.open': async (_, asker) => {
      const path = await asker.file();
      return kiosk.updates.takeFile(path, asker.officer.id);
    },
    'update.fetch': () => kiosk.updates.fetchNow(),
    'update.install': (_, { officer, still }) => kiosk.updates.install(officer.id, still),
    'update.seen': () => kiosk.updates.seen(),
    'update.save': ({ settings }, { officer }) => kiosk.saveUpdateSettings(settings, officer),
  };
}
