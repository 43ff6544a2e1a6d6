import { unzipSync } from 'fflate';
import { CredentialError } from '../errors.ts';
import { parseJson, withoutMark } from '../json.ts';
import type { ScanContent } from '../types.ts';

const ENTRY = 'certificate.json';
/** Far above any certificate: the whole of it has to fit into one QR code, which holds 2,953 bytes. */
const MAX_DOCUMENT_BYTES = 64 * 1024;
const MAX_ENTRIES = 16;

/** Whether the content begins as a zip does: a local file header (APPNOTE 4.3.7). */
export function isZip({ bytes }: ScanContent): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Whether the content is a JSON-LD object with a proof. */
export function isSignedJsonLd({ text }: ScanContent): boolean {
  if (text.length > MAX_DOCUMENT_BYTES || !/^\s*\{/.test(text) || !text.includes('"@context"')) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && '@context' in value && 'proof' in value;
  } catch {
    return false;
  }
}

/**
 * The document in a code: `certificate.json` of a zip, or the code itself.
 * @throws CredentialError ZIP_INVALID, DECOMPRESSED_TOO_LARGE or JSON_INVALID
 */
export function readDocument(content: ScanContent): unknown {
  return parseJson(isZip(content) ? withoutMark(unzip(content.bytes)) : content.text);
}

function unzip(bytes: Uint8Array): Uint8Array {
  let entries = 0;
  const wanted = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    // The directory may claim any number of entries.
    if (++entries > MAX_ENTRIES) throw new CredentialError('ZIP_INVALID', 'too many entries');
    if (name !== ENTRY) return false;
    if (originalSize <= MAX_DOCUMENT_BYTES) return true;
    throw new CredentialError('DECOMPRESSED_TOO_LARGE', `unzips to over ${MAX_DOCUMENT_BYTES} bytes`);
  };
  try {
    const document = unzipSync(bytes, { filter: wanted })[ENTRY];
    if (document) return document;
  } catch (error) {
    if (error instanceof CredentialError) throw error;
  }
  throw new CredentialError('ZIP_INVALID', 'no zip with a certificate.json');
}
