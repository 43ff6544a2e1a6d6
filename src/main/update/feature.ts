import type { updateRequests } from '#shared/ipc/requests/updates.ts';
import { differs, type Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';
import { isAwake } from '../site/awake.ts';
import { Updates } from './updates.ts';

/** So long nobody may have come by before the kiosk replaces itself unasked. */
const QUIET_MS = 10 * 60_000;

/**
 * Newer versions of the program.
 * @param sinceScan how long ago the last scan came, in milliseconds
 */
export function updateFeature(ground: Ground, sinceScan: () => number) {
  const { data, program, settings, session, site, now, random, report, changed, events } = ground;
  let news = 'null';
  const updates = new Updates({
    folder: data.updates,
    program,
    now,
    random,
    report,
    settings: () => site()?.updates ?? null,
    // The office is closed, and nobody is at the desk or was at the door lately.
    isNight: () => {
      const office = site();
      const awake = !office || isAwake(office, now());
      return !awake && !session.current && sinceScan() >= QUIET_MS;
    },
    record: (action, officerId, detail) =>
      ground.audit(officerId === null ? null : { id: officerId }, action, detail),
    // How far it is changes often; whether there is one, seldom.
    onChange: () => {
      events.emit('update', updates.state);
      const latest = JSON.stringify(updates.news);
      if (latest === news) return;
      news = latest;
      changed();
    },
  });
  return {
    service: updates,
    state: () => ({ update: updates.news }),
    start: () => updates.start(),
    tick: (isLogWell) => {
      if (isLogWell) updates.tick();
      return false;
    },
    settled: (site, before) => {
      if (differs(site, before, (of) => of.updates)) updates.settingsChanged();
    },
    close: () => updates.close(),
    handle: {
      'update.state': () => updates.state,
      'update.open': async (_, asker) => updates.takeFile(await asker.file(), asker.officer.id),
      'update.fetch': () => updates.fetchNow(),
      'update.install': (_, { officer, still }) => updates.install(officer.id, still),
      'update.seen': () => updates.seen(),
      'update.save': ({ settings: updates }, { officer }) =>
        settings.change({ what: 'updates', officer }, (site) => ({ ...site, updates })),
    },
  } satisfies Feature<typeof updateRequests>;
}
