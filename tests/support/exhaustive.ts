/** Whether nothing is left out that takes long: so in `npm run test:all`, not in `npm test`. */
export const isExhaustive = process.env['GERBANG_EXHAUSTIVE'] === '1';

/**
 * Bits to flip, by their places: all of them, or of each byte two, others than of its neighbour.
 * @param bytes how many
 * @param from the first byte
 */
export function bitsToFlip(bytes: number, from = 0): readonly number[] {
  return Array.from({ length: bytes - from }, (_, i) => from + i).flatMap((at) => {
    const of = isExhaustive ? [0, 1, 2, 3, 4, 5, 6, 7] : [(3 * at) & 7, (3 * at + 5) & 7];
    return of.map((bit) => 8 * at + bit);
  });
}
