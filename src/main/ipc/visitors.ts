import type { KioskState } from '#shared/domain/kiosk.ts';
import type { requests, RequestName } from '#shared/ipc/contract.ts';
import type { Works } from '../feature.ts';
import { handlersOf, type Handlers, type Room } from './answer.ts';

/** What the visitors' own screens may ask, as the contract says: how the kiosk is, and nothing that changes anything. */
export type VisitorRequest = {
  [N in RequestName]: (typeof requests)[N] extends { readonly visitors: true } ? N : never;
}[RequestName];

/** What the visitors' own screens are told of the kiosk: nothing of the officer's business. */
export function forVisitors(state: KioskState): KioskState {
  const site = state.site && { ...state.site, backup: { ...state.site.backup, folder: null } };
  return { ...state, site, officer: null, alarm: null, clockJump: null, siteCard: null };
}

export function visitorHandlers(kiosk: Room & { readonly state: KioskState }): Handlers<VisitorRequest> {
  const works: Pick<Works, VisitorRequest> = {
    'kiosk.state': () => forVisitors(kiosk.state),
    'screen.role': () => 'visitor',
  };
  return handlersOf(kiosk, works);
}
