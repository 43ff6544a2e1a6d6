import type { Language } from '#shared/domain/locale.ts';
import { createTranslator, type Translator } from '#shared/messages/translate.ts';
import { featureText } from './feature-text.ts';
import { siteCardEn } from './site-card.en.ts';
import { siteCardId, type SiteCardKey } from './site-card.id.ts';

/** The language of the screen, and what says strings of site cards in it. */
export const useSiteCardText = featureText({ id: siteCardId, en: siteCardEn });

/** The same in a language that is named: before set-up, nobody has chosen one. */
export const SITE_CARD_TEXT: Readonly<Record<Language, Translator<SiteCardKey>>> = {
  id: createTranslator<SiteCardKey>('id', siteCardId),
  en: createTranslator<SiteCardKey>('en', siteCardEn),
};
