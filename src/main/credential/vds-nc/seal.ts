import * as z from 'zod';
import { fromBase64url } from '../base64url.ts';
import { CredentialError } from '../errors.ts';
import type { SignatureAlgorithm } from '../types.ts';

/** Doc 9303 part 13, VDS-NC: the barcode's outer structure. */
export const Seal = z.object({
  data: z.object({
    hdr: z.object({
      /** The use case. */
      t: z.string(),
      v: z.int(),
      /** The issuing state by Doc 9303 part 3: mostly ISO 3166-1 alpha-3. */
      is: z.string().regex(/^[A-Z]{1,3}$/),
    }),
    msg: z.unknown(),
  }),
  sig: z.object({
    alg: z.string(),
    /** The signer's certificate, DER in base64url. */
    cer: z.string().max(8192).optional(),
    sigvl: z.string().max(512),
  }),
});
export type Seal = z.infer<typeof Seal>;

/** r‖s, by curve. */
const SIGNATURE_BYTES: ReadonlyMap<string, { algorithm: SignatureAlgorithm; bytes: number }> = new Map([
  ['ES256', { algorithm: 'ES256', bytes: 64 }],
  ['ES384', { algorithm: 'ES384', bytes: 96 }],
  ['ES512', { algorithm: 'ES512', bytes: 132 }],
]);

export interface SealSignature {
  readonly algorithm: SignatureAlgorithm;
  /** r‖s. */
  readonly signature: Uint8Array;
  /** The signer's certificate, DER; undefined where the seal leaves it out. */
  readonly certificate: Uint8Array | undefined;
}

/**
 * The signature zone. Some issuers pad base64url, and some sign as X9.62 (DER) has it.
 * @throws CredentialError PROOF_INVALID, ALGORITHM_UNSUPPORTED
 */
export function readSignature({ alg, cer, sigvl }: Seal['sig']): SealSignature {
  const known = SIGNATURE_BYTES.get(alg);
  if (!known) throw new CredentialError('ALGORITHM_UNSUPPORTED', 'not ES256, ES384 or ES512');
  const bytes = fromPadded(sigvl, 'sigvl');
  const certificate = cer === undefined ? undefined : fromPadded(cer, 'cer');
  const signature = bytes.length === known.bytes ? bytes : fromDer(bytes, known.bytes / 2);
  return { algorithm: known.algorithm, signature, certificate };
}

function fromPadded(text: string, what: string): Uint8Array {
  const bytes = fromBase64url(text.replace(/={1,2}$/, ''));
  if (!bytes || bytes.length === 0) throw new CredentialError('PROOF_INVALID', `${what} is not base64url`);
  return bytes;
}

/** ECDSA-Sig-Value (RFC 3279 section 2.2.3), strictly DER, to r‖s of `size` bytes each. */
function fromDer(bytes: Uint8Array, size: number): Uint8Array {
  const refuse = () => new CredentialError('PROOF_INVALID', 'no ECDSA signature of that curve');
  const long = bytes[1] === 0x81 ? 1 : 0;
  const length = bytes[1 + long] ?? 0;
  if (bytes[0] !== 0x30 || (long === 1) !== length > 127 || bytes.length !== 2 + long + length)
    throw refuse();

  const result = new Uint8Array(2 * size);
  let at = 2 + long;
  for (const half of [result.subarray(0, size), result.subarray(size)]) {
    const count = bytes[at + 1] ?? 0;
    const integer = bytes.subarray(at + 2, at + 2 + count);
    const [first = 0x80, second = 0] = integer;
    const minimal = first !== 0 || second > 127;
    if (bytes[at] !== 0x02 || integer.length !== count || first > 127 || !minimal) throw refuse();
    const value = first === 0 ? integer.subarray(1) : integer;
    if (value.length > size) throw refuse();
    half.set(value, size - value.length);
    at += 2 + count;
  }
  if (at !== bytes.length) throw refuse();
  return result;
}
