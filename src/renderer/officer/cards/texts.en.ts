import { featureText } from '../../i18n/feature-text.ts';
import { deskTexts } from '../texts.en.ts';
import { siteCardTexts } from '../../ui/site-card/texts.en.ts';
import { id, type CardsKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<CardsKey, string>> = {
  why: 'For the IT office: cards, posters and install sheets of all offices, from one list.',
  'failed.KEY_FILE_INVALID': 'That file is no regency’s key made by Gerbang.',
  'failed.KEY_FILE_THERE':
    'There is a file of that name already. A key is never overwritten: choose another name.',
  'failed.POLICY_INVALID': 'That file is no policy, or has errors. Check it under Rules.',
  'failed.POLICY_NOT_USABLE':
    'No card can name that policy: its id is one of Gerbang’s own, or has more than 40 letters.',
  'key.title': '1. The regency’s key',
  'key.hint': 'It signs all cards. This kiosk forgets it as soon as you sign out or close this section.',
  'key.open': 'Open the key’s file…',
  'key.make': 'Make a new key…',
  'key.new.title': 'Make the regency’s key',
  'key.new.note':
    'One key for one regency. Whoever has its file can make cards: keep it off the kiosks, with a copy locked away.',
  'key.new.issuer': 'Who signs',
  'key.new.issuerNote': 'Printed on every card, such as Diskominfo Penajam Paser Utara.',
  'key.new.issuerWrong': 'Type 1 to 120 letters, not beginning with = + - or @.',
  'key.new.save': 'Save the key’s file…',
  'list.title': '2. The list of offices',
  'list.hint': 'A row an office: Excel (.xlsx) or CSV. Only names and codes have to be there.',
  'list.open': 'Open a list…',
  'list.sample': 'Save a sample…',
  'list.policy': 'Own policy…',
  'list.policies': 'Own policies that go along: {names}.',
  'list.sampleSaved': 'The sample is saved: {file}. Fill it in with Excel, then open it here.',
  'list.fault': 'The list cannot be used: {why}.',
  'list.count':
    '{count, plural, =0 {No office was read} one {# office was read} other {# offices were read}}',
  'list.problems':
    '{count, plural, one {# thing has} other {# things have}} to be put right. Nothing is made before that: mend them in the file, then open it again.',
  'list.unknown': 'Columns that count for nothing: {names}.',
  'list.first': 'The first {count, number} are shown.',
  'problems.table': 'What has to be put right',
  'problems.column': 'Column',
  'problems.what': 'What is right',
  'offices.table': 'The offices that were read',
  'office.languages': 'Languages',
  'folder.title': '3. Folder and language',
  'folder.hint': 'Every office gets a folder of its own in it.',
  'folder.language': 'Language of cards and install sheets',
  'folder.posters': 'Posters are always in both languages.',
  'need.key': 'Open or make the key first.',
  'need.list': 'Open the list of offices first.',
  'need.fix': 'Put the list right first.',
  'need.folder': 'Choose the folder first.',
  ready: 'Ready. For every office: a card, a poster and an install sheet.',
  make: '{count, plural, =0 {Make cards} one {Make # card} other {Make # cards}}',
  'replace.title': 'That folder is not empty',
  'replace.note': 'Files of the same name are replaced; all others stay.',
  'replace.yes': 'Replace what has the same name',
  running: 'Cards are being made',
  'running.office': 'Now: {office}',
  'running.count': '{done, number} of {total, number} offices',
  'running.hint': 'Scanning goes on. If you sign out, it ends after this office.',
  stop: 'Stop',
  done: '{count, plural, one {The card of # office is made} other {The cards of # offices are made}}',
  'done.folder': 'Folder',
  'done.left': 'What remains to be done',
  'left.print': 'Print the card and the install sheet of every office on A4 at 100%.',
  'left.poster': 'Print the poster and put it up at the office’s door.',
  'left.install':
    'Install the kiosk: scan its card, and compare the key’s fingerprint with the install sheet’s.',
  'left.key': 'Lock the key’s file away, off the kiosks.',
  stopped: 'Stopped: {done, number} of {total, number} offices are made, each of them complete.',
  'fault.FILE_NOT_WRITTEN':
    'The folder cannot be written any more: {done, number} of {total, number} offices are made. Look at its room and its connection.',
  'fault.INTERNAL_ERROR':
    'Something went wrong: {done, number} of {total, number} offices are made. Try once more.',
};

/** The screen’s language, and what says these strings in it. */
export const useCardsText = featureText(deskTexts, siteCardTexts, { id, en });
