import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fromDigits,
  isHealthCard,
  joinChunks,
  parseChunk,
} from '../../../../src/main/credential/shc/numeric.ts';
import type { Chunk, ChunkSet } from '../../../../src/main/credential/shc/numeric.ts';
import { toNumeric, toNumericChunks } from '../../../support/issuer/shc.ts';

const jwsText = fc.string({
  unit: fc.constantFrom(...Array.from('ABCXYZabcxyz0189-_.')),
  minLength: 20,
  maxLength: 3000,
});

describe('one code', () => {
  test('announces itself by its scheme', () => {
    expect(isHealthCard('shc:/5676')).toBe(true);
    expect(isHealthCard(' SHC:/5676')).toBe(true);
    expect(isHealthCard('shlink:/eyJ')).toBe(false);
    expect(isHealthCard('shc:5676')).toBe(false);
  });

  test('digits are characters, two and two', () => {
    expect(fromDigits('5676290952432060')).toBe('eyJ6aXAi');
  });

  test('what was written in digits reads as it was', () => {
    fc.assert(
      fc.property(jwsText, (text) => {
        expect(fromDigits(parseChunk(toNumeric(text)).digits)).toBe(text);
      }),
    );
  });

  test.each([
    ['an odd number of digits', 'shc:/567'],
    ['no digits', 'shc:/'],
    ['a letter', 'shc:/56a6'],
    ['the chunk after the last', 'shc:/3/2/5676'],
    ['chunk nought', 'shc:/0/2/5676'],
    ['a hundred chunks', 'shc:/1/100/5676'],
    ['a chunk of 1192 characters', `shc:/1/2/${'56'.repeat(1192)}`],
  ])('refuses %s', (_, text) => {
    expect(() => parseChunk(text)).toThrow(expect.objectContaining({ code: 'NUMERIC_INVALID' }));
  });

  test('refuses a pair above 77', () => {
    expect(() => fromDigits('5678')).toThrow(expect.objectContaining({ code: 'NUMERIC_INVALID' }));
  });
});

describe('several codes', () => {
  const three = (text: string): Chunk[] => toNumericChunks(text, 3).map(parseChunk);

  test('in any order, some of them twice, make the whole', () => {
    fc.assert(
      fc.property(jwsText, fc.shuffledSubarray([0, 1, 2, 0, 1, 2], { minLength: 6 }), (text, order) => {
        const chunks = three(text);
        let set: ChunkSet | null = null;
        let whole: string | null = null;
        for (const i of order) {
          const progress = joinChunks(set, chunks[i] ?? { index: 1, total: 1, digits: '' });
          set = progress.set;
          whole = progress.text;
        }
        expect(whole).toBe(toNumeric(text));
      }),
    );
  });

  test('says which are still to come', () => {
    const [, second] = three('abcdefghi');
    if (!second) throw new Error('three chunks');
    expect(joinChunks(null, second)).toMatchObject({ missing: [1, 3], text: null });
  });

  test('another card begins anew: its chunks never mix with the first one’s', () => {
    const [mine] = three('abcdefghi');
    const [theirFirst, theirSecond] = three('ABCDEFGHI');
    const [ofTwo] = toNumericChunks('abcdefghi', 2).map(parseChunk);
    if (!mine || !theirFirst || !theirSecond || !ofTwo) throw new Error('three chunks');
    const { set } = joinChunks(null, mine);
    expect(joinChunks(set, theirFirst).missing).toEqual([2, 3]);
    expect(joinChunks(set, theirFirst).set.parts.get(1)).toBe(theirFirst.digits);
    expect(joinChunks(set, ofTwo).missing).toEqual([2]);
    expect(joinChunks(set, theirSecond).missing).toEqual([3]);
  });

  test('a single code is whole at once', () => {
    expect(joinChunks(null, parseChunk('shc:/5676'))).toMatchObject({ missing: [], text: 'shc:/5676' });
  });
});
