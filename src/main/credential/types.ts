import type { Credential } from '#shared/domain/credential.ts';

/** What a decoder is given: the bytes of a scan, and the same as text (UTF-8, else Latin-1). */
export interface ScanContent {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Signature algorithms by their JOSE names (RFC 7518 section 3.1, RFC 8037 section 3.1). */
export type SignatureAlgorithm =
  'ES256' | 'ES384' | 'ES512' | 'PS256' | 'PS384' | 'PS512' | 'RS256' | 'EdDSA';

/** The worlds of issuer keys. A key of one never verifies a credential of another. */
export type TrustDomain = 'dcc' | 'shc' | 'icao' | 'divoc';

/** How a credential names the key that signed it. */
export type KeyReference =
  /** HCERT: the first 8 bytes of the certificate's SHA-256, base64. */
  | { readonly by: 'kid'; readonly kid: string }
  /** SMART Health Card: the issuer's URL and the JWK thumbprint. */
  | { readonly by: 'issuer-kid'; readonly issuer: string; readonly kid: string }
  /** VDS-NC: the signer's certificate itself, DER, within the code. */
  | { readonly by: 'certificate'; readonly der: Uint8Array }
  /** VDS-NC without a certificate: one of the issuing state's signers, as Doc 9303 part 3 writes states. */
  | { readonly by: 'state'; readonly state: string }
  /** DIVOC: the id of a verification method. */
  | { readonly by: 'method'; readonly id: string; readonly issuer: string };

/** A signature over bytes, in the one form that the trust step checks for every format. */
export interface SignatureProof {
  readonly domain: TrustDomain;
  readonly algorithm: SignatureAlgorithm;
  readonly key: KeyReference;
  /** The bytes that were signed. */
  readonly message: Uint8Array;
  /** r‖s (IEEE P1363) for ES*, as is for the others. */
  readonly signature: Uint8Array;
}

/** The output of the credential step: readable, not yet believed. */
export interface DecodedCredential {
  readonly credential: Credential;
  readonly proof: SignatureProof;
  /**
   * More ids by which it can be blocked than its statements name: all that a format has, where the signature does not
   * tell which of them is the certificate's own.
   */
  readonly ids?: readonly string[];
}

/** One format. */
export interface CredentialDecoder {
  /** Whether the content announces this format, by its prefix or structure; never by trying to decode it. */
  recognises(content: ScanContent): boolean;
  /** @throws CredentialError where it is malformed */
  decode(content: ScanContent): DecodedCredential | Promise<DecodedCredential>;
}
