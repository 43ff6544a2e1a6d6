import {
  BASE,
  CODE_PATH,
  CUFF,
  EARPIECE,
  FINDERS,
  LIGHT,
  LINES,
  MODULE,
  PALM,
  RAYS,
  SLEEVE,
  THUMB,
  THUMB_LINE,
} from '#shared/drawings/phone.ts';

/**
 * A phone held over a desk scanner. The arm comes in from the left edge of the screen, so the drawing stands at it.
 * @param dim true while the scanner is away: no light comes from it
 */
export function Illustration({ label, dim }: { label: string; dim: boolean }) {
  return (
    <svg
      className="drawing"
      viewBox="0 0 620 560"
      preserveAspectRatio="xMinYMax meet"
      role="img"
      aria-label={label}
      data-dim={dim ? '' : undefined}
    >
      <defs>
        <pattern
          id="kawung"
          width="44"
          height="44"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(24)"
        >
          <g className="drawing__batik">
            {[45, 135, 225, 315].map((turn) => (
              <ellipse key={turn} cx="22" cy="9.5" rx="5" ry="8" transform={`rotate(${turn} 22 22)`} />
            ))}
            <circle cx="22" cy="22" r="1.6" />
          </g>
        </pattern>
      </defs>

      <g className="drawing__beam">
        {RAYS.map((ray, at) => (
          <path key={ray} className={`drawing__ray drawing__ray--${at + 1}`} d={ray} />
        ))}
      </g>

      <path className="drawing__solid" d={BASE} />
      <rect className="drawing__window" x="304" y="492" width="136" height="34" rx="10" />
      <path className="drawing__light" d={LIGHT} />

      <g transform="rotate(6 372 190)">
        <path className="drawing__skin drawing__line" d={PALM} />
        <rect className="drawing__phone drawing__line" x="284" y="24" width="176" height="320" rx="28" />
        <path className="drawing__line drawing__line--thin" d={EARPIECE} />
        <g transform={`translate(${372 - (17 * MODULE) / 2} 92)`}>
          <path className="drawing__code" d={CODE_PATH} />
          {FINDERS.map(([x, y]) => (
            <g key={`${x} ${y}`} transform={`translate(${x * MODULE} ${y * MODULE})`}>
              <rect className="drawing__finder" x="3" y="3" width="36" height="36" />
              <rect className="drawing__code" x="13" y="13" width="16" height="16" />
            </g>
          ))}
        </g>
        <path className="drawing__line drawing__line--thin" d={LINES} />

        {[132, 172, 212, 252].map((y, finger) => (
          <rect
            key={y}
            className="drawing__skin drawing__line"
            x={finger === 3 ? 446 : 440}
            y={y}
            width={finger === 3 ? 30 : 36}
            height="36"
            rx="17"
          />
        ))}
        <path className="drawing__skin" d={THUMB} />
        <path className="drawing__line drawing__line--open" d={THUMB_LINE} />
        <path className="drawing__sleeve drawing__line" d={SLEEVE} />
        <path className="drawing__pattern" d={SLEEVE} />
        <path className="drawing__cuff drawing__line" d={CUFF} />
      </g>
    </svg>
  );
}
