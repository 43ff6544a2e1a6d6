import { MOST_OFFICES, type OfficeListFault, type OfficeProblem } from '../domain/card-making.ts';
import type { Language } from '../domain/locale.ts';
import { officesEn } from './offices.en.ts';
import { officesId, type OfficesKey } from './offices.id.ts';
import { createTranslator, type Translator } from './translate.ts';

const translators: Readonly<Record<Language, Translator<OfficesKey>>> = {
  id: createTranslator<OfficesKey>('id', officesId),
  en: createTranslator<OfficesKey>('en', officesEn),
};

/** What is wrong in a cell, for whoever wrote the list; row and column are said by whoever says this. */
export function officeProblemText({ code, column, before = 0 }: OfficeProblem, language: Language): string {
  const t = translators[language];
  return code === 'TAKES' ? t(`takes.${column}`) : t(code, { before });
}

/** Why a file is no list of offices. */
export function officeListFaultText({ code }: OfficeListFault, language: Language): string {
  return translators[language](code, { most: MOST_OFFICES });
}
