import { GerbangError } from '#shared/errors.ts';
import type { TRUST_REASONS } from '#shared/domain/reason.ts';

/** The credential reads well and is not believed. `code` says why; `outcomeOf` says how bad that is. */
export class TrustError extends GerbangError<(typeof TRUST_REASONS)[number]> {}

/** A file of keys that cannot be taken as a whole. Single bad keys are skipped and listed instead. */
export class TrustImportError extends GerbangError<
  /** Neither JSON nor PEM nor DER, or JSON of no kind that we know. */
  | 'TRUST_FILE_UNKNOWN'
  /** Of a kind that we know, and not well-formed. */
  | 'TRUST_FILE_MALFORMED'
  | 'TRUST_FILE_TOO_LARGE'
  /** Well-formed, and not one usable key in it. */
  | 'TRUST_FILE_EMPTY'
  /** The kind needs to be told more: a JWKS needs its issuer's URL. */
  | 'TRUST_FILE_ISSUER_MISSING'
> {}

/** A certificate or public key that does not read. */
export class CertificateError extends GerbangError<'CERTIFICATE_INVALID' | 'PUBLIC_KEY_INVALID'> {}

/** The store of keys on disk. */
export class TrustStoreError extends GerbangError<
  /** What is stored is not what this version wrote. */
  | 'TRUST_STORE_CORRUPT'
  /** The plan was made before the store changed: make a new one. */
  | 'TRUST_PLAN_STALE'
  | 'TRUST_SOURCE_UNKNOWN'
> {}
