import { featureText } from '../../i18n/feature-text.ts';
import { updatesEn } from '../../i18n/updates.en.ts';
import { updatesId } from '../../i18n/updates.id.ts';

/** The language of the screen and what says this page's strings. */
export const useUpdatesText = featureText({ id: updatesId, en: updatesEn });
