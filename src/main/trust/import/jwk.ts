import { createPublicKey } from 'node:crypto';
import * as z from 'zod';
import { CertificateError } from '../errors.ts';

/** A public JSON Web Key (RFC 7517 section 4), as far as we read it. */
export const Jwk = z.object({
  kty: z.enum(['EC', 'RSA', 'OKP']),
  kid: z.string().min(1).optional(),
  use: z.string().optional(),
  alg: z.string().optional(),
  crv: z.string().optional(),
  x: z.string().optional(),
  y: z.string().optional(),
  n: z.string().optional(),
  e: z.string().optional(),
  x5c: z.array(z.string()).optional(),
});
export type Jwk = z.infer<typeof Jwk>;

/**
 * The public key of a JWK as SubjectPublicKeyInfo, DER. Its private part, where someone put it in, is left out.
 * @throws CertificateError PUBLIC_KEY_INVALID
 */
export function spkiOfJwk({ kty, crv, x, y, n, e }: Jwk): Buffer {
  try {
    const key = createPublicKey({ key: defined({ kty, crv, x, y, n, e }), format: 'jwk' });
    return key.export({ format: 'der', type: 'spki' });
  } catch (error) {
    throw new CertificateError('PUBLIC_KEY_INVALID', `its JWK does not read: ${kty} ${crv ?? ''}`.trim(), {
      cause: error,
    });
  }
}

function defined(fields: Record<string, string | undefined>): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) given[name] = value;
  return given;
}
