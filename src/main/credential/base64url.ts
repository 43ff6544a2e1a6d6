/**
 * Base64url without padding (RFC 4648 section 5, RFC 7515 appendix C). Strict: there is one text for each sequence
 * of bytes, so that no character of a signature can be changed and still verify.
 * @returns the bytes; null where it is not base64url in its one canonical form
 */
export function fromBase64url(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
