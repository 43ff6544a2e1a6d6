import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Faces } from '../../src/main/paper/faces.ts';

/** The faces to print with, from the package itself: the window has them within the program. */
export function testFaces(): Faces {
  const file = (name: string) =>
    readFileSync(
      join(
        import.meta.dirname,
        `../../node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${name}-normal.woff`,
      ),
    );
  return {
    regular: file('latin-400'),
    regularMore: file('latin-ext-400'),
    bold: file('latin-700'),
    boldMore: file('latin-ext-700'),
  };
}
