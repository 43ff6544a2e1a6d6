import { featureText } from '../../i18n/feature-text.ts';
import { liveDeskEn } from '../../i18n/live-desk.en.ts';
import { liveDeskId } from '../../i18n/live-desk.id.ts';

/** The language of the screen and what says the live desk's strings. */
export const useLiveDeskText = featureText({ id: liveDeskId, en: liveDeskEn });
