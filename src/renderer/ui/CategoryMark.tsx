import type { Language } from '#shared/domain/locale.ts';
import type { Category } from '#shared/domain/verdict.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { VerdictGlyph, type GlyphShape } from './VerdictGlyph.tsx';

const SHAPES = {
  hijau: 'admit',
  kuning: 'refer',
  merah: 'deny',
  hitam: 'deny-double',
} as const satisfies Record<Category, GlyphShape>;

/** The category's sign in small: the same silhouette that fills the verdict, in the category's colour. */
export function CategoryMark({ category, size = '1.5em' }: { category: Category; size?: string }) {
  return (
    <svg className="category-mark" viewBox="0 0 96 96" width={size} height={size} aria-hidden>
      <g className={`category-mark--${category}`}>
        <VerdictGlyph shape={SHAPES[category]} />
      </g>
    </svg>
  );
}

/** The same with its word, as it stands in a table. */
export function CategoryWord({ category, language }: { category: Category; language: Language }) {
  return (
    <span className="entries__category">
      <CategoryMark category={category} size="1.25rem" />
      {categoryWord(category, language)}
    </span>
  );
}
