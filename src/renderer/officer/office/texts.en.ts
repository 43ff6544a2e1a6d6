import { featureText } from '../../i18n/feature-text.ts';
import { deskTexts } from '../texts.en.ts';
import { id, type OfficeKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<OfficeKey, string>> = {
  tabs: 'Parts of the office’s settings',
  'tab.settings': 'Settings',
  'tab.card': 'Card & poster',
  'tab.cards': 'All offices',
  'tab.backup': 'Backups',
  'tab.privacy': 'Personal data',
  'tab.updates': 'Updates',
  'tab.trail': 'Audit trail',
  'displays.one':
    'One display is connected: officer and visitors take turns at it. Connect a second one and visitors have their own.',
  'displays.more': 'The officer’s desk is on this display; visitors have the other.',
  'displays.move': 'Move the desk to the other display',
  'displays.failed': 'The desk could not be moved ({code}).',
  'part.presence': 'In and out',
  enabled: 'Keep who is inside',
  'enabled.note': 'The same code scanned again checks out.',
  capacity: 'Capacity (people)',
  'capacity.note': 'Empty: no limit.',
  staffExempt: 'Employees come in even when it is full',
  closingTime: 'Closing time',
  'closingTime.note': 'Whoever forgot to scan out is checked out at this time.',
  againMinutes: 'A code again is a leave after (minutes)',
  'part.screen': 'Screen and scanner',
  verdictSeconds: 'Green and red stand for (seconds)',
  referSeconds: 'Yellow stands for (seconds)',
  duplicateSeconds: 'The same code counts once within (seconds)',
  sound: 'A sound at every scan',
  retentionDays: 'Erase personal data after (days)',
  'retentionDays.note': 'Counts and decisions stay; names, NIK and contacts are destroyed.',
  'problem.name': 'Give the office’s name, 120 letters at most.',
  'problem.number': 'A number from {min, number} to {max, number}.',
  'problem.time': 'A time such as 16:00.',

  'backup.why': 'Backups are encrypted. They open on this PC, or on another one with the recovery code.',
  'backup.own': 'On this PC',
  'backup.own.note': 'Every day, for the kiosk to recover by itself from a damaged file.',
  'backup.office': 'Elsewhere',
  'backup.office.note': 'A USB stick or a shared folder, for a PC that is lost or broken.',
  'backup.none': 'Not chosen yet.',
  'backup.last': 'Last {date}; {count, plural, one {# backup} other {# backups}}.',
  'backup.never': 'Never made yet.',
  'backup.missing': 'The folder cannot be reached. Plug in the stick; the kiosk tries again every hour.',
  'backup.failed': 'The last try failed ({code}).',
  'backup.forget': 'Stop using this folder',
  'backup.now': 'Make a backup now',
  'backup.making': 'Making a backup…',
  'backup.made': 'The backup is made and was read back.',
  'backup.notMade': 'Not all backups were made. See above.',
  'backup.restore': 'Restore from a backup…',
  'backup.restore.sure': 'Restore the log from a backup?',
  'backup.restore.note':
    'The present log is kept beside it and replaced by the backup. You will be signed out and sign in again.',
  'backup.restore.yes': 'Choose the backup…',
  'backup.restored': 'Restored to {date}: {rows, plural, one {# row} other {# rows}}.',
  'backup.BACKUP_DAMAGED': 'That file is cut off, altered, or no backup of Gerbang.',
  'backup.BACKUP_KEY_WRONG':
    'That backup is of another kiosk. Restore it on the command line with its recovery code.',
  'backup.BACKUP_NOT_READABLE': 'The backup cannot be read.',
  keep: 'How many to keep',
  'key.unprotected':
    'This PC has no key store: only file permissions guard the log’s key. Encrypt this PC’s disk.',

  'privacy.why':
    'For a person’s request under Indonesia’s law UU 27/2022: see what is kept of them, and erase it when asked.',
  'privacy.search': 'Name, NIK or phone',
  'privacy.find': 'Find',
  'privacy.none': 'Nothing is kept of “{text}”.',
  'privacy.found':
    '{count, plural, one {# visit} other {# visits}} found. Tick those that really are this person.',
  'privacy.all': 'Tick all',
  'privacy.erase': 'Erase personal data ({count, number})…',
  'privacy.sure': 'Erase the personal data of {count, plural, one {# visit} other {# visits}}?',
  'privacy.sure.note':
    'Name, birth date, NIK, contact and notes are destroyed for good. Time, category and decision stay. Older backups hold them until they are replaced.',
  'privacy.yes': 'Erase for good',
  'privacy.erased':
    'Personal data was erased from {count, plural, one {# row} other {# rows}}; who did so is on record.',
  'privacy.short': 'Type 3 letters at least.',
  'privacy.nameless': 'No name',
  'privacy.table': 'Visits of this person',
  'col.tick': 'Tick',
  'col.kept': 'What else is kept',
  'kept.nik': 'NIK {nik}',
  'kept.phone': 'phone {phone}',
};

/** The screen’s language, and what says these strings in it. */
export const useOfficeText = featureText(deskTexts, { id, en });
