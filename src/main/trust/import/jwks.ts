import * as z from 'zod';
import { CertificateError } from '../errors.ts';
import { bareKey, type IssuerKey } from '../issuer-key.ts';
import { Collector } from './collector.ts';
import { Jwk, spkiOfJwk } from './jwk.ts';
import type { TrustImport } from './trust-import.ts';

/** A JSON Web Key Set (RFC 7517 section 5). */
export const Jwks = z.object({ keys: z.array(z.unknown()) });
export type Jwks = z.infer<typeof Jwks>;

/**
 * The keys of a SMART Health Card issuer (SMART Health Cards Framework, "Determining keys associated with an
 * issuer"). A key's id is only a name within the issuer's own set, so one that is not its thumbprint is taken too.
 * @param issuer the URL at which the set is published, without `/.well-known/jwks.json`
 */
export function importJwks(jwks: Jwks, issuer: string, source = issuer): TrustImport {
  const collector = new Collector();
  jwks.keys.forEach((entry, index) => {
    const jwk = Jwk.safeParse(entry);
    if (jwk.success)
      collector.take(jwk.data.kid ?? `key ${index + 1}`, () => keyOfJwk(jwk.data, issuer, source));
    else collector.skip(`key ${index + 1}`, z.prettifyError(jwk.error));
  });
  const { keys, skipped } = collector;
  return { kind: 'jwks', source, keys, skipped, references: [], proof: undefined };
}

/** @throws CertificateError */
export function keyOfJwk(jwk: Jwk, issuer: string, source: string, label?: string): IssuerKey {
  const { kid, use } = jwk;
  if (kid === undefined) throw new CertificateError('PUBLIC_KEY_INVALID', 'it has no key id');
  if (use !== undefined && use !== 'sig') {
    throw new CertificateError('PUBLIC_KEY_INVALID', `its use is ${use}, not signatures`);
  }
  return bareKey(spkiOfJwk(jwk), { domain: 'shc', source, name: { by: 'issuer-kid', issuer, kid }, label });
}

/** The issuer that a JWKS' address is of. */
export function issuerOf(url: string): string {
  return url.replace(/\/\.well-known\/jwks\.json$/, '');
}
