const MARKS = ['HC1:', 'shc:/'];

/**
 * Whether two codes seem to have arrived as one: a second beginning stands behind the first. Base45 can spell
 * `HC1:` by chance, so ask this only of a code that did not decode.
 * @param text a scan's text
 */
export function looksGlued(text: string): boolean {
  return MARKS.some((mark) => text.indexOf(mark, 1) > 0);
}
