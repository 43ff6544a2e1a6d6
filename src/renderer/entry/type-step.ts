/** Sizes of a text that must fit its place whatever its length: 1 is the largest (verdict.css has the sizes). */
export type TypeStep = 1 | 2 | 3 | 4 | 5 | 6;

/** Up to how many characters a name may have for each step, and how long its longest word may be. */
const NAME_STEPS = [
  { step: 1, length: 18, word: 13 },
  { step: 2, length: 40, word: 17 },
  { step: 3, length: 60, word: 22 },
  { step: 4, length: 90, word: 28 },
  { step: 5, length: 160, word: 36 },
] as const;

/** The step at which a name of any length and any word fits the verdict. */
export function nameStep(name: string): TypeStep {
  const length = countCharacters(name);
  const word = Math.max(0, ...name.split(/[\s-]+/u).map(countCharacters));
  return NAME_STEPS.find((fits) => length <= fits.length && word <= fits.word)?.step ?? 6;
}

/** The step for a sentence. */
export function sentenceStep(sentence: string): 1 | 2 | 3 {
  const length = countCharacters(sentence);
  if (length <= 90) return 1;
  return length <= 150 ? 2 : 3;
}

/** What people see as characters: a letter with its accents is one. */
function countCharacters(text: string): number {
  return Array.from(segmenter.segment(text)).length;
}

const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' });
