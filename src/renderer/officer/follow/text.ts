import { featureText } from '../../i18n/feature-text.ts';
import { followEn } from '../../i18n/follow.en.ts';
import { followId } from '../../i18n/follow.id.ts';

/** The language of the screen and what says this section's strings. */
export const useFollowText = featureText({ id: followId, en: followEn });
