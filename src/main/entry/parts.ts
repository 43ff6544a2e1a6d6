import { toContent } from '../credential/content.ts';
import { CredentialError } from '../credential/errors.ts';
import {
  type Chunk,
  type ChunkSet,
  isHealthCard,
  joinChunks,
  parseChunk,
} from '../credential/shc/numeric.ts';
import type { Scan } from '../scanner/scan.ts';

/** The parts of a card that were scanned so far, and the last of these scans. */
export interface PartSet {
  readonly chunks: ChunkSet;
  readonly last: Scan;
}

export interface Collected {
  /** What is still to be completed; null where nothing is. */
  readonly pending: PartSet | null;
  /** Parts that will not be completed any more, by what was scanned now; null where none are given up. */
  readonly abandoned: PartSet | null;
  /** What to verify now; null after a part of which others are still to come. */
  readonly scan: Scan | null;
}

/**
 * Puts SMART Health Cards that are spread over several codes together, in any order of the codes. A code that is no
 * health card gives up what was collected, and so does a part of another card; a part that was not read well does
 * not: it is verified by itself, which says so, and can be scanned again.
 * @param pending what the last call returned; null at the beginning
 */
export function collectPart(pending: PartSet | null, scan: Scan): Collected {
  const { text } = toContent(scan.bytes);
  const isPartOfIt = isHealthCard(text) || scan.bytes.length === 0 || scan.ending !== 'whole';
  const chunk = scan.ending === 'whole' ? readPart(text) : null;
  if (chunk === null) {
    return isPartOfIt && !isWholeCard(text)
      ? { pending, abandoned: null, scan }
      : { pending: null, abandoned: pending, scan };
  }
  const { set, text: card } = joinChunks(pending?.chunks ?? null, chunk);
  const goesOn = [...(pending?.chunks.parts ?? [])].every(([i, digits]) => set.parts.get(i) === digits);
  const abandoned = goesOn ? null : pending;
  if (card === null) return { pending: { chunks: set, last: scan }, abandoned, scan: null };
  return { pending: null, abandoned, scan: { ...scan, bytes: Buffer.from(card, 'latin1') } };
}

/** One code of several; null where it is something else, or damaged. */
function readPart(text: string): Chunk | null {
  const chunk = readChunk(text);
  return chunk !== null && chunk.total > 1 ? chunk : null;
}

function isWholeCard(text: string): boolean {
  return readChunk(text)?.total === 1;
}

function readChunk(text: string): Chunk | null {
  if (!isHealthCard(text)) return null;
  try {
    return parseChunk(text);
  } catch (error) {
    if (error instanceof CredentialError) return null;
    throw error;
  }
}
