import { featureText } from '../../i18n/feature-text.ts';
import { deskTexts } from '../texts.en.ts';
import { id, type FollowKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<FollowKey, string>> = {
  states: 'State of the follow-up',
  age: 'Since',
  'period.any': 'Any time',
  'period.older': 'Older',
  table: 'Cases that are followed up',
  'col.days': 'Visit',
  'days.today': 'today',
  'days.ago': '{days, plural, one {# day ago} other {# days ago}}',
  empty: 'There is no case.',
  'empty.hint': 'Whoever is red, black or unvaccinated, and known by name, is listed here.',
  case: 'Case of visit {seq, number}',
  record: 'Record what was done',
  newState: 'State now',
  history: 'History',
  'history.begun': 'This visit began the case.',
};

/** The screen’s language, and what says these strings in it. */
export const useFollowText = featureText(deskTexts, { id, en });
