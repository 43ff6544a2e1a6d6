import { CredentialError } from '../errors.ts';

/*
 * SMART Health Cards, "Encoding QRs": a QR code holds `shc:/` and digits, two for each character of the JWS, its
 * code less 45. A JWS too long for one code is split into chunks, `shc:/2/3/…` being the second of three. Chunking
 * is deprecated, yet cards that use it are still in people's pockets.
 */

/** One code: the whole card, or a part of it. */
export interface Chunk {
  /** Its place, from 1. */
  readonly index: number;
  readonly total: number;
  readonly digits: string;
}

/** The chunks of one card that were seen so far. */
export interface ChunkSet {
  readonly total: number;
  /** Digits by index. */
  readonly parts: ReadonlyMap<number, string>;
}

export interface ChunkProgress {
  readonly set: ChunkSet;
  /** The indices that are still to come, in order. */
  readonly missing: readonly number[];
  /** Once nothing is missing: the card as one code, for the decoder. */
  readonly text: string | null;
}

const CODE = /^shc:\/(?:([1-9]\d?)\/([1-9]\d?)\/)?(\d+)$/i;
const FIRST_CHARACTER = 45;
/** The digits of `z`, the last character that a JWS can have. */
const LAST_PAIR = 77;
/** "Chunks of length 1191 or smaller", two digits a character. */
const MAX_CHUNK_DIGITS = 2 * 1191;

/** Whether the text announces a SMART Health Card. */
export function isHealthCard(text: string): boolean {
  return /^\s*shc:\//i.test(text);
}

/**
 * Reads one code.
 * @param text what was scanned
 * @throws CredentialError NUMERIC_INVALID
 */
export function parseChunk(text: string): Chunk {
  const [, index = '1', total = '1', digits = ''] = CODE.exec(text.trim()) ?? [];
  if (digits === '' || digits.length % 2 !== 0) {
    throw new CredentialError('NUMERIC_INVALID', 'not shc:/ and pairs of digits');
  }
  const chunk = { index: Number(index), total: Number(total), digits };
  if (chunk.index > chunk.total) throw new CredentialError('NUMERIC_INVALID', 'chunk beyond the last');
  if (chunk.total > 1 && digits.length > MAX_CHUNK_DIGITS) {
    throw new CredentialError('NUMERIC_INVALID', 'chunk longer than 1191 characters');
  }
  return chunk;
}

/**
 * Adds a chunk to those seen before, in any order. A chunk that cannot belong to the same card begins a new set:
 * another visitor, or another card.
 * @param set what the last call returned, null at the beginning
 */
export function joinChunks(set: ChunkSet | null, chunk: Chunk): ChunkProgress {
  const known = set?.parts.get(chunk.index);
  const same = set?.total === chunk.total && (known === undefined || known === chunk.digits);
  const parts = new Map(same ? set.parts : []).set(chunk.index, chunk.digits);
  const indices = Array.from({ length: chunk.total }, (_, i) => i + 1);
  const missing = indices.filter((index) => !parts.has(index));
  return {
    set: { total: chunk.total, parts },
    missing,
    text: missing.length === 0 ? `shc:/${indices.map((index) => parts.get(index) ?? '').join('')}` : null,
  };
}

/**
 * The characters that pairs of digits stand for.
 * @throws CredentialError NUMERIC_INVALID where a pair stands for none
 */
export function fromDigits(digits: string): string {
  const codes = new Uint8Array(digits.length / 2);
  for (let i = 0; i < codes.length; i++) {
    const pair = Number(digits.slice(2 * i, 2 * i + 2));
    if (pair > LAST_PAIR) throw new CredentialError('NUMERIC_INVALID', 'a pair of digits above 77');
    codes[i] = pair + FIRST_CHARACTER;
  }
  return Buffer.from(codes.buffer).toString('latin1');
}
