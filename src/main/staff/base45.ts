const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Bytes as base45 (RFC 9285 section 4): what QR codes hold most tightly. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const low = bytes[at + 1];
    const value = low === undefined ? (bytes[at] ?? 0) : (bytes[at] ?? 0) * 256 + low;
    text += character(value) + character(value / 45) + (low === undefined ? '' : character(value / 2025));
  }
  return text;
}

function character(value: number): string {
  return ALPHABET.charAt(Math.floor(value) % 45);
}
