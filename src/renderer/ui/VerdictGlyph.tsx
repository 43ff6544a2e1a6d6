import type { Category, Decision } from '#shared/domain/verdict.ts';

export type GlyphShape = 'admit' | 'refer' | 'deny' | 'deny-striped';

/** Which sign stands for a verdict. */
export function glyphShape(decision: Decision, category: Category): GlyphShape {
  return decision === 'deny' && category === 'hitam' ? 'deny-striped' : decision;
}

/**
 * The signs of the verdicts on a 96 x 96 field, each with its own silhouette, so that neither colour nor detail is
 * needed to tell them apart: a disc with a check, a rounded square with a raised hand, an octagon with a cross, and
 * the same octagon in a striped ring. `--glyph` fills the silhouette, `--glyph-mark` draws in it.
 */
export function VerdictGlyph({ shape }: { shape: GlyphShape }) {
  switch (shape) {
    case 'admit':
      return (
        <>
          <circle className="glyph__shape" cx="48" cy="48" r="46" />
          <path className="glyph__stroke" d="M26 50 L42 66 L71 34" />
        </>
      );
    case 'refer':
      return (
        <>
          <rect className="glyph__shape" x="3" y="3" width="90" height="90" rx="20" />
          <path className="glyph__fill" d={HAND} />
        </>
      );
    case 'deny':
      return (
        <>
          <path className="glyph__shape" d={OCTAGON} />
          <path className="glyph__stroke" d="M33 33 L63 63 M63 33 L33 63" />
        </>
      );
    case 'deny-striped':
      return (
        <>
          <path className="glyph__ring" d={OCTAGON} />
          <path className="glyph__shape" d={INNER_OCTAGON} />
          <path className="glyph__stroke" d="M36 36 L60 60 M60 36 L36 60" />
        </>
      );
  }
}

const OCTAGON = 'M29.5 3 H66.5 L93 29.5 V66.5 L66.5 93 H29.5 L3 66.5 V29.5 Z';
const INNER_OCTAGON = 'M34 14 H62 L82 34 V62 L62 82 H34 L14 62 V34 Z';

/** An open hand, palm forward: four fingers, the thumb, the heel. */
const HAND =
  'M34 50 V27.5 a4.5 4.5 0 0 1 9 0 V44 h2 V21.5 a4.5 4.5 0 0 1 9 0 V44 h2 V25.5 a4.5 4.5 0 0 1 9 0 V47 h2 V34.5 ' +
  'a4.5 4.5 0 0 1 9 0 V58 c0 13 -8.5 21 -20 21 c-9 0 -14.5 -4 -19 -11.5 L25.5 55.5 c-1.4 -2.4 -.7 -5.2 1.5 -6.6 ' +
  'c2.3 -1.4 5 -.7 6.6 1.3 Z';
