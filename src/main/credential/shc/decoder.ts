import { CredentialError } from '../errors.ts';
import { conform, parseJson } from '../json.ts';
import type { CredentialDecoder, DecodedCredential, ScanContent } from '../types.ts';
import { readBundle } from './fhir.ts';
import { parseJws } from './jws.ts';
import { fromDigits, isHealthCard, parseChunk } from './numeric.ts';
import { Payload } from './payload.ts';

/**
 * SMART Health Cards (spec.smarthealth.cards): `shc:/`, digits, a JWS, FHIR R4. The revocation id `rid` becomes the
 * statements' certificate id.
 */
export const shc: CredentialDecoder = {
  recognises: ({ text }) => isHealthCard(text),
  decode: decodeShc,
};

/**
 * A whole card. One chunk of several is refused: `joinChunks` makes a whole of them first.
 * @throws CredentialError NUMERIC_INVALID, JWS_INVALID, ALGORITHM_UNSUPPORTED, COMPRESSION_INVALID,
 *   DECOMPRESSED_TOO_LARGE, JSON_INVALID or SCHEMA_INVALID
 */
export function decodeShc({ text }: ScanContent): DecodedCredential {
  const chunk = parseChunk(text);
  if (chunk.total > 1) throw new CredentialError('NUMERIC_INVALID', 'one code of several');
  const jws = parseJws(fromDigits(chunk.digits));
  const { iss, nbf, exp, vc } = conform(Payload, parseJson(jws.payload), 'payload');
  const notBefore = instant(nbf);

  return {
    credential: {
      format: 'shc',
      profile: 'fhir-r4',
      issuer: iss,
      keyId: jws.kid,
      issuedAt: notBefore,
      notBefore,
      ...(exp !== undefined && { expiresAt: instant(exp) }),
      ...readBundle(vc.credentialSubject.fhirBundle, { issuer: iss, certificateId: vc.rid }),
    },
    proof: {
      domain: 'shc',
      algorithm: 'ES256',
      key: { by: 'issuer-kid', issuer: iss, kid: jws.kid },
      message: jws.signed,
      signature: jws.signature,
    },
  };
}

function instant(seconds: number): string {
  return new Date(Math.floor(seconds * 1000)).toISOString();
}
