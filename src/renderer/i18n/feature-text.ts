import type { Language } from '#shared/domain/locale.ts';
import { createTranslator, type Translator } from '#shared/messages/translate.ts';
import { en } from './en.ts';
import { id } from './id.ts';
import { useText } from './text.tsx';

/** The same keys in both languages. */
export type Texts = Readonly<Record<Language, Readonly<Record<string, string>>>>;

type KeyOf<T> = T extends Texts ? Extract<keyof T['id'], string> : never;

/**
 * The strings of one feature, loaded with it; with them it says those of all screens, and whatever else it is given.
 * @returns a hook: the language of the screen, and what says these strings
 */
export function featureText<const All extends readonly Texts[]>(
  ...all: All
): () => { language: Language; t: Translator<KeyOf<All[number]> | keyof typeof id> } {
  type Key = KeyOf<All[number]> | keyof typeof id;
  const sayIn = (language: Language) =>
    createTranslator(language, merged([{ id, en }, ...all].map((texts) => texts[language])));
  const translators: Readonly<Record<Language, Translator<Key>>> = { id: sayIn('id'), en: sayIn('en') };
  return function useFeatureText() {
    const { language } = useText();
    return { language, t: translators[language] };
  };
}

function merged(catalogues: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  return Object.fromEntries(catalogues.flatMap((catalogue) => Object.entries(catalogue)));
}
