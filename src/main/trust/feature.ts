import { differs, type Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import { TrustService } from './trust-service.ts';

/** Whom the kiosk believes: read late, looked through for changes, fetched anew. */
export function trustFeature({ data, room, site, now, random, report, changed }: Ground) {
  const trust = new TrustService({
    path: data.trust,
    settings: () => site()?.trust ?? null,
    now,
    believed: () => {
      try {
        const clock = room.fault === null ? room.openOrNull?.care.clock : undefined;
        return clock ? { at: clock.believed, isBehind: clock.isBehind } : null;
      } catch {
        return null;
      }
    },
    random,
    report,
    onChange: changed,
  });
  return {
    service: trust,
    state: () => ({ trust: trust.state }),
    start: () => {
      trust.begin();
      trust.startFetching();
    },
    warm: () => {
      if (trust.refresh()) changed();
    },
    tick: () => trust.refresh(),
    settled: (site, before) => {
      if (differs(site, before, (of) => of.trust)) trust.startFetching();
    },
  } satisfies Feature;
}
