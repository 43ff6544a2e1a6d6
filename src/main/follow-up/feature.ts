import type { followUpRequests } from '#shared/ipc/requests/follow-up.ts';
import type { Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import { FollowUp } from './follow-up.ts';

/** Whom the task force follows up. */
export function followUpFeature({ room, now, timeZone }: Ground) {
  const followUp = room.keep(({ log }) => new FollowUp({ log, now, timeZone }));
  return {
    service: followUp,
    handle: {
      'followUp.page': (query) => followUp.it.page(query),
      'followUp.case': ({ seq }) => followUp.it.history(seq),
      'followUp.record': (request, { officer }) => followUp.it.record(request, officer),
    },
  } satisfies Feature<typeof followUpRequests>;
}
