import { LANGUAGES, type Language } from '#shared/domain/locale.ts';
import { createTranslator, type Translator } from '#shared/messages/translate.ts';
import { createContext, useContext, type ReactNode } from 'react';
import { en } from './en.ts';
import { id, type StringKey } from './id.ts';

/** Says a string of the catalogues in one language. */
export type Translate = Translator<StringKey>;

const translators: Readonly<Record<Language, Translate>> = {
  id: createTranslator<StringKey>('id', id),
  en: createTranslator<StringKey>('en', en),
};

const LanguageContext = createContext<Language>(LANGUAGES[0]);

/** The language of everything within. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The language of the screen and what says its strings. */
export function useText(): { language: Language; t: Translate } {
  const language = useContext(LanguageContext);
  return { language, t: translators[language] };
}

/** The other language, which stands smaller beneath the first on what visitors read. */
export function useSecondText(): { language: Language; t: Translate } {
  const language = secondLanguage(useContext(LanguageContext));
  return { language, t: translators[language] };
}

export function secondLanguage(first: Language): Language {
  return first === 'id' ? 'en' : 'id';
}
