import { inflateSync } from 'node:zlib';
import { CredentialError } from '../errors.ts';

/** Certificates unpack to one or two kilobytes. What says more is not unpacked further. */
const LARGEST = 32_768;
/** Most certificates unpack into one chunk of this size. */
const CHUNK = 4096;

const OPTIONS = { maxOutputLength: LARGEST, chunkSize: CHUNK };

/**
 * Whether bytes begin with a zlib header: deflate, a window of at most 32 KiB, the check bits right (RFC 1950
 * section 2.2). Neither a
 * COSE_Sign1 array (0x84) nor its tags (0xd2, 0xd8) can.
 */
export function isCompressed(bytes: Uint8Array): boolean {
  const [cmf = 0, flags = 0] = bytes;
  return (cmf & 0x0f) === 8 && cmf >> 4 <= 7 && (cmf * 256 + flags) % 31 === 0;
}

/**
 * Unpacks zlib (RFC 1950), in bounded memory.
 * @returns at most 32 KiB
 * @throws CredentialError COMPRESSION_INVALID, DECOMPRESSED_TOO_LARGE
 */
export function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, OPTIONS);
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw new CredentialError('DECOMPRESSED_TOO_LARGE', `unpacks to more than ${LARGEST} bytes`, { cause });
    }
    throw new CredentialError('COMPRESSION_INVALID', 'not a whole zlib stream', { cause });
  }
}
