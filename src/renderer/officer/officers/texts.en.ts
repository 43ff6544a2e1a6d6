import { featureText } from '../../i18n/feature-text.ts';
import { deskTexts } from '../texts.en.ts';
import { id, type OfficersKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<OfficersKey, string>> = {
  list: 'Officers of this office',
  'failed.PIN_TAKEN': 'This PIN cannot be used. Choose another one.',
  'failed.PIN_WEAK': 'This PIN is too easy to guess. Choose another one.',
  'failed.LAST_ADMIN': 'At least one active admin has to stay.',
  'failed.PIN_WRONG': 'The present PIN is wrong.',
  'failed.CODE_WRONG': 'The recovery code is wrong. Check every letter.',
  add: 'Add an officer',
  'col.role': 'Role',
  'col.created': 'Made',
  'col.last': 'Last sign-in',
  'role.admin': 'Admin',
  'role.petugas.note': 'The officer’s desk: visits, review, follow-up',
  'role.admin.note': 'All of that, and rules, officers, the office’s settings',
  never: 'never',
  inactive: 'Not active',
  you: 'You',
  'action.pin': 'New PIN',
  'action.makeAdmin': 'Make admin',
  'action.makePetugas': 'Make officer',
  'action.activate': 'Activate',
  'action.sure': 'Sure?',
  'form.pin': 'PIN, 6 to 12 digits',
  'form.current': 'Present PIN',
  'pin.of': 'A new PIN for {name}',
  'pin.own': 'Change my PIN',
  recovery: 'Recovery code',
  'recovery.note':
    'With this code the office gets in again when no admin knows a PIN, and opens a backup on another PC.',
  'recovery.make': 'Make a new code',
  'recovery.sure': 'The present code will be void. Make a new one?',
  'recover.title': 'Enter with the recovery code',
  'recover.note': 'It was written down when the kiosk was set up: five groups of letters and digits.',
  'recover.save': 'Keep the new PIN',
};

/** The screen’s language, and what says these strings in it. */
export const useOfficersText = featureText(deskTexts, { id, en });
