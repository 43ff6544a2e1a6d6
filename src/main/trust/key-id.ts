const HEX = /^[0-9a-f]{16}$/i;
const BASE64 = /^[\w+/-]{10,}={0,2}$/;

/**
 * The id of a key of health certificates as their codes have it: base64, with its padding. Lists write the same bytes as base64url,
 * as hexadecimal, or percent-encoded in the fragment of a DID; one that was taken as it stands would name no key, and a
 * revocation by it would revoke nothing.
 * @param written as a list has it
 * @returns as a code has it; what is none of these stays as it is
 */
export function keyIdOf(written: string): string {
  const text = decoded(written.trim());
  // Eight bytes in hexadecimal: as base64 these sixteen letters and digits would be twelve bytes, which no key id has.
  if (HEX.test(text)) return Buffer.from(text, 'hex').toString('base64');
  return BASE64.test(text) ? Buffer.from(text, 'base64').toString('base64') : text;
}

function decoded(text: string): string {
  if (!/%[0-9a-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
