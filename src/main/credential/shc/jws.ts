import { inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { fromBase64url } from '../base64url.ts';
import { CredentialError } from '../errors.ts';
import { parseJson } from '../json.ts';

/** Far above any card: a full chunked one inflates to a tenth of it. */
const MAX_PAYLOAD_BYTES = 256 * 1024;
/** r‖s of P-256 (RFC 7518 section 3.4); a DER signature is none. */
const SIGNATURE_BYTES = 64;

const Header = z.object({
  alg: z.string(),
  kid: z.string().min(1).max(128),
  zip: z.literal('DEF'),
  /** Extensions that must be understood (RFC 7515 section 4.1.11): we know none. */
  crit: z.undefined().optional(),
});

export interface Jws {
  readonly kid: string;
  /** Inflated. */
  readonly payload: Uint8Array;
  /** ASCII of the header, a dot and the payload, as they stand (RFC 7515 section 5.2). */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * A JWS in compact serialisation, as "Health Cards are Compact" restricts it: ES256, raw DEFLATE, a key id.
 * @throws CredentialError JWS_INVALID, ALGORITHM_UNSUPPORTED, JSON_INVALID, COMPRESSION_INVALID or
 *   DECOMPRESSED_TOO_LARGE
 */
export function parseJws(text: string): Jws {
  const [header = '', payload = '', signature = '', ...rest] = text.split('.');
  if (rest.length > 0) throw new CredentialError('JWS_INVALID', 'more than three parts');

  const { alg, kid } = parseHeader(part(header));
  if (alg !== 'ES256') throw new CredentialError('ALGORITHM_UNSUPPORTED', 'only ES256 signs health cards');
  const signatureBytes = part(signature);
  if (signatureBytes.length !== SIGNATURE_BYTES) {
    throw new CredentialError('JWS_INVALID', 'an ES256 signature has 64 bytes');
  }
  return {
    kid,
    payload: inflate(part(payload)),
    signed: Buffer.from(`${header}.${payload}`, 'latin1'),
    signature: signatureBytes,
  };
}

function parseHeader(bytes: Uint8Array): z.infer<typeof Header> {
  const parsed = Header.safeParse(parseJson(bytes));
  if (parsed.success) return parsed.data;
  throw new CredentialError('JWS_INVALID', `header: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
}

function part(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  if (!bytes || bytes.length === 0) throw new CredentialError('JWS_INVALID', 'a part is not base64url');
  return bytes;
}

function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return inflateRawSync(bytes, { maxOutputLength: MAX_PAYLOAD_BYTES });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new CredentialError('DECOMPRESSED_TOO_LARGE', `inflates to over ${MAX_PAYLOAD_BYTES} bytes`);
    }
    throw new CredentialError('COMPRESSION_INVALID', 'not raw DEFLATE');
  }
}
