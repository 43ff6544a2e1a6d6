import { answers, type Question } from './search-words.ts';

/** Whom a row is about, and by what they are found. */
export interface Line {
  /** The visit's `seq`. */
  readonly visit: number;
  /** As `lineOf` gives it. */
  readonly text: string;
}

/**
 * A page's plain content, all numbers 32 bits and little-endian: how many lines; the HMAC of the last row that it
 * covers (32 bytes); the lines' visits; where each line ends in the text; the text.
 */
const MAC_BYTES = 32;
const HEAD_BYTES = 4 + MAC_BYTES;

export function packPage(lines: readonly Line[], lastMac: Uint8Array): Buffer {
  const texts = lines.map(({ text }) => Buffer.from(text, 'utf8'));
  const head = Buffer.alloc(HEAD_BYTES + lines.length * 8);
  head.writeUInt32LE(lines.length, 0);
  head.set(lastMac.subarray(0, MAC_BYTES), 4);
  let end = 0;
  for (const [i, line] of lines.entries()) {
    end += texts[i]?.length ?? 0;
    head.writeUInt32LE(line.visit, HEAD_BYTES + i * 4);
    head.writeUInt32LE(end, HEAD_BYTES + (lines.length + i) * 4);
  }
  return Buffer.concat([head, ...texts]);
}

/** Whether a page is of the rows that the log has now. */
export function isPageOf(page: Buffer, lastMac: Uint8Array): boolean {
  return page.length >= HEAD_BYTES && page.subarray(4, HEAD_BYTES).equals(lastMac);
}

/**
 * The visits in a page that answer a question.
 * @param page what `packPage` made, whole
 */
export function visitsIn(page: Buffer, question: Question): number[] {
  const count = page.readUInt32LE(0);
  const text = page.subarray(HEAD_BYTES + count * 8);
  const endOf = (line: number) =>
    line < 0 ? 0 : page.readUInt32LE(HEAD_BYTES + (count + Math.min(line, count - 1)) * 4);
  const found = new Set<number>();
  const [first] = question;
  if (!first || count === 0) return [];
  for (const form of first.forms) {
    const needle = Buffer.from(form, 'utf8');
    for (let at = text.indexOf(needle); at >= 0;) {
      if (!first.anywhere && text[at - 1] !== SPACE) {
        at = text.indexOf(needle, at + 1);
        continue;
      }
      const line = lineAt(at, count, endOf);
      const end = endOf(line);
      if (question.length === 1 || answers(text.toString('utf8', endOf(line - 1), end), question)) {
        found.add(page.readUInt32LE(HEAD_BYTES + line * 4));
      }
      at = text.indexOf(needle, end);
    }
  }
  return [...found];
}

const SPACE = 0x20;

/** The first line that ends after a place. */
function lineAt(place: number, count: number, endOf: (line: number) => number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (endOf(middle) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
