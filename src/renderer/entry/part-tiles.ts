/** Where a part's tile stands in a drawing of `SIDE` by `SIDE`. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export const SIDE = 96;

/** Of a tile's side. */
const GAP = 0.14;

/**
 * The tiles for a card of so many parts: as square a block as they make, in reading order, the last row in the
 * middle. They depend on nothing but the count, so that no tile moves as parts come in.
 */
export function partTiles(of: number): readonly Tile[] {
  const columns = Math.ceil(Math.sqrt(of));
  const rows = Math.ceil(of / columns);
  const size = SIDE / (columns + (columns - 1) * GAP);
  const step = size * (1 + GAP);
  const top = (SIDE - (rows - 1) * step - size) / 2;
  return Array.from({ length: of }, (_, i) => {
    const row = Math.floor(i / columns);
    const missing = columns - Math.min(columns, of - row * columns);
    return { x: (i % columns) * step + (missing * step) / 2, y: top + row * step, size };
  });
}
