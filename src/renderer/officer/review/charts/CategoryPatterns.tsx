import { CATEGORIES, type Category } from '#shared/domain/verdict.ts';

/** Each category's fill differs in its texture as well: stripes, dots, a grid, and none. */
export function CategoryPatterns() {
  return (
    <defs>
      {CATEGORIES.map((category) => (
        <pattern
          key={category}
          id={patternId(category)}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform={category === 'merah' ? 'rotate(45)' : undefined}
        >
          <rect width="8" height="8" fill={`var(--${category})`} />
          {TEXTURES[category]}
        </pattern>
      ))}
    </defs>
  );
}

export function fillOf(category: Category): string {
  return `url(#${patternId(category)})`;
}

function patternId(category: Category): string {
  return `category-${category}`;
}

const TEXTURES = {
  hijau: null,
  kuning: <circle cx="4" cy="4" r="1.5" fill="var(--kuning-ink)" />,
  merah: <rect width="2" height="8" fill="#ffffff" />,
  hitam: <path d="M0 4H8M4 0V8" stroke="#ffffff" strokeWidth="1.5" />,
} as const satisfies Record<Category, React.ReactNode>;
