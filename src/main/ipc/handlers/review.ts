import type { reviewRequests } from '#shared/ipc/requests/review.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { WorksOf } from '../answer.ts';

export function reviewHandlers(kiosk: Kiosk): WorksOf<typeof reviewRequests> {
  return {
    'review.page': (query) => kiosk.review.page(query),
    'review.summary': ({ filter }) => kiosk.review.summary(filter),
    'review.story': ({ seq }) => kiosk.review.story(seq),
    'review.officers': () => kiosk.review.officers(),
  };
}
