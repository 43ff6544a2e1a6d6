import type { kioskRequests } from '#shared/ipc/requests/kiosk.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import type { HandlersOf } from '../answer.ts';

export function kioskHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof kioskRequests> {
  return {
    'kiosk.state': () => kiosk.state,
    'setup.ports': () => {
      guard.requirePhase('setup');
      return kiosk.ports();
    },
    'setup.finish': ({ site, officer }) => {
      guard.requirePhase('setup');
      return refusing(() => kiosk.finishSetup(site, officer));
    },
    'site.setLanguage': async ({ language }) => {
      guard.requireOfficer();
      await refusing(() => kiosk.setLanguage(language));
    },
  };
}
