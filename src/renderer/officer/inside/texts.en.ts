import { featureText } from '../../i18n/feature-text.ts';
import { deskTexts } from '../texts.en.ts';
import { id, type InsideKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<InsideKey, string>> = {
  count: '{count, plural, one {# person inside} other {# people inside}}',
  countOf: '{count, number} of {capacity, number} people inside',
  full: 'Full: the next visitors are asked to wait outside.',
  off: 'This office does not keep who is inside.',
  'off.hint': 'An admin can turn it on in the office’s settings.',
  'off.admin': 'When it is on, a code that is scanned again checks out, and the office may have a capacity.',
  'off.on': 'Turn it on now',
  empty: 'Nobody is inside.',
  'empty.hint': 'Whoever is admitted is listed here until they leave.',
  'empty.search': 'Nobody matches “{text}”.',
  search: 'Find a name inside',
  table: 'People inside',
  'col.since': 'Came ({zone})',
  'col.long': 'For',
  nameless: 'No name (no. {seq, number})',
  long: '{hours, number} h {minutes, number} min',
  minutes: '{minutes, number} min',
  leave: 'Check out',
  'leave.of': 'Check out: {name}',
  left: '{name} is checked out.',
  'exit.start': 'Start exit mode',
  'exit.stop': 'End exit mode',
  'exit.on': 'Exit mode: every scan checks somebody out, until {time}.',
  print: 'Print evacuation list',
  'print.key': 'F9',
  printed: 'The evacuation list is printed.',
  'printed.file': 'There is no printer. The list is kept as {file}.',
  'list.title': 'Evacuation list',
  'list.at': '{date}, {time} {zone} · {office}',
  'list.count': '{count, plural, one {# person inside by the log} other {# people inside by the log}}',
  'list.seen': 'Here',
  'list.foot':
    'Hold it at the assembly point, call the names one by one, and destroy it afterwards: it holds personal data.',
};

/** The screen’s language, and what says these strings in it. */
export const useInsideText = featureText(deskTexts, { id, en });
