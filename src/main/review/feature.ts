import type { privacyRequests } from '#shared/ipc/requests/privacy.ts';
import type { reviewRequests } from '#shared/ipc/requests/review.ts';
import type { Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import { Review } from './review.ts';

/** Nobody visits an office more often than it keeps what is known of them. */
const MOST_OF_ONE = 1000;
const EVER = { from: new Date(0).toISOString(), to: new Date(8.64e15).toISOString() };

/** What officers read in the log, and what people have a right to of it. */
export function reviewFeature({ room, now, timeZone, report }: Ground) {
  const review = room.keep(({ log, officers }) => new Review({ log, officers, timeZone }));
  return {
    /** Makes ready what names are searched in, while nobody waits for it. */
    tick: (isLogWell) => {
      if (isLogWell) room.openOrNull?.log.prepareSearch().catch((error: unknown) => report('search', error));
      return false;
    },
    handle: {
      'review.page': (query) => review.it.page(query),
      'review.summary': ({ filter }) => review.it.summary(filter),
      'review.story': ({ seq }) => review.it.story(seq),
      'review.officers': () => review.it.officers(),
      'office.trail': ({ limit, before }) => review.it.trail(limit, before),
      'privacy.find': ({ text }) => room.log.search(text, EVER, MOST_OF_ONE),
      'privacy.erase': ({ seqs }, { officer }) =>
        room.log.eraseRows(seqs, { at: now(), officerId: officer.id }),
    },
  } satisfies Feature<typeof reviewRequests & typeof privacyRequests>;
}
