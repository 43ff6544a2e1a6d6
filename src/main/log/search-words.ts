/**
 * How people find a name: by the beginnings of its words in any order, in any case, with or without accents, in the
 * spelling of today or of before 1972 (Soekarno, Sukarno), with doubled letters or not (Muhammad, Muhamad).
 */

/** What identifies a person in one row of the log. */
export interface Identity {
  readonly name?: string | undefined;
  readonly nik?: string | undefined;
  /** As it was typed, or in its normal form. */
  readonly phone?: string | undefined;
  readonly village?: string | undefined;
  readonly host?: string | undefined;
}

/** One word of a question: any of these has to be there. */
interface Wanted {
  readonly forms: readonly string[];
  /** At any place of a word, not at its beginning only: the last digits of a number. */
  readonly anywhere: boolean;
}

/** What is looked for: all of these; the longest, which the fewest have, first. */
export type Question = readonly Wanted[];

const APOSTROPHE = /['`´‘’ʻʼ]/g;
const NO_WORD = /[^\p{L}\p{N}]+/u;
const PLAIN = /^[\x20-\x7e]*$/;
const OTHER_LETTERS: Readonly<Record<string, string>> = { ø: 'o', đ: 'd', ł: 'l', ß: 'ss', æ: 'ae', ı: 'i' };

/** So many digits are enough to look for them within a number. */
const DIGITS_WITHIN = 4;

/** A row's words, each with a space before it; empty where nothing identifies anybody. */
export function lineOf({ name, nik, phone, village, host }: Identity): string {
  const words = new Set<string>();
  for (const text of [name, village, host]) if (text !== undefined) addWords(words, text);
  if (nik !== undefined) words.add(nik);
  const digits = phone?.replace(/\D/g, '') ?? '';
  if (digits !== '') words.add(national(digits));
  let line = '';
  for (const word of words) line += ` ${word}`;
  return line;
}

/** What somebody typed, as a question; null where there is nothing to look for in it. */
export function questionOf(text: string): Question | null {
  // A number may be typed with gaps.
  const isNumber = /\d/.test(text) && !/\p{L}/u.test(text);
  const words = isNumber
    ? [text.replace(/\D/g, '')]
    : folded(text.replace(APOSTROPHE, '')).split(NO_WORD).filter(Boolean);
  const wanted = words.map((word) => {
    if (!/^\d+$/.test(word)) return { forms: formsOf(word), anywhere: false };
    const local = national(word);
    return { forms: local === word ? [word] : [word, local], anywhere: word.length >= DIGITS_WITHIN };
  });
  if (wanted.length === 0) return null;
  return wanted.sort((a, b) => (b.forms[0]?.length ?? 0) - (a.forms[0]?.length ?? 0));
}

/** @param line as `lineOf` gives it */
export function answers(line: string, question: Question): boolean {
  return question.every(({ forms, anywhere }) =>
    forms.some((form) => line.includes(anywhere ? form : ` ${form}`)),
  );
}

function addWords(words: Set<string>, text: string): void {
  const letters = folded(text);
  // Nur'aini is looked for as Nuraini, Nur'aini and Nur Aini.
  const spellings = letters.search(APOSTROPHE) < 0 ? [letters] : [letters.replace(APOSTROPHE, ''), letters];
  for (const spelling of spellings) {
    for (const word of spelling.split(NO_WORD)) {
      if (word !== '') for (const form of formsOf(word)) words.add(form);
    }
  }
}

/** Small letters without accents. */
function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .replace(APOSTROPHE, "'")
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[øđłßæı]/g, (letter) => OTHER_LETTERS[letter] ?? letter);
}

/** A word as it is written, and as it is spelt today where that is another. */
function formsOf(word: string): string[] {
  const today = word
    .replaceAll('oe', 'u')
    .replaceAll('dj', 'j')
    .replaceAll('tj', 'c')
    .replaceAll('sj', 'sy')
    .replace(/(\p{L})\1+/gu, '$1');
  return today === word ? [word] : [word, today];
}

/** A telephone number's digits as people here dial it. */
function national(digits: string): string {
  return digits.startsWith('62') && digits.length > DIGITS_WITHIN ? `0${digits.slice(2)}` : digits;
}
