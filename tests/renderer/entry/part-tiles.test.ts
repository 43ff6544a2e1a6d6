import { describe, expect, it } from 'vitest';
import { partTiles, SIDE } from '../../../src/renderer/entry/part-tiles.ts';

/** Twelve are more than any wallet shows; ninety-nine are what the form of the code allows. */
const COUNTS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 99];

describe('the tiles of a card in several codes', () => {
  it.each(COUNTS)('are as many as it has codes, all in the drawing: %i', (of) => {
    const tiles = partTiles(of);
    expect(tiles).toHaveLength(of);
    for (const { x, y, size } of tiles) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(-1e-9);
      expect(Math.max(x, y) + size).toBeLessThanOrEqual(SIDE + 1e-9);
    }
  });

  it.each(COUNTS)('stand apart from one another: %i', (of) => {
    const tiles = partTiles(of);
    tiles.forEach((a, i) => {
      for (const b of tiles.slice(i + 1)) {
        expect(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeGreaterThan(a.size);
      }
    });
  });

  it.each(COUNTS)('stand in the middle, row by row: %i', (of) => {
    const tiles = partTiles(of);
    for (const y of new Set(tiles.map((tile) => tile.y))) {
      const row = tiles.filter((tile) => tile.y === y);
      const [first, last] = [row.at(0), row.at(-1)];
      expect((first?.x ?? 0) + (last?.x ?? 0) + (last?.size ?? 0)).toBeCloseTo(SIDE);
    }
  });
});
