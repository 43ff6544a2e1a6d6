import { CredentialError } from '../errors.ts';

/** Certificates nest five or six deep; a FHIR-like data set a few more. */
const LARGEST_DEPTH = 24;
/** Certificates have a hundred items. */
const MOST_ITEMS = 8192;

const ARRAY = 4;
const MAP = 5;
const TAG = 6;
const SIMPLE = 7;
const INDEFINITE = 31;
const BREAK = 0xff;

/**
 * Refuses CBOR that nests deeper than any certificate, or has more in it, before a decoder meets it that recurses and
 * keeps every item. Walks the item heads
 * (RFC 8949 section 3) with a stack of its own; what else is wrong with the bytes is left to the decoder.
 * @throws CredentialError CBOR_TOO_DEEP, CBOR_INVALID
 */
export function assertModest(bytes: Uint8Array): void {
  /** How many items each open container still awaits; Infinity until its break. */
  const awaited: number[] = [];
  let at = 0;
  let items = 0;
  while (at < bytes.length) {
    if (++items > MOST_ITEMS)
      throw new CredentialError('CBOR_INVALID', 'more items than any certificate has');
    const head = bytes[at++] ?? 0;
    if (head === BREAK) {
      awaited.pop();
    } else {
      const major = head >> 5;
      const minor = head & 31;
      const width = minor >= 24 && minor <= 27 ? 1 << (minor - 24) : 0;
      const argument = width === 0 ? minor : unsigned(bytes, at, width);
      at += width;
      if (major === ARRAY || major === MAP || major === TAG) {
        const inside = major === TAG ? 1 : minor === INDEFINITE ? Infinity : argument * (major - 3);
        awaited.push(inside);
        if (awaited.length > LARGEST_DEPTH) throw new CredentialError('CBOR_TOO_DEEP', 'nested too deep');
        if (inside > 0) continue;
        awaited.pop();
      } else if (major > 1 && major < SIMPLE && minor !== INDEFINITE) {
        at += argument;
      }
    }
    closeFull(awaited);
  }
}

/** An item is whole: it counts in its container, and that one perhaps in its own. */
function closeFull(awaited: number[]): void {
  for (let top = awaited.length - 1; top >= 0; top--) {
    const left = (awaited[top] ?? 0) - 1;
    awaited[top] = left;
    if (left > 0) return;
    awaited.pop();
  }
}

function unsigned(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}
