import type { updateRequests } from '#shared/ipc/requests/updates.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import { RefusedError, type HandlersOf } from '../answer.ts';

const MANIFESTS = { name: 'gerbang-update.json', extensions: ['json'] } as const;

export function updateHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof updateRequests> {
  return {
    'update.state': () => {
      guard.requireAdmin();
      return kiosk.updates.state;
    },
    'update.open': async () => {
      guard.requireAdmin();
      if (!kiosk.desktop) throw new RefusedError('WRONG_PHASE', 'there is no window to ask in');
      const path = await kiosk.desktop.openFile(MANIFESTS);
      if (path === null) return null;
      // Whoever chose it may have been signed out meanwhile.
      const { id } = guard.requireAdmin();
      return refusing(() => kiosk.updates.takeFile(path, id));
    },
    'update.fetch': async () => {
      guard.requireAdmin();
      await refusing(() => kiosk.updates.fetchNow());
    },
    'update.install': async () => {
      const { id } = guard.requireAdmin();
      await refusing(() => kiosk.updates.install(id));
    },
    'update.seen': () => {
      guard.requireAdmin();
      kiosk.updates.seen();
      return undefined;
    },
    'update.save': async ({ settings }) => {
      const admin = guard.requireAdmin();
      await refusing(() => kiosk.saveUpdateSettings(settings, admin));
    },
  };
}
