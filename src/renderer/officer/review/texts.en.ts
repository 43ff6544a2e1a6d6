import { featureText } from '../../i18n/feature-text.ts';
import { deskTexts } from '../texts.en.ts';
import { id, type ReviewKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<ReviewKey, string>> = {
  views: 'Views of the log',
  'view.list': 'List',
  'view.charts': 'Charts',

  period: 'Period',
  'period.yesterday': 'Yesterday',
  'period.month': 'This month',
  'period.lastMonth': 'Last month',
  'period.year': 'Last 12 months',
  'period.custom': 'Choose dates',
  from: 'From',
  to: 'To',
  'period.turned': 'The last day is before the first.',

  search: 'Find a name, NIK, phone',
  'search.key': 'Press / to search',
  filters: 'Filters',
  clear: 'Clear filters',
  'filter.kind': 'Way in',

  'decision.admit': 'Admitted',
  'decision.refer': 'Waiting',
  'kind.scan': 'QR scanned',
  'kind.manual': 'Typed in',
  'follow.any': 'All cases',

  'count.found': '{count, plural, one {# visit found} other {# visits found}}',
  'count.foundMore': 'The newest {count, number} found',
  empty: 'No visit matches.',
  'empty.hint': 'Take a longer period, or clear the filters.',
  unreadable: 'The log cannot be read ({code}).',
  list: 'Visits that match',

  'col.left': 'Left',
  'sort.by': 'Sort by {column}',
  'sort.limited': 'This order is of the newest {count, number} visits.',
  'inside.still': 'inside',
  keys: '↑ ↓ choose · Enter open · / find · Esc back',

  story: 'Story of visit {seq, number}',
  'story.desk': 'the officer’s desk',
  'story.why': 'Why',
  'story.events': 'What happened',
  'story.erased': 'Personal data was erased when its time was over.',
  'story.broken': 'Personal data of this row was changed outside the program. Call IT.',
  'story.claimed': 'This code is not proven: the name on it is not kept.',
  'event.scan': 'Scanned: {decision}',
  'event.manual': 'Typed in by {officer}: {decision}',
  'event.decision': '{officer}: {decision}',
  'event.overrule': '{officer}: {decision}, overruling the rules',
  'event.again': 'Scanned again: entry no. {seq, number} stands for both',
  'event.leave.again': 'Left (scanned again)',
  'event.leave.exit': 'Left (exit mode)',
  'event.leave.hand': 'Left, noted by {officer}',
  'event.leave.closing': 'Closed at the closing hour; did not scan out',
  'event.follow': 'Follow-up by {officer}: {state}',
  'officer.unknown': 'officer',

  'chart.hour': 'By hour',
  'chart.day': 'By day',
  'chart.category': 'By category',
  'chart.reason': 'Most frequent reasons',
  'chart.hint.hour': 'Visits in each hour, {zone} time',
  'chart.none': 'No visits in this period.',
  'chart.busiest': 'Busiest: {what} ({count, plural, one {# visit} other {# visits}})',
};

/** The screen’s language, and what says these strings in it. */
export const useReviewText = featureText(deskTexts, { id, en });
