import * as z from 'zod';

/*
 * How long what a certificate says may be, in characters (code points). Names are as long as the EU's schema has them
 * (DCC.schema.json 1.3.0: 80 each of `fn`, `fnt`, `gn`, `gnt`); the rest is wider than any issuer's that we know of,
 * and narrow enough that nothing which draws, sorts or keeps it has to fear it.
 */

export const LIMITS = {
  /** A family name or the given names, transliterated or not. */
  namePart: 80,
  /** Both with a space between; a format that has one name only may use all of it. */
  name: 161,
  /** Both with ICAO's `<<` between. */
  transliteration: 162,
  /** A coded value, which some issuers write out: "COVID-19 Vaccine …". */
  code: 256,
  /** An issuer, a place, an organisation; an address, an id, a document's number. */
  text: 256,
  /** What is in the container, a country. */
  short: 64,
  /** What one certificate states. */
  statements: 64,
} as const;

/** A text of at most so many code points. */
export function textUpTo(most: number): z.ZodString {
  return z.string().check(({ value, issues }) => {
    if (!isLongerThan(value, most)) return;
    issues.push({ code: 'too_big', origin: 'string', maximum: most, inclusive: true, input: value });
  });
}

export function isLongerThan(text: string, most: number): boolean {
  // Each code point is one or two units: most texts need no counting.
  if (text.length <= most) return false;
  return text.length > 2 * most || Array.from(text).length > most;
}

/** A text of at most so many code points: what is beyond them is cut off, which an ellipsis tells. */
export function cutTo(text: string, most: number): string {
  if (!isLongerThan(text, most)) return text;
  return `${Array.from(text.slice(0, 2 * most))
    .slice(0, most - 1)
    .join('')}…`;
}
