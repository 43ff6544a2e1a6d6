import bold from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff?inline';
import boldMore from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-700-normal.woff?inline';
import regularMore from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff?inline';
import regular from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff?inline';
import type { Faces } from '../paper/faces.ts';

/** The faces to print with, within the program itself: no file of the package has to be found. */
export const FACES: Faces = {
  regular: bytesOf(regular),
  regularMore: bytesOf(regularMore),
  bold: bytesOf(bold),
  boldMore: bytesOf(boldMore),
};

/** The bytes of a `data:` address. */
function bytesOf(address: string): Uint8Array {
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}
