import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Kiosk } from '../kiosk.ts';
import type { Handlers } from './answer.ts';

/** What the visitors' own screens are told of the kiosk: nothing of the officer's business. */
export function forVisitors(state: KioskState): KioskState {
  const site = state.site && { ...state.site, backup: { ...state.site.backup, folder: null } };
  return { ...state, site, officer: null, alarm: null, clockJump: null, siteCard: null };
}

/** What the visitors' own screens may ask: how the kiosk is, and nothing that changes anything. */
export function visitorHandlers(kiosk: Pick<Kiosk, 'state'>): Partial<Handlers> {
  return {
    'kiosk.state': () => forVisitors(kiosk.state),
    'screen.role': () => 'visitor',
  };
}
