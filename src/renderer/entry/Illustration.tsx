/** The modules of the drawn code, row by row: it looks like a QR code and is none. */
const CODE = [
  '00000000110100000',
  '00000001010110000',
  '00000000101000000',
  '00000001100110000',
  '00000000010100000',
  '00000001101010000',
  '01011010011011010',
  '11010110110010111',
  '00101101001101001',
  '10110010111010110',
  '01001101010011010',
  '00000001100101101',
  '00000000111010011',
  '00000001010111010',
  '00000000101101101',
  '00000001011010110',
  '00000000110101011',
];
const MODULE = 7;
const CODE_PATH = CODE.flatMap((row, y) =>
  Array.from(row, (cell, x) =>
    cell === '1' ? `M${x * MODULE} ${y * MODULE}h${MODULE}v${MODULE}h-${MODULE}z` : '',
  ),
).join('');
/** The three corners by which a code is found. */
const FINDERS = [
  [0, 0],
  [11, 0],
  [0, 11],
] as const;

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
        <path className="drawing__ray drawing__ray--1" d="M326 446 Q372 426 418 446" />
        <path className="drawing__ray drawing__ray--2" d="M308 420 Q372 390 436 420" />
        <path className="drawing__ray drawing__ray--3" d="M290 394 Q372 354 454 394" />
      </g>

      <path
        className="drawing__solid"
        d="M256 560 L270 494 Q274 474 294 474 H450 Q470 474 474 494 L488 560 Z"
      />
      <rect className="drawing__window" x="304" y="492" width="136" height="34" rx="10" />
      <path className="drawing__light" d="M318 509 H426" />

      <g transform="rotate(6 372 190)">
        <path
          className="drawing__skin drawing__line"
          d="M118 262 C170 236 220 190 262 168 H330 V338 H262 C222 352 186 356 146 372 Z"
        />
        <rect className="drawing__phone drawing__line" x="284" y="24" width="176" height="320" rx="28" />
        <path className="drawing__line drawing__line--thin" d="M354 44 H390" />
        <g transform={`translate(${372 - (17 * MODULE) / 2} 92)`}>
          <path className="drawing__code" d={CODE_PATH} />
          {FINDERS.map(([x, y]) => (
            <g key={`${x} ${y}`} transform={`translate(${x * MODULE} ${y * MODULE})`}>
              <rect className="drawing__finder" x="3" y="3" width="36" height="36" />
              <rect className="drawing__code" x="13" y="13" width="16" height="16" />
            </g>
          ))}
        </g>
        <path className="drawing__line drawing__line--thin" d="M314 246 H430 M314 270 H388" />

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
        <path
          className="drawing__skin"
          d="M222 193 C242 178 264 139 288 126 C306 116 326 132 316 152 C304 174 286 200 276 238 L240 270 Z"
        />
        <path
          className="drawing__line drawing__line--open"
          d="M222 193 C242 178 264 139 288 126 C306 116 326 132 316 152 C304 174 286 200 276 246"
        />
        <path className="drawing__sleeve drawing__line" d="M-60 300 L104 232 L156 392 L-60 480 Z" />
        <path className="drawing__pattern" d="M-60 300 L104 232 L156 392 L-60 480 Z" />
        <path className="drawing__cuff drawing__line" d="M98 226 L128 216 L184 380 L152 394 Z" />
      </g>
    </svg>
  );
}
