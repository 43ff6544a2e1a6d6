import type { Language } from '../domain/locale.ts';
import type { Category, Decision, Verdict } from '../domain/verdict.ts';

const DECISIONS: Readonly<Record<Language, Readonly<Record<Decision, string>>>> = {
  id: { admit: 'SILAKAN MASUK', refer: 'TUNGGU PETUGAS', deny: 'TIDAK DIIZINKAN' },
  en: { admit: 'PLEASE ENTER', refer: 'PLEASE WAIT', deny: 'NOT ADMITTED' },
};

const CATEGORIES: Readonly<Record<Language, Readonly<Record<Category, string>>>> = {
  id: { hijau: 'Hijau', kuning: 'Kuning', merah: 'Merah', hitam: 'Hitam' },
  en: { hijau: 'Green', kuning: 'Yellow', merah: 'Red', hitam: 'Black' },
};

/** The big word of an office that has no room, whatever the credential says. */
const FULL_WORD: Readonly<Record<Language, string>> = { id: 'KANTOR PENUH', en: 'OFFICE FULL' };

/** Whether it is the office, not the person: it has no room. */
export function isOfficeFull({ reasons }: Pick<Verdict, 'reasons'>): boolean {
  return reasons[0]?.code === 'OFFICE_FULL';
}

/** The big word of a verdict. */
export function verdictWord(verdict: Pick<Verdict, 'decision' | 'reasons'>, language: Language): string {
  return isOfficeFull(verdict) ? FULL_WORD[language] : decisionWord(verdict.decision, language);
}

/** The big word of a decision. */
export function decisionWord(decision: Decision, language: Language): string {
  return DECISIONS[language][decision];
}

/** PeduliLindungi's colours, as people in Indonesia know them. */
export function categoryWord(category: Category, language: Language): string {
  return CATEGORIES[language][category];
}
