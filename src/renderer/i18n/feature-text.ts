import type { Language } from '#shared/domain/locale.ts';
import { createTranslator, type Translator } from '#shared/messages/translate.ts';
import { useText } from './text.tsx';

/**
 * The strings of one section, loaded with it.
 * @param catalogues the same keys in both languages
 * @returns a hook: the language of the screen, and what says this section's strings
 */
export function featureText<Key extends string>(
  catalogues: Readonly<Record<Language, Readonly<Record<Key, string>>>>,
): () => { language: Language; t: Translator<Key> } {
  const translators: Readonly<Record<Language, Translator<Key>>> = {
    id: createTranslator<Key>('id', catalogues.id),
    en: createTranslator<Key>('en', catalogues.en),
  };
  return function useFeatureText() {
    const { language } = useText();
    return { language, t: translators[language] };
  };
}
