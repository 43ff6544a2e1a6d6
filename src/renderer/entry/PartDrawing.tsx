import { partTiles, SIDE } from './part-tiles.ts';

/** The card's codes as tiles: with a check what was read, in bold the next, in dashes the others. */
export function PartDrawing({ have, of }: { have: number; of: number }) {
  return (
    <svg viewBox={`-1 -1 ${SIDE + 2} ${SIDE + 2}`} width="100%" height="100%" aria-hidden>
      {partTiles(of).map(({ x, y, size }, i) => (
        <g
          key={i}
          className="tile"
          data-state={i < have ? 'read' : i === have ? 'next' : 'later'}
          data-last={i === have - 1 ? '' : undefined}
          transform={`translate(${x} ${y}) scale(${size / 24})`}
        >
          <rect className="tile__box" x={0.8} y={0.8} width={22.4} height={22.4} rx={3} />
          {i < have ? <path className="tile__check" d="m6.4 12.6 4 4 7.4-8.6" /> : <Code />}
        </g>
      ))}
    </svg>
  );
}

/** A QR code as a sign: three finders and a few modules, on a field of 24 by 24. */
function Code() {
  return (
    <g className="tile__code">
      <path d="M5.7 5.7h4.6v4.6H5.7zM13.7 5.7h4.6v4.6h-4.6zM5.7 13.7h4.6v4.6H5.7z" />
      <path
        className="tile__modules"
        d="M7.3 7.3h1.4v1.4H7.3zM15.3 7.3h1.4v1.4h-1.4zM7.3 15.3h1.4v1.4H7.3zM13 13h2v2h-2zM17 13h2v2h-2zM15 15h2v2h-2zM13 17h2v2h-2zM17 17h2v2h-2z"
      />
    </g>
  );
}
