import type { Language } from '../domain/locale.ts';
import type { Reason, ReasonCode } from '../domain/reason.ts';
import type { ReasonCatalogue } from './reason-text.ts';
import { reasonsEn } from './reasons.en.ts';
import { reasonsId } from './reasons.id.ts';
import { NO_DISEASE } from '../domain/disease.ts';
import { diseaseList } from './diseases.ts';
import { createTranslatorOf, type Translator } from './translate.ts';

const catalogues: Readonly<Record<Language, ReasonCatalogue>> = { id: reasonsId, en: reasonsEn };
const translators = new Map<Language, Translator<ReasonCode>>();

/** The sentence for the visitor: why, and what to do. Where a parameter is missing it is the label. */
export function reasonSentence(reason: Reason, language: Language): string {
  try {
    return sentences(language)(reason.code, inWords(reason, language));
  } catch {
    return reasonLabel(reason, language);
  }
}

/** Diseases become words. Entries that were written before they were named have no such parameter. */
function inWords({ code, params }: Reason, language: Language): Reason['params'] {
  const diseases = params?.['diseases'];
  if (typeof diseases === 'string') return { ...params, diseases: diseaseList(diseases, language) };
  return code === 'OTHER_DISEASE' ? { ...params, diseases: NO_DISEASE } : params;
}

/** The few words for the officer's table and exports. */
export function reasonLabel(reason: Reason, language: Language): string {
  return catalogues[language][reason.code].label;
}

function sentences(language: Language): Translator<ReasonCode> {
  let found = translators.get(language);
  if (!found) {
    found = createTranslatorOf(language, catalogues[language], ({ sentence }) => sentence);
    translators.set(language, found);
  }
  return found;
}
