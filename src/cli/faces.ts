import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Faces } from '../main/paper/faces.ts';

const PACKAGE = '@fontsource/atkinson-hyperlegible-next';

/** The faces to print with, from their package: there is no window that has them. */
export async function printingFaces(): Promise<Faces> {
  const { resolve } = createRequire(import.meta.url);
  const face = (name: string) =>
    readFile(resolve(`${PACKAGE}/files/atkinson-hyperlegible-next-${name}-normal.woff`));
  const [regular, regularMore, bold, boldMore] = await Promise.all([
    face('latin-400'),
    face('latin-ext-400'),
    face('latin-700'),
    face('latin-ext-700'),
  ]);
  return { regular, regularMore, bold, boldMore };
}
