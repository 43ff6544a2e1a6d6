import { featureText } from '../../i18n/feature-text.ts';
import { insideEn } from '../../i18n/inside.en.ts';
import { insideId } from '../../i18n/inside.id.ts';

/** The language of the screen and what says this section's strings. */
export const useInsideText = featureText({ id: insideId, en: insideEn });
