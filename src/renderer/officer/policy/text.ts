import type { Language } from '#shared/domain/locale.ts';
import { createTranslator, type Translator } from '#shared/messages/translate.ts';
import { policyEn } from '../../i18n/policy.en.ts';
import { policyId, type PolicyKey } from '../../i18n/policy.id.ts';
import { useText } from '../../i18n/text.tsx';

const translators: Readonly<Record<Language, Translator<PolicyKey>>> = {
  id: createTranslator<PolicyKey>('id', policyId),
  en: createTranslator<PolicyKey>('en', policyEn),
};

/** The language of the screen and what says this screen's strings. */
export function usePolicyText(): { language: Language; t: Translator<PolicyKey> } {
  const { language } = useText();
  return { language, t: translators[language] };
}
