import { featureText } from '../i18n/feature-text.ts';
import { siteCardTexts } from '../ui/site-card/texts.en.ts';
import { id, type SetupKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<SetupKey, string>> = {
  product: 'Gerbang',
  step: 'Step {step} of {steps}',
  next: 'Next',
  finish: 'Finish and start the kiosk',
  saving: 'Saving…',
  'language.title': 'Choose a language',
  'language.hint': 'The visitors’ screen uses this language, with the second one smaller beneath it.',
  'office.title': 'Which office is this?',
  'office.hint': 'Visitors see this name on the screen.',
  'office.example': 'Example: Penajam District Office',
  'zone.WIB': 'WIB',
  'zone.WIB.where': 'Jakarta, Pontianak',
  'zone.WITA': 'WITA',
  'zone.WITA.where': 'Penajam, Makassar',
  'zone.WIT': 'WIT',
  'zone.WIT.where': 'Jayapura, Ambon',
  trust: 'Keys of the certificates’ issuers',
  'trust.fetch': 'From the internet (recommended)',
  'trust.fetchHint': 'WHO’s list, renewed every day when there is a network.',
  'trust.file': 'From a file',
  'trust.fileHint': 'IT staff bring it in, for instance on a USB stick.',
  'scanner.auto': 'Find by itself (recommended)',
  'scanner.autoHint': 'Uses every scanner that is plugged in, now or later.',
  'scanner.title': 'Choose the scanner',
  'scanner.hint':
    'Plug in the scanner’s USB cable. The kiosk finds it by itself, or choose it from the list.',
  'scanner.refresh': 'Look again',
  'scanner.looking': 'Looking…',
  'scanner.empty': 'No scanner found yet.',
  'scanner.emptyHint': 'Plug it in, then press “Look again”. The scanner must be in serial mode (USB COM).',
  'scanner.failed': 'The list of devices cannot be read. Enter the address by hand.',
  'scanner.unnamed': 'Serial device',
  'scanner.manual': 'Type the address',
  'scanner.pathExample': 'Such as COM3, /dev/ttyACM0',
  'scanner.hid': 'HID POS mode',
  'scanner.hidHint': 'Found by itself.',
  'scanner.wedge': 'Keyboard mode',
  'scanner.wedgeHint': 'A scanner that types.',
  'scanner.later': 'Set up later',
  'scanner.laterHint': 'The kiosk cannot scan yet.',
  'scanner.advanced': 'Advanced',
  'officer.title': 'The first officer',
  'officer.hint': 'This PIN opens the log of visits. Keep it safe.',
  'officer.pin': 'PIN (6–12 digits)',
  unsaved: 'Not saved yet ({code}). Try again, or ask IT.',

  'scan.title': 'Scan the office’s card',
  'scan.hint': 'One scan fills in everything. The card is on the install sheet.',
  'scan.or': 'Without a card: fill it in yourself',
  'step.count': 'Step 2 of 2',
  'step.read': 'The site card is read',
  'step.compare': 'Compare it with the install sheet.',
  'step.drop': 'Do not use this card',
};

/** The screen’s language, and what says these strings in it. */
export const useSetupText = featureText(siteCardTexts, { id, en });
