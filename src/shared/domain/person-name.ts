import { cutTo, LIMITS } from './limits.ts';

/*
 * Names as people read them. Unicode has characters that are not seen, that turn the direction of what stands beside
 * them, or pile up over a line: in a name they serve nobody but whoever wants it to be read for another (UTS 39, UTR 36).
 */

/** Controls, formats, what a renderer is to ignore (UAX 44, Default_Ignorable_Code_Point), private and broken ones. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu;
/** Joiners, and the selectors of a Han letter's form: of the above they alone can belong to a name. */
const MAY_BELONG = /[\u200c\u200d\u{e0100}-\u{e01ef}]/u;
/** The letters of a word of Persian and its kin are kept apart; those of India and Sri Lanka joined or not after a virama. */
const BELONGS =
  /(?<=\p{Script=Arabic}\p{M}{0,4})\u200c(?=\p{Script=Arabic})|(?<=[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])[\u200c\u200d](?=\p{L})|(?<=\p{Script=Han})[\u{e0100}-\u{e01ef}]/gu;
const BLANKS = /[\s\u0085\u2800]+/gu;
/** No script that we know of sets more on one letter. */
const MOST_MARKS = 4;
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');
const MARKS_OF_NOTHING = /(^| )\p{M}+/gu;

/**
 * A text of one line without what is not seen: NFC, blanks as one space, marks on letters and not too many of them.
 * Letters, apostrophes, dots and hyphens of all scripts stay as they are.
 */
export function plainLine(text: string): string {
  let plain = text;
  // What goes may let others meet that compose, or stand where a mark may not: until nothing changes any more.
  for (let last = ''; plain !== last;) {
    last = plain;
    plain = withoutUnseen(plain.normalize('NFC').replace(BLANKS, ' '))
      .replace(BLANKS, ' ')
      .replace(TOO_MANY_MARKS, '$1')
      .replace(MARKS_OF_NOTHING, '$1')
      .trim();
  }
  return plain;
}

/** A name as `plainLine` has it; empty where there is no letter in it: nobody is called that. */
export function personName(text: string): string {
  const name = plainLine(text);
  return /\p{L}/u.test(name) ? name : '';
}

/**
 * A name for a screen, a list or a file, whatever it says and wherever it comes from: plain, and no longer than a
 * certificate may have it. Rows of before there were limits may hold a hundred thousand characters.
 */
export function shownName(text: string): string {
  return shownText(text, LIMITS.name);
}

/** The same of another text, an issuer or a note: so many characters at most. */
export function shownText(text: string, most: number = LIMITS.text): string {
  // What is beyond this is not even looked at; what the cut left at its edge may not belong there.
  return plainLine(cutTo(plainLine(text.slice(0, 8 * most)), most));
}

/**
 * Whether the letters of a name are of scripts that no writing mixes: what looks like a Latin a is a Cyrillic one. As
 * UTS 39 has its level "highly restrictive": one script, or those of Chinese, Japanese and Korean with Latin.
 */
export function mixesScripts(name: string): boolean {
  const scripts = new Set<string>();
  for (const letter of name) {
    if (!/\p{L}/u.test(letter) || /[\p{Script=Common}\p{Script=Inherited}]/u.test(letter)) continue;
    scripts.add(SCRIPTS.find(([, is]) => is.test(letter))?.[0] ?? 'other');
  }
  return scripts.size > 1 && !TOGETHER.some((allowed) => [...scripts].every((script) => allowed.has(script)));
}

const TOGETHER: readonly ReadonlySet<string>[] = [
  new Set(['Latin', 'Han', 'Hiragana', 'Katakana']),
  new Set(['Latin', 'Han', 'Bopomofo']),
  new Set(['Latin', 'Han', 'Hangul']),
];

/** The scripts that people of today write their names in, the most frequent here first. */
const SCRIPTS: readonly (readonly [name: string, is: RegExp])[] = [
  ...['Latin', 'Arabic', 'Han', 'Cyrillic', 'Greek', 'Thai', 'Devanagari', 'Tamil', 'Hangul', 'Hiragana'],
  ...['Katakana', 'Bopomofo', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Telugu', 'Kannada', 'Malayalam'],
  ...['Sinhala', 'Lao', 'Khmer', 'Myanmar', 'Tibetan', 'Hebrew', 'Syriac', 'Thaana', 'Armenian', 'Georgian'],
  ...[
    'Ethiopic',
    'Cherokee',
    'Mongolian',
    'Javanese',
    'Balinese',
    'Sundanese',
    'Buginese',
    'Batak',
    'Coptic',
  ],
].map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);

function withoutUnseen(text: string): string {
  if (!MAY_BELONG.test(text)) return text.replace(UNSEEN, '');
  // First what never belongs, so that what may is judged by its neighbours.
  const left = text.replace(UNSEEN, (unseen) => (MAY_BELONG.test(unseen) ? unseen : ''));
  const kept = new Set([...left.matchAll(BELONGS)].map(({ index }) => index));
  return left.replace(UNSEEN, (unseen, at: number) => (kept.has(at) ? unseen : ''));
}
