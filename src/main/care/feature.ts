import type { careRequests } from '#shared/ipc/requests/care.ts';
import type { Feature } from '../feature.ts';
import type { Ground } from '../ground.ts';

/** The log's own health: what is wrong with it, its backups, its alarms, and the clock by which it is written. */
export function careFeature({ room, settings, session }: Ground) {
  const tick = (): boolean =>
    room.fault === null && room.ask(() => room.openOrNull?.care.tick() ?? false, false);
  return {
    state: () => ({
      alarm: room.ask(() => room.openOrNull?.care.alarm ?? null, null),
      clockJump: room.ask(() => room.openOrNull?.care.clock.jump ?? null, null),
      backupLate: room.openOrNull?.care.backups.late ?? false,
      logFault: room.fault,
    }),
    start: tick,
    tick,
    handle: {
      'backup.state': () => ({ ...room.open.care.backups.state, keyProtected: room.keyProtected }),
      'backup.now': (_, { officer }) => room.open.care.backups.backUp(officer.id),
      // Where the office wants backups besides the kiosk's own folder.
      'backup.chooseFolder': async (_, asker) => {
        const folder = await asker.folder();
        const { officer } = asker;
        settings.change({ what: 'backup-folder', officer }, (site) => ({
          ...site,
          backup: { ...site.backup, folder },
        }));
        return true;
      },
      'backup.forgetFolder': (_, { officer }) =>
        settings.change({ what: 'backup-folder', officer }, (site) => ({
          ...site,
          backup: { ...site.backup, folder: null },
        })),
      'backup.restore': async (_, asker) => {
        const file = await asker.file();
        const { madeAt, rows } = room.restore(file, asker.officer.id);
        session.end();
        return { madeAt, rows };
      },
      'alarm.seen': (_, { officer }) => room.open.care.seen(officer.id),
      'clock.answer': ({ answer }, { officer }) => room.open.care.answerClock(answer, officer.id),
    },
  } satisfies Feature<typeof careRequests>;
}
