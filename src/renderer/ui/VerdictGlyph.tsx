import {
  CHECK,
  CROSS,
  DIAMOND,
  HAND,
  INNER_OCTAGON,
  OCTAGON,
  PEOPLE,
  SMALL_CROSS,
} from '#shared/drawings/signs.ts';
import type { Verdict } from '#shared/domain/verdict.ts';
import { isOfficeFull } from '#shared/messages/words.ts';

export type GlyphShape = 'admit' | 'refer' | 'deny' | 'deny-double' | 'full';

/** Which sign stands for a verdict. */
export function glyphShape(verdict: Pick<Verdict, 'decision' | 'category' | 'reasons'>): GlyphShape {
  if (isOfficeFull(verdict)) return 'full';
  const { decision, category } = verdict;
  return decision === 'deny' && category === 'hitam' ? 'deny-double' : decision;
}

/**
 * The signs of the verdicts on a 96 x 96 field, each with its own silhouette, so that neither colour nor detail is
 * needed to tell them apart: a disc with a check, a rounded square with a raised hand, an octagon with a cross, the
 * same octagon in a second one, and a diamond with people for a full office. `--glyph` fills the silhouette, `--glyph-mark` draws in it.
 */
export function VerdictGlyph({ shape }: { shape: GlyphShape }) {
  switch (shape) {
    case 'admit':
      return (
        <>
          <circle className="glyph__shape" cx="48" cy="48" r="46" />
          <path className="glyph__stroke" d={CHECK} />
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
          <path className="glyph__stroke" d={CROSS} />
        </>
      );
    case 'full':
      return (
        <>
          <path className="glyph__shape" d={DIAMOND} />
          <path className="glyph__fill" d={PEOPLE} />
        </>
      );
    case 'deny-double':
      return (
        <>
          <path className="glyph__ring" d={OCTAGON} />
          <path className="glyph__shape" d={INNER_OCTAGON} />
          <path className="glyph__stroke" d={SMALL_CROSS} />
        </>
      );
  }
}
