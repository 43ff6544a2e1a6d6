import type { IssuerKey } from '../issuer-key.ts';
import type { TrustDomain } from '../../credential/types.ts';

/** The kinds of file that keys come in. */
export type TrustFileKind = 'did' | 'registry' | 'jwks' | 'dsc-list' | 'certificates';

/** A key that was not taken, and why; for people, in English. */
export interface SkippedKey {
  /** Which one: its id in the file, or its place. */
  readonly what: string;
  readonly why: string;
}

/**
 * Whether whoever is said to have signed the list has. `unchecked`: it carries a signature and the signer's own
 * document was not given.
 */
export interface ListProof {
  readonly state: 'valid' | 'invalid' | 'unchecked';
  /** Who is said to have signed, a DID URL. */
  readonly signer: string;
  /** When, as the proof says. */
  readonly created: string | undefined;
  /** The key under which it holds, SPKI in base64; of a valid one. */
  readonly key?: string | undefined;
}

/** What a file of keys comes to. */
export interface TrustImport {
  readonly kind: TrustFileKind;
  /** Which list this is, so that the next issue of the same replaces it: a DID, an issuer's URL, else the file's name. */
  readonly source: string;
  readonly keys: readonly IssuerKey[];
  readonly skipped: readonly SkippedKey[];
  /** Other lists that a reference document names, DIDs. */
  readonly references: readonly string[];
  readonly proof: ListProof | undefined;
}

/** What the caller knows of a file. */
export interface TrustFile {
  /** Its name, for people and for lists that have no id of their own. */
  readonly name: string;
  /** For which format bare certificates and keys are meant; all that they can serve where not given. */
  readonly domain?: TrustDomain | undefined;
  /** The issuer's URL, for a JWKS. */
  readonly issuer?: string | undefined;
}
