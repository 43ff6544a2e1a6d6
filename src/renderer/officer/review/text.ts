import { featureText } from '../../i18n/feature-text.ts';
import { reviewEn } from '../../i18n/review.en.ts';
import { reviewId } from '../../i18n/review.id.ts';

/** The language of the screen and what says the review's strings. */
export const useReviewText = featureText({ id: reviewId, en: reviewEn });
