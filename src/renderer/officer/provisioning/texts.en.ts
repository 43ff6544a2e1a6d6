import { featureText } from '../../i18n/feature-text.ts';
import { siteCardTexts } from '../../ui/site-card/texts.en.ts';
import { deskTexts } from '../texts.en.ts';
import { id, type ProvisioningKey } from './texts.id.ts';

/** The same in English. */
export const en: Readonly<Record<ProvisioningKey, string>> = {
  'dialog.title': 'Use this site card?',
  'dialog.pins': 'From now on this kiosk takes cards of this key only. Compare its fingerprint.',
  'dialog.take': 'Use the card',
  'dialog.failed': 'This did not work ({code}). The former settings hold.',
  'card.title': 'Site card',
  'card.hint': 'Scan the card now, or open its file. New settings hold once you have agreed.',
  'card.nobody': 'There is no regency’s key yet. The first good card that is used settles it.',
  'card.takes': 'This kiosk takes cards of this key only:',
  'card.forget': 'Forget this key…',
  'forget.title': 'Forget the regency’s key?',
  'forget.note':
    'The next good card then settles a new key, whoever made it. Do this only when the IT office has changed its key.',
  'forget.yes': 'Forget the key',
  forgotten: 'The key is forgotten. The office’s settings are as they were.',
  'poster.title': 'Poster for the door',
  'poster.hint':
    'A4, in both languages: the office’s name, how to hold the phone, what the four colours mean.',
  'poster.code': 'Office code',
  'poster.codeNote': 'As in the regency’s list, such as KEC-01. Empty: the poster has no code of the office.',
  'poster.codeWrong': 'Only A–Z, figures, dots and hyphens; 24 at most.',
  'poster.save': 'Save the poster (PDF)…',
  'poster.keep': 'Keep the code',
  'poster.saved': 'The poster is saved: {file}. Print it on A4 at 100%.',
  'poster.sheets': 'The IT office makes the cards and install sheets of all offices under “All offices”.',
};

/** The screen’s language, and what says these strings in it. */
export const useProvisioningText = featureText(deskTexts, siteCardTexts, { id, en });
