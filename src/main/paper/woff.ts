import { inflateSync } from 'node:zlib';

const WOFF = 0x774f4646;
const WOFF_HEAD = 44;
const WOFF_ENTRY = 20;
const SFNT_HEAD = 12;
const SFNT_ENTRY = 16;

const unpacked = new WeakMap<Uint8Array, Buffer>();

/**
 * A face as plain OpenType, from WOFF 1.0 (section 4 of its specification): what draws text unpacks each table by
 * itself otherwise, slowly, for every document anew. Anything else is given back as it is. Kept as long as the face.
 */
export function openTypeOf(face: Uint8Array): Buffer {
  const known = unpacked.get(face);
  if (known) return known;
  const bytes = Buffer.from(face.buffer, face.byteOffset, face.byteLength);
  const plain = bytes.length > WOFF_HEAD && bytes.readUInt32BE(0) === WOFF ? unpack(bytes) : bytes;
  unpacked.set(face, plain);
  return plain;
}

function unpack(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(SFNT_HEAD + count * SFNT_ENTRY);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt16BE(power * SFNT_ENTRY, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * SFNT_ENTRY, 10);
  const parts: Buffer[] = [head];
  let at = head.length;
  for (let table = 0; table < count; table += 1) {
    const entry = WOFF_HEAD + table * WOFF_ENTRY;
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field));
    if (offset === undefined || packed === undefined || length === undefined) continue;
    const stored = woff.subarray(offset, offset + packed);
    const data = packed < length ? inflateSync(stored, { maxOutputLength: length }) : stored;
    const place = SFNT_HEAD + table * SFNT_ENTRY;
    woff.copy(head, place, entry, entry + 4);
    woff.copy(head, place + 4, entry + 16, entry + 20);
    head.writeUInt32BE(at, place + 8);
    head.writeUInt32BE(length, place + 12);
    const padding = Buffer.alloc(-length & 3);
    parts.push(data, padding);
    at += length + padding.length;
  }
  return Buffer.concat(parts);
}
