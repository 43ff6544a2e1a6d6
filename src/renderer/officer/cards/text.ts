import { cardsEn } from '../../i18n/cards.en.ts';
import { cardsId } from '../../i18n/cards.id.ts';
import { featureText } from '../../i18n/feature-text.ts';

/** The language of the screen, and what says this section's strings in it. */
export const useCardsText = featureText({ id: cardsId, en: cardsEn });
