/** So many digits of the hash are shown: nobody finds another key with the same 80 bits. */
const DIGITS = 20;

/**
 * By which people compare keys, by eye and by telephone: `3F2A 90BC 11D4 77E0 5A21`.
 * @param sha256 of the key's raw octets, hexadecimal
 */
export function fingerprintText(sha256: string): string {
  return (sha256.slice(0, DIGITS).toUpperCase().match(/.{4}/g) ?? []).join(' ');
}
