import type { Readable } from 'node:stream';

const LF = 0x0a;

/** A line's bytes without its end, or word that it was longer than the limit. */
export type RawLine = { readonly bytes: Buffer } | { readonly tooLong: true };

/**
 * The lines of a stream, each ended by LF or by the stream's end. Never holds more than the limit and one chunk:
 * what is longer is skipped to its end. (node:readline would end lines at U+2028 as well, which JSON may contain,
 * and has no limit.)
 * @param limit in bytes
 */
export async function* linesOf(input: Readable, limit: number): AsyncGenerator<RawLine> {
  let held: Buffer[] = [];
  let size = 0;
  const take = (piece: Buffer) => {
    size += piece.length;
    if (size <= limit) held.push(piece);
    else held = [];
  };
  const line = (): RawLine => {
    const found = size <= limit ? { bytes: Buffer.concat(held) } : { tooLong: true as const };
    held = [];
    size = 0;
    return found;
  };

  for await (const chunk of input) {
    let rest = bytesOf(chunk);
    for (let end = rest.indexOf(LF); end >= 0; end = rest.indexOf(LF)) {
      take(rest.subarray(0, end));
      yield line();
      rest = rest.subarray(end + 1);
    }
    take(rest);
  }
  if (size > 0) yield line();
}

function bytesOf(chunk: unknown): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk, 'utf8');
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError('the stream is not of bytes');
}
