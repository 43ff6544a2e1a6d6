import type { ScanContent } from './types.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * What a decoder is given, from the bytes of a scan. Text formats are UTF-8; bytes that are not (a zip in a
 * binary QR) become Latin-1, where each character is one byte, so nothing is lost either way.
 * @param bytes the scan as the scanner sent it, without its terminator
 */
export function toContent(bytes: Uint8Array): ScanContent {
  return { bytes, text: toText(bytes) };
}

function toText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
}
