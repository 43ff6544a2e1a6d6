import { featureText } from '../../i18n/feature-text.ts';
import { deskTexts } from '../texts.en.ts';
import { id, type DiagnosticsKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<DiagnosticsKey, string>> = {
  heading: 'How this kiosk is',
  looking: 'Looking…',
  again: 'Look again',
  bundle: 'Save a support file',
  'bundle.note':
    'For the IT team: these findings, the settings, the log of faults. No names, visits or keys.',
  'bundle.saved': 'Saved: {file}',
  'end.sure': 'Close the kiosk? It stops scanning until it is opened again.',
  'state.ok': 'Good',
  'state.warn': 'Attention',
  'state.bad': 'Problem',
  'check.program': 'Program',
  'check.disk': 'Disk space',
  'check.clock': 'Clock',
  'check.log': 'Log file',
  'check.chain': 'Chain of the log',
  'check.key': 'Key of the log',
  'check.trust': 'Issuer keys',
  'check.scanner': 'Scanner',
  'check.displays': 'Displays',
  'check.stability': 'Faults',
  PROGRAM: 'Gerbang {gerbang}, Electron {electron}, {system}',
  DISK_ENOUGH: '{freeMb, number} MB free; the log has {logMb, number} MB.',
  DISK_LOW: 'Only {freeMb, number} MB free. Delete other files that nobody needs.',
  DISK_FULL:
    'Almost full: {freeMb, number} MB free. Make room now; without room the kiosk turns everybody away.',
  DISK_UNKNOWN: 'The disk space cannot be read. Call IT.',
  CLOCK_PLAUSIBLE: 'Nothing looks wrong.',
  CLOCK_BEHIND_LOG:
    'It is slow: the last visit lies {minutes, number} minutes in the future. Set the PC’s clock.',
  CLOCK_BEHIND_TRUST:
    'It is slow: the issuer keys came {minutes, number} minutes in the future. Set the PC’s clock.',
  CLOCK_JUMPED: 'It jumped {times, number} times in 7 days. Check the clock and the mainboard’s battery.',
  CLOCK_AHEAD:
    'The last visit was {days, number} days ago. If the office was not closed that long, the clock is fast.',
  LOG_WHOLE: 'Whole; {rows, plural, one {# row} other {# rows}}.',
  LOG_LARGE: '{rows, number} rows. Too large to look at here; use gerbang doctor.',
  LOG_NONE: 'There is no log yet.',
  LOG_DAMAGED: 'Damaged. Delete nothing; call IT to restore a backup.',
  LOG_UNREADABLE: 'It cannot be opened ({code}). Call IT.',
  CHAIN_WHOLE: 'All {rows, number} rows are as they were written.',
  CHAIN_BROKEN: 'Row {seq, number} is not as it was written ({problem}). Call IT.',
  CHAIN_NOT_WALKED: 'The kiosk walks it by itself every day; gerbang doctor walks it now.',
  KEY_IN_STORE: 'Guarded by the operating system.',
  KEY_IN_FILE: 'Guarded by file permissions alone. Encrypt this PC’s disk.',
  KEY_NONE: 'There is no key yet.',
  KEY_UNREADABLE: 'The key file does not read. Restore a backup with the recovery code.',
  TRUST_FRESH:
    '{keys, plural, one {# key} other {# keys}}; renewed {days, plural, =0 {today} one {yesterday} other {# days ago}}.',
  TRUST_STALE: '{keys, number} keys; last renewed {days, number} days ago. Renew the list.',
  TRUST_EMPTY: 'Empty: every certificate is refused. Import a trust list.',
  TRUST_UNREADABLE: 'It cannot be opened. Call IT.',
  SCANNER_SET: 'Set up: {kind}.',
  SCANNER_CONNECTED: 'Connected: {device}.',
  SCANNER_TYPES: 'Connected, in keyboard mode: the weakest way. HID POS or serial are safer.',
  SCANNER_NOT_THERE: 'Not connected ({state}). Check the USB cable, then the Scanner page.',
  SCANNER_NOT_SET: 'Not set up yet. Open the Scanner page.',
  DISPLAYS: '{count, number}: {sizes}',
  STABLE: 'None in {days, number} days.',
  CRASHED:
    'In {days, number} days: the screen recovered {screens, number} times, the kiosk was started again {kiosks, number} times. If that is often, save a support file for IT.',
};

/** The screen’s language, and what says these strings in it. */
export const useDiagnosticsText = featureText(deskTexts, { id, en });
