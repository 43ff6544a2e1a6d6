import type { kioskRequests } from '#shared/ipc/requests/kiosk.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { WorksOf } from '../answer.ts';

export function kioskHandlers(kiosk: Kiosk): WorksOf<typeof kioskRequests> {
  return {
    'kiosk.state': () => kiosk.state,
    'setup.ports': () => kiosk.ports(),
    'setup.finish': ({ site, officer }) => kiosk.finishSetup(site, officer),
    'site.setLanguage': ({ language }, { officer }) => kiosk.setLanguage(language, officer),
  };
}
