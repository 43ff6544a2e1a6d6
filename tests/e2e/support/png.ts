import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Bytes a pixel of 8-bit RGB, which is how Chromium writes a page that nothing shows through. */
const PIXEL = 3;
const SIGNATURE = 8;

/**
 * The same picture in fewer bytes (PNG, third edition): flat areas pack better without the row filters that Chromium
 * chooses, at zlib's highest level.
 * @param png a screenshot, 8-bit RGB, not interlaced
 */
export function repack(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!header || header.readUInt16BE(8) !== 0x0802 || header[12] !== 0)
    throw new Error('not an RGB screenshot');
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  const rows = unfilter(inflateSync(data), header.readUInt32BE(0) * PIXEL);
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunkOf('IHDR', header),
    chunkOf('IDAT', deflateSync(rows, { level: 9 })),
    chunkOf('IEND', Buffer.alloc(0)),
  ]);
}

/** Section 9: each row, behind the byte of its filter, as it is without one. */
function unfilter(data: Buffer, stride: number): Buffer {
  const rows = Buffer.alloc(data.length);
  for (let row = 0; row < data.length; row += stride + 1) {
    const filter = data[row];
    for (let at = row + 1; at <= row + stride; at++) {
      const inner = at - row > PIXEL;
      const left = inner ? (rows[at - PIXEL] ?? 0) : 0;
      const up = rows[at - stride - 1] ?? 0;
      const corner = inner ? (rows[at - stride - 1 - PIXEL] ?? 0) : 0;
      const guess =
        filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : filter === 4
                ? paeth(left, up, corner)
                : 0;
      rows[at] = (data[at] ?? 0) + guess;
    }
  }
  return rows;
}

function paeth(left: number, up: number, corner: number): number {
  const far = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  const [a = 0, b = 0, c = 0] = far;
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

function chunkOf(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}
