import type { officeRequests } from '#shared/ipc/requests/office.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { WorksOf } from '../answer.ts';

export function officeHandlers(kiosk: Kiosk): WorksOf<typeof officeRequests> {
  return {
    'office.save': ({ settings }, { officer }) => kiosk.saveSettings(settings, officer),
    'backup.state': () => ({ ...kiosk.care.backups.state, keyProtected: kiosk.keyProtected }),
    'backup.now': (_, { officer }) => kiosk.care.backups.backUp(officer.id),
    'backup.chooseFolder': async (_, asker) => {
      const folder = await asker.folder();
      kiosk.setBackupFolder(folder, asker.officer);
      return true;
    },
    'backup.forgetFolder': (_, { officer }) => kiosk.setBackupFolder(null, officer),
    'backup.restore': async (_, asker) => {
      const file = await asker.file();
      const { madeAt, rows } = kiosk.restore(file, asker.officer);
      return { madeAt, rows };
    },
    'alarm.seen': (_, { officer }) => kiosk.alarmSeen(officer),
    'clock.answer': ({ answer }, { officer }) => kiosk.answerClock(answer, officer),
    'office.trail': ({ limit, before }) => kiosk.review.trail(limit, before),
    'privacy.find': ({ text }) => kiosk.findPerson(text),
    'privacy.erase': ({ seqs }, { officer }) => kiosk.erasePerson(seqs, officer),
  };
}
