import type { Sheet, TextOptions } from '../paper/sheet.ts';

export interface ParagraphOptions extends Pick<TextOptions, 'size' | 'weight' | 'colour'> {
  readonly width: number;
  /** From line to line, in sizes of the letters. */
  readonly leading?: number;
}

/** A text in lines no wider than this. A word that is wider by itself is left to the sheet, which sets it smaller. */
export function linesWithin(
  sheet: Sheet,
  text: string,
  { width, ...look }: Pick<ParagraphOptions, 'size' | 'weight' | 'width'>,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && sheet.widthOf(longer, look) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** Draws a text in lines. Returns where it ends. */
export function paragraph(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  options: ParagraphOptions,
): number {
  const { leading = 1.25, size } = options;
  let at = y;
  for (const line of linesWithin(sheet, text, options)) {
    sheet.text(line, x, at, options);
    at += size * leading;
  }
  return at;
}

/** The largest of these sizes at which a text takes no more lines than that; else the smallest. */
export function largestSize(
  sheet: Sheet,
  text: string,
  {
    width,
    lines,
    sizes,
    weight,
  }: { width: number; lines: number; sizes: readonly number[]; weight: 'regular' | 'bold' },
): number {
  const fits = (size: number) => {
    const found = linesWithin(sheet, text, { size, weight, width });
    return found.length <= lines && found.every((line) => sheet.widthOf(line, { size, weight }) <= width);
  };
  return sizes.find(fits) ?? sizes.at(-1) ?? 12;
}
