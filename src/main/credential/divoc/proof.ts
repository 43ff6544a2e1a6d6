import { createHash } from 'node:crypto';
import * as z from 'zod';
import { fromBase64url } from '../base64url.ts';
import { CredentialError } from '../errors.ts';
import { parseJson } from '../json.ts';
import type { SignatureAlgorithm } from '../types.ts';
import { fromBase58 } from './base58.ts';

const options = {
  /** What libraries leave in a proof: the context of its own options. */
  '@context': z.literal('https://w3id.org/security/v2').optional(),
  created: z.iso.datetime({ offset: true }),
  /** An absolute IRI that needs no escape in N-Quads. */
  verificationMethod: z
    .string()
    .max(256)
    .regex(/^[a-z][a-z0-9+.-]*:[^\p{C}\s<>"{}|^`\\]+$/iu),
  proofPurpose: z.literal('assertionMethod'),
};

/** A linked data proof of one of the suites that we know, and nothing more: what else it held were unsigned. */
export const Proof = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('RsaSignature2018'), ...options, jws: z.string() }),
  z.strictObject({ type: z.literal('Ed25519Signature2018'), ...options, jws: z.string() }),
  z.strictObject({ type: z.literal('Ed25519Signature2020'), ...options, proofValue: z.string() }),
]);
export type Proof = z.infer<typeof Proof>;

/** DIVOC signs RsaSignature2018 by PS256; the suite's registration says RS256. */
const ALGORITHMS = {
  RsaSignature2018: ['PS256', 'RS256'],
  Ed25519Signature2018: ['EdDSA'],
} as const satisfies Record<string, readonly SignatureAlgorithm[]>;

const ED25519_SIGNATURE_BYTES = 64;

export interface SignedData {
  readonly algorithm: SignatureAlgorithm;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Reads a document's proof.
 * @throws CredentialError PROOF_INVALID, or ALGORITHM_UNSUPPORTED where it is of another suite
 */
export function parseProof(value: unknown): Proof {
  const parsed = Proof.safeParse(value);
  if (parsed.success) return parsed.data;
  const suite = z.object({ type: z.string() }).safeParse(value);
  if (
    suite.success &&
    !['RsaSignature2018', 'Ed25519Signature2018', 'Ed25519Signature2020'].includes(suite.data.type)
  ) {
    throw new CredentialError('ALGORITHM_UNSUPPORTED', 'a proof of another suite');
  }
  throw new CredentialError('PROOF_INVALID', `proof: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
}

/**
 * What a proof signs, and the signature (Linked Data Proofs 1.0, section "Create Verify Hash Algorithm").
 * @param quads the document without its proof, in canonical N-Quads
 * @throws CredentialError PROOF_INVALID
 */
export function signedData(proof: Proof, quads: string): SignedData {
  const hashes = Buffer.concat([sha256(statementsOf(proof)), sha256(quads)]);

  if (proof.type === 'Ed25519Signature2020') {
    return { algorithm: 'EdDSA', message: hashes, signature: multibase(proof.proofValue) };
  }
  const [header = '', payload, signature = '', ...rest] = proof.jws.split('.');
  const bytes = fromBase64url(signature);
  if (payload !== '' || rest.length > 0 || !bytes || bytes.length === 0) return invalid('not a detached JWS');
  return {
    algorithm: algorithmOf(proof.type, header),
    // RFC 7797 section 3: with b64 false the payload itself follows the header and the dot.
    message: Buffer.concat([Buffer.from(`${header}.`, 'latin1'), hashes]),
    signature: proof.type === 'Ed25519Signature2018' ? ed25519(bytes) : bytes,
  };
}

const SEC = 'https://w3id.org/security#';

/**
 * The options of a proof as canonical N-Quads: what JSON-LD makes of them in the security vocabulary's context, which
 * leaves no choice, for each has one value and one term.
 */
function statementsOf({ type, created, verificationMethod, proofPurpose }: Proof): string {
  return [
    `<http://purl.org/dc/terms/created> "${created}"^^<http://www.w3.org/2001/XMLSchema#dateTime>`,
    `<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${SEC}${type}>`,
    `<${SEC}proofPurpose> <${SEC}${proofPurpose}>`,
    `<${SEC}verificationMethod> <${verificationMethod}>`,
  ]
    .map((statement) => `_:c14n0 ${statement} .\n`)
    .join('');
}

function algorithmOf(type: keyof typeof ALGORITHMS, header: string): SignatureAlgorithm {
  const Header = z.strictObject({
    alg: z.enum(ALGORITHMS[type]),
    b64: z.literal(false),
    crit: z.tuple([z.literal('b64')]),
  });
  const parsed = Header.safeParse(parseJson(fromBase64url(header) ?? ''));
  return parsed.success ? parsed.data.alg : invalid('not the header of its suite');
}

function multibase(text: string): Uint8Array {
  const bytes = text.length <= 100 && text.startsWith('z') ? fromBase58(text.slice(1)) : null;
  return ed25519(bytes ?? new Uint8Array());
}

function ed25519(bytes: Uint8Array): Uint8Array {
  return bytes.length === ED25519_SIGNATURE_BYTES ? bytes : invalid('an Ed25519 signature has 64 bytes');
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text, 'utf8').digest();
}

function invalid(why: string): never {
  throw new CredentialError('PROOF_INVALID', why);
}
