import type { ScanContent } from './types.ts';

/** A byte order mark at the beginning is dropped: it is no part of any format. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A certificate behind a web address: what comes after the `#` never reached the server, and is all that there is. */
const BEHIND_ADDRESS = /^\s*https?:\/\/[^\s#]{1,2000}#(HC1(?::|%3A).*|shc(?::|%3A)(?:\/|%2F).*)$/is;

/**
 * What a decoder is given, from the bytes of a scan. Text formats are UTF-8; bytes that are not (a zip in a
 * binary QR) become Latin-1, where each character is one byte, so nothing is lost either way.
 * @param bytes the scan as the scanner sent it, without its terminator
 */
export function toContent(bytes: Uint8Array): ScanContent {
  return { bytes, text: bare(toText(bytes)) };
}

/** What percent-encoding leaves of base45 and of digits: each `%` begins one of the characters that it takes. */
const ENCODED = /^(?:[^% ]|%(?:2[045ABDEF]|3A))*$/i;

/** The certificate behind an address, raw or percent-encoded; else the text as it is. Base45 has `%` for itself, too. */
function bare(text: string): string {
  const behind = BEHIND_ADDRESS.exec(text)?.[1];
  if (behind === undefined) return text;
  return ENCODED.test(behind.trimEnd()) ? decodeURIComponent(behind.trimEnd()) : behind;
}

function toText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
}
