import { featureText } from '../i18n/feature-text.ts';
import { id, type LeaveKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<LeaveKey, string>> = {
  title: 'Close Gerbang?',
  note: 'The kiosk stops scanning until it is opened again. Only an admin can close it.',
  setup: 'This kiosk is not set up yet. You can go on with that later.',
  pin: 'Admin’s PIN',
  'failed.PIN_WRONG': 'The PIN is wrong.',
  'failed.NOT_ALLOWED': 'This is not an admin’s PIN. Call an admin.',
  notClosed: 'It could not be closed ({code}). Try again.',
};

/** The screen’s language, and what says these strings in it. */
export const useLeaveText = featureText({ id, en });
