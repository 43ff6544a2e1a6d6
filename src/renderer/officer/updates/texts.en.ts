import { featureText } from '../../i18n/feature-text.ts';
import { deskTexts } from '../texts.en.ts';
import { id, type UpdatesKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<UpdatesKey, string>> = {
  program: 'This program',
  running: 'Version {version}',
  'kind.appimage': 'Installed as an AppImage.',
  'kind.deb': 'Installed as a package of the system (deb).',
  'kind.nsis': 'Installed for this whole PC.',
  'kind.portable': 'The portable program.',
  'kind.none': 'Not installed from a package: updates cannot be installed from here.',
  key: 'Takes only updates that are signed by:',
  'key.none':
    'This program was built without a release key, so it takes no updates. Install new versions with their installer.',
  nothing: 'No update is waiting.',
  checked: 'The update server last answered {date}.',
  'feed.failed':
    'Updates cannot be fetched over the network ({code}). The kiosk tries again by itself; its work goes on.',
  'work.looking': 'Checking…',
  'work.fetching': 'Downloading version {version}…',
  'work.copying': 'Copying version {version} from the stick…',
  'work.installing': 'Installing version {version}…',
  ready: 'Version {version} is ready to install',
  'ready.facts': 'Released {date} · {size, number} MB · signature correct',
  'ready.early': 'Its release date has not come yet: check this PC’s clock.',
  'ready.notes': 'New in version {version}',
  'refused.title': 'Update refused',
  'refused.version': 'Update to version {version} refused',
  'refused.failed': 'Version {version} is not installed yet',
  'refused.UPDATE_NO_KEY': 'This program was built without a release key, so it takes no updates.',
  'refused.UPDATE_MALFORMED':
    'That is no update of Gerbang, or one of a form that this version does not know.',
  'refused.UPDATE_FOREIGN': 'Somebody else signed it. Do not use it; ask where it comes from.',
  'refused.UPDATE_FORGED':
    'The signature is wrong: it was changed after it was signed. Do not use it; get it again from its source.',
  'refused.UPDATE_OTHER_PRODUCT': 'That is an update for another program.',
  'refused.UPDATE_OLDER': 'Older than what is installed, or than what this kiosk has taken before.',
  'refused.UPDATE_TAKEN_BACK': 'That version failed on this kiosk before. Wait for the next one.',
  'refused.UPDATE_NO_FILE': 'There is no program for this PC in it.',
  'refused.UPDATE_FILE_MISSING':
    'The program’s file is not beside gerbang-update.json, or is no plain file. Copy the whole folder to the stick.',
  'refused.UPDATE_DAMAGED':
    'The program’s file is not the one that was signed: cut off, or changed. Copy it again from its source.',
  'refused.UPDATE_NOT_KEPT': 'It cannot be kept: the disk is full, or may not be written to.',
  'refused.UPDATE_NOT_INSTALLED':
    'The system did not install it. The former version goes on. Try again with an administrator of this PC.',
  takenBack:
    'Version {version} was installed and did not run well. The former version was put back on {date}, and that one is not taken again.',
  byHand: 'An administrator of this PC has to run:',
  'byHand.portable': 'Put this file in the portable program’s place:',
  seen: 'Understood',
  open: 'Take from a stick…',
  fetch: 'Check the server now',
  install: 'Install now…',
  sure: 'Install version {version} now?',
  'sure.appimage':
    'The kiosk starts anew; visitors wait for about a minute. If the new version does not run well, the former one comes back by itself.',
  'sure.deb':
    'The system asks for an administrator’s password. The kiosk starts anew after that; visitors wait for about a minute.',
  'sure.nsis':
    'Windows asks for an administrator. The kiosk closes, and starts again once it is installed; visitors wait for some minutes.',
  'sure.portable': 'The kiosk shows where the file is; the portable program is replaced by hand.',
  'sure.yes': 'Install',
  'outcome.taken': 'The update is copied and checked. The stick may be pulled.',
  'outcome.current': 'That is the version that is installed already.',
  'outcome.refused': 'The update is refused. See above.',
  feed: 'Over the network',
  'feed.note': 'For offices with a network. Files are fetched; nothing is sent.',
  'feed.enabled': 'Look for updates by itself',
  'feed.url': 'Address of gerbang-update.json',
  'feed.urlWrong': 'A whole address that begins with https://',
  'everyHours.wrong': 'A number from 1 to 720.',
  when: 'When to install',
  'when.ask': 'When an admin presses Install',
  'when.night': 'By itself, outside office hours',
  'when.attended': 'This PC asks for an administrator to install: updates wait for you all the same.',
};

/** The screen’s language, and what says these strings in it. */
export const useUpdatesText = featureText(deskTexts, { id, en });
