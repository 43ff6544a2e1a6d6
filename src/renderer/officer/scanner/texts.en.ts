import { featureText } from '../../i18n/feature-text.ts';
import { deskTexts } from '../texts.en.ts';
import { id, type ScannerKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<ScannerKey, string>> = {
  looking: 'Looking at the scanners…',
  notNow: 'The test is over. Start it again if you need it.',

  'test.start': 'Start the test',
  'test.end': 'End the test',
  'test.off':
    'Visitors are served as usual. Press “Start the test” to see what scans hold and to try settings.',
  'test.on': 'Testing: scans make no entries. It ends by itself when this page is closed.',
  'sheet.save': 'Test sheet (PDF)',
  'sheet.saved': 'Test sheet saved: {file}',

  'typing.offer':
    'A scanner that types reads well. The kiosk can always expect it: the idle screen then looks for no scanner.',
  'typing.expect': 'Always expect it',

  inForce: 'In force',
  trying: 'Tried, not saved',
  'save.settings': 'Save these settings',
  'as.none': 'no scanner yet',
  'as.auto': 'find by itself',
  'as.hid': 'HID POS mode',
  'as.wedge': 'keyboard mode',
  'as.serial': 'serial, {port}, {baud} baud',
  'as.layout': 'layout {layout}',

  devices: 'What is plugged in',
  'devices.none': 'No scanner is found. Check the USB cable, then see docs/SCANNERS.md.',
  'device.unnamed': 'Without a name',
  'device.port': 'Serial port',
  'device.keyboard': 'A scanner that types',
  'kind.hid': 'HID POS',
  'kind.serial': 'serial',
  'kind.wedge': 'keyboard',
  'kind.other': 'another mode',
  'device.driver': 'driver {driver}',
  'state.reading': 'read by the kiosk',
  'state.free': 'available',
  'state.denied': 'may not be opened',
  'state.busy': 'held by another program',
  'state.mode': 'in a mode that is not read',
  'state.typing': 'types',
  'why.free': 'This port is not chosen. During a test, “Try” reads it.',
  'why.freeHid': 'The settings in force do not use HID POS.',
  'why.denied': '{path} belongs to {owner}:{group} ({mode}); this account has no right to it.',
  'why.covered':
    'Copy the rule 70-gerbang-scanner.rules to /etc/udev/rules.d/, run “udevadm control --reload && udevadm trigger”, then unplug it and plug it in again.',
  'why.uncovered': 'The rule 70-gerbang-scanner.rules does not have this device. Add the line:',
  'why.busy': 'Close the other program that uses it.',
  'why.holder': 'Held by “{holder}”. Close that program.',
  'why.mode': 'This scanner is in a mode that is not read. Scan the code for “USB HID POS” in its manual.',
  'why.typing': 'It types like a keyboard. HID POS or serial are better: every byte arrives as it is.',
  'why.weakest':
    'The weakest way: what is scanned comes as typing. The kiosk holds it back, but HID POS or serial are safer.',
  'device.try': 'Try',

  probe: 'Find the speed',
  'probe.stop': 'Stop looking',
  'probe.how': 'Scan code 2 of the test sheet again and again, until a port is understood.',
  'probe.listening': 'listening at {baud} baud',
  'probe.garbled': '{count, plural, =0 {nothing heard yet} one {unreadable once} other {unreadable # times}}',
  'probe.found': 'found: {baud} baud',
  'probe.denied': 'may not be opened',
  'probe.busy': 'held by another program',
  'probe.gone': 'not there any more',
  'probe.nothing': 'No port was understood. Check the cable and the scanner’s mode, then try again.',

  settings: 'Settings',
  'form.kind': 'How it is read',
  'form.port': 'Port',
  'form.typed': 'Type the address…',
  'form.framing': 'Framing',
  'form.prefix': 'Prefix',
  'form.suffix': 'Suffix',
  'form.affixHint': 'Control characters as \\x02, \\t',
  'form.layout': 'The scanner’s keyboard',
  'form.try': 'Try these settings',
  'form.problem.path': 'Enter the port’s address.',
  'form.problem.baud': 'A number from 300 to 3000000.',
  'form.problem.affix': 'At most 32 ASCII characters.',
  'layout.us': 'American (US)',
  'layout.gb': 'British (GB)',
  'layout.de': 'German (QWERTZ)',
  'layout.fr': 'French (AZERTY)',
  'layout.es': 'Spanish',
  'layout.it': 'Italian',

  sheet: 'Test sheet',
  'sheet.code': 'Number {number}: {length} characters, {state}',
  'sheet.waiting': 'not scanned yet',
  'sheet.good': 'whole',
  'sheet.bad': 'mangled',
  'sheet.done': '{good} of {all} codes whole',

  live: 'Scans',
  'live.none': 'No scan since this page was opened.',
  'live.source': 'Source',
  'live.format': 'Kind',
  'live.length': 'Length',
  'live.took': 'Took',
  'live.symbology': 'AIM',
  'live.ms': '{ms} ms',
  'live.content': 'Scan {number} as it came',
  'live.text': 'Text',
  'live.hex': 'Hexadecimal',
  'live.secret': 'What a scan holds is shown in a test only: what visitors show is not for this page.',
  'ending.open': 'broke off: the end of the code did not come',
  'ending.oversize': 'too long',
  'format.site': 'set-up card',
  'format.test-sheet': 'test sheet',
  'format.unknown': 'unknown',

  'check.good': 'Code {number} came whole.',
  'check.bad': 'Code {number} was mangled on its way:',
  'check.badUnknown': 'A code of the test sheet was mangled on its way:',
  'fault.LOWER_CASE': 'Capitals became small letters. Switch off “convert to lower case” on the scanner.',
  'fault.UPPER_CASE': 'Small letters became capitals. Switch off “convert to upper case” on the scanner.',
  'fault.CASE_SWAPPED': 'Capitals and small letters are swapped: Caps Lock is on. Switch it off.',
  'fault.LAYOUT': 'The scanner is set to the keyboard {layout}, the kiosk reads {current}.',
  'fault.LAYOUT.unknown': 'The scanner is set to another country’s keyboard. Scan code 1 to find out which.',
  'fault.LAYOUT.use': 'Read it as {layout}',
  'fault.TRUNCATED':
    'Cut off: {came} of {of} characters. Check the scanner’s limit of length, and what it sends at the end.',
  'fault.HEAD_LOST':
    '{lost, plural, one {The first character is} other {The first # characters are}} missing. The computer or the cable woke too late: scan again.',
  'fault.MIDDLE_LOST':
    '{lost, plural, one {# character is} other {# characters are}} missing in the middle. The scanner is too fast: set a pause between characters, or use HID POS.',
  'fault.DOUBLED': 'The code came twice as one. Switch on the suffix CR, or switch off double reads.',
  'fault.CHARACTERS_DOUBLED': 'Every character came twice. Switch off the scanner’s echo.',
  'fault.GS_LOST':
    'The separator GS is missing. Switch on “send control characters”, or use HID POS or serial.',
  'fault.GS_BRACKET': 'The separator GS became a bracket: the Ctrl key was lost. Use HID POS or serial.',
  'fault.ALT_CODES': 'The numbers of Alt codes came. Switch off “Alt codes”, or switch on Num Lock.',
  'fault.RECODED':
    'Bytes above 127 became two each. Switch off the conversion of character sets (UTF-8) on the scanner.',
  'fault.ADDED': 'The scanner adds “{before}” before and “{after}” after. Enter them as prefix and suffix.',
  'fault.CHANGED':
    '{count, plural, one {# character is} other {# characters are}} another. Check the cable, the speed and the scanner’s mode.',
};

/** The screen’s language, and what says these strings in it. */
export const useScannerText = featureText(deskTexts, { id, en });
