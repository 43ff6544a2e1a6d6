import type { officeRequests } from '#shared/ipc/requests/office.ts';
import type { Kiosk } from '../../kiosk.ts';
import { refusing, type Guard } from '../guard.ts';
import { RefusedError, type HandlersOf } from '../answer.ts';

const BACKUPS = { name: 'Gerbang', extensions: ['gbk'] } as const;

export function officeHandlers(kiosk: Kiosk, guard: Guard): HandlersOf<typeof officeRequests> {
  return {
    'office.save': async ({ settings }) => {
      const admin = guard.requireAdmin();
      await refusing(() => kiosk.saveSettings(settings, admin));
    },
    'backup.state': () => {
      guard.requireAdmin();
      return refusing(() => ({ ...kiosk.care.backups.state, keyProtected: kiosk.keyProtected }));
    },
    'backup.now': () => {
      const admin = guard.requireAdmin();
      return refusing(() => kiosk.care.backups.backUp(admin.id));
    },
    'backup.chooseFolder': async () => {
      const admin = guard.requireAdmin();
      const folder = await desktopOf(kiosk).openFolder();
      if (folder === null) return false;
      await refusing(() => kiosk.setBackupFolder(folder, admin));
      return true;
    },
    'backup.forgetFolder': async () => {
      const admin = guard.requireAdmin();
      await refusing(() => kiosk.setBackupFolder(null, admin));
    },
    'backup.restore': async () => {
      const admin = guard.requireAdmin();
      const file = await desktopOf(kiosk).openFile(BACKUPS);
      if (file === null) return null;
      const { madeAt, rows } = await refusing(() => kiosk.restore(file, admin));
      return { madeAt, rows };
    },
    'alarm.seen': async () => {
      const admin = guard.requireAdmin();
      await refusing(() => kiosk.alarmSeen(admin));
    },
    'clock.answer': async ({ answer }) => {
      const admin = guard.requireAdmin();
      await refusing(() => kiosk.answerClock(answer, admin));
    },
    'office.trail': ({ limit, before }) => {
      guard.requireAdmin();
      return refusing(() => kiosk.review.trail(limit, before));
    },
    'privacy.find': ({ text }) => {
      guard.requireAdmin();
      return refusing(() => kiosk.findPerson(text));
    },
    'privacy.erase': ({ seqs }) => {
      const admin = guard.requireAdmin();
      return refusing(() => kiosk.erasePerson(seqs, admin));
    },
  };
}

function desktopOf({ desktop }: Kiosk) {
  if (!desktop) throw new RefusedError('WRONG_PHASE', 'there is no window to ask in');
  return desktop;
}
