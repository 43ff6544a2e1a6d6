/*
 * Check digits of code systems, written as their specifications put them: what a value set has wrong by a digit is found by
 * them, and by nothing else.
 */

/** The dihedral group of ten: rotations, then reflections. */
function times(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b) % 5) : (a - b + 5) % 5;
}

const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

function permuted(digit: number, times: number): number {
  return times === 0 ? digit : permuted(PERMUTATION[digit] ?? NaN, times - 1);
}

/** Whether the last digit of a SNOMED CT identifier is right: Verhoeff's, from the right (SNOMED CT release file specification 6.2). */
export function hasVerhoeffDigit(id: string): boolean {
  const sum = Array.from(id)
    .toReversed()
    .reduce((check, digit, i) => times(check, permuted(Number(digit), i % 8)), 0);
  return /^\d+$/.test(id) && sum === 0;
}

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Whether a record id of eighteen letters ends as the case of its first fifteen says: three letters for five each. */
export function hasCaseSuffix(id: string): boolean {
  const suffix = [0, 5, 10].map((from) => {
    const bits = Array.from(id.slice(from, from + 5)).map((letter, i) => (/[A-Z]/.test(letter) ? 2 ** i : 0));
    return SUFFIX.charAt(bits.reduce((sum, bit) => sum + bit, 0));
  });
  return id.length === 18 && id.endsWith(suffix.join(''));
}
