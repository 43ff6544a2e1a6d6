import type { kioskRequests } from '#shared/ipc/requests/kiosk.ts';
import type { officeRequests } from '#shared/ipc/requests/office.ts';
import { RefusedError, type Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import { listPorts } from '../scanner/ports.ts';

import { SetUp } from './set-up.ts';
import type { SiteCards } from './site-cards.ts';

/** The office and its settings, from the first run on. */
export function siteFeature(ground: Ground, cards: SiteCards) {
  const { settings, site, machine } = ground;
  const setUp = new SetUp(ground, cards);
  return {
    service: setUp,
    state: () => ({ phase: site() ? ('ready' as const) : ('setup' as const), site: site() }),
    tick: (isLogWell) => {
      if (isLogWell) ground.attempt('settings', () => settings.settle());
      return false;
    },
    handle: {
      'kiosk.state': () => ground.state(),
      'setup.ports': () => listPorts(),
      'setup.finish': ({ site, officer }) => setUp.finish(site, officer),
      'site.setLanguage': ({ language }, { officer }) =>
        settings.change({ what: 'language', officer }, (site) => ({ ...site, language })),
      'displays.moveDesk': (_, { officer }) => {
        const deskDisplay = machine.nextDesk();
        if (deskDisplay === null) throw new RefusedError('WRONG_PHASE', 'there is no other display');
        settings.change({ what: 'displays', officer }, (site) => ({ ...site, deskDisplay }));
      },
      'office.save': ({ settings: office }, { officer }) =>
        settings.change({ what: 'office', officer }, (site) => ({
          ...site,
          ...office,
          backup: { ...site.backup, ...office.backup },
        })),
      // What the regency calls this office, and what it is: for the poster.
      'office.identify': (named, { officer }) =>
        settings.change({ what: 'office-code', officer }, (site) => ({ ...site, ...named })),
    },
  } satisfies Feature<typeof kioskRequests & typeof officeRequests>;
}
