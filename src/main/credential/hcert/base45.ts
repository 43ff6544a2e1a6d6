import { CredentialError } from '../errors.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const NONE = 255;

/** Character code to digit. */
const DIGITS = new Uint8Array(128).fill(NONE);
for (let digit = 0; digit < ALPHABET.length; digit++) DIGITS[ALPHABET.charCodeAt(digit)] = digit;

/** Almost four times what the largest QR code holds in alphanumeric mode (4,296). */
const LONGEST = 16_384;

/**
 * Base45 text to bytes, strictly as RFC 9285 section 4 has it: three characters are two bytes, a last pair is one.
 * @throws CredentialError BASE45_INVALID for a character outside the alphabet, a length that no encoder makes, or
 *   a group above 65535 (255 for the last pair)
 */
export function decodeBase45(text: string): Uint8Array {
  const { length } = text;
  if (length > LONGEST) throw invalid('longer than any code');
  const rest = length % 3;
  if (rest === 1) throw invalid('a length that base45 does not have');

  const bytes = new Uint8Array(((length - rest) / 3) * 2 + (rest >> 1));
  const whole = length - rest;
  let at = 0;
  for (let i = 0; i < whole; i += 3) {
    const value = digit(text, i) + 45 * digit(text, i + 1) + 2025 * digit(text, i + 2);
    if (value > 0xffff) throw invalid('a group above 65535');
    bytes[at++] = value >> 8;
    bytes[at++] = value & 0xff;
  }
  if (rest === 2) {
    const value = digit(text, whole) + 45 * digit(text, whole + 1);
    if (value > 0xff) throw invalid('a last pair above 255');
    bytes[at] = value;
  }
  return bytes;
}

function digit(text: string, at: number): number {
  const value = DIGITS[text.charCodeAt(at)] ?? NONE;
  if (value === NONE) throw invalid('a character outside the alphabet');
  return value;
}

function invalid(why: string): CredentialError {
  return new CredentialError('BASE45_INVALID', `base45: ${why}`);
}
