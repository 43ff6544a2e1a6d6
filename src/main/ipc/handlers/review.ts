import type { reviewRequests } from '#shared/ipc/requests/review.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import type { HandlersOf } from '../answer.ts';

export function reviewHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof reviewRequests> {
  return {
    'review.page': (query) => {
      guard.requireOfficer();
      return refusing(() => kiosk.review.page(query));
    },
    'review.summary': ({ filter }) => {
      guard.requireOfficer();
      return refusing(() => kiosk.review.summary(filter));
    },
    'review.story': ({ seq }) => {
      guard.requireOfficer();
      return refusing(() => kiosk.review.story(seq));
    },
    'review.officers': () => {
      guard.requireOfficer();
      return refusing(() => kiosk.review.officers());
    },
  };
}
