import { type Disease, DISEASES, NO_DISEASE } from '../domain/disease.ts';
import type { Language } from '../domain/locale.ts';
import { diseasesEn } from './diseases.en.ts';
import { diseasesId } from './diseases.id.ts';

const names: Readonly<Record<Language, Readonly<Record<Disease, string>>>> = {
  id: diseasesId,
  en: diseasesEn,
};

/** Said of two diseases together, and of more than are named. */
const JOINED: Readonly<Record<Language, { readonly and: string; readonly more: string }>> = {
  id: { and: ' dan ', more: ' dan lainnya' },
  en: { and: ' and ', more: ' and others' },
};

/** So many letters of diseases fit a sentence that is read from two metres. */
const FITTING = 40;

/** What a disease is called. */
export function diseaseName(disease: Disease, language: Language): string {
  return names[language][disease];
}

/**
 * Diseases in a sentence: one, two, or one and that there are more.
 * @param param as `diseaseParam` makes it; what is no disease in it is left out
 * @returns `none` where it names none
 */
export function diseaseList(param: string, language: Language): string {
  const { and, more } = JOINED[language];
  const ids = param.split(',');
  const [first, ...others] = DISEASES.filter((disease) => ids.includes(disease)).map((disease) =>
    diseaseName(disease, language),
  );
  if (first === undefined) return NO_DISEASE;
  if (others.length === 0) return first;
  const both = `${first}${and}${others[0] ?? ''}`;
  return others.length === 1 && both.length <= FITTING ? both : `${first}${more}`;
}
