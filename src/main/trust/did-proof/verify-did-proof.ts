import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { fromBase64url } from '../../credential/base64url.ts';
import { canonise } from '../../credential/divoc/canonise.ts';
import { CredentialError } from '../../credential/errors.ts';
import { DidDocument, type ProofCheck } from '../import/did.ts';
import { Jwk, spkiOfJwk } from '../import/jwk.ts';
import type { ListSigner } from '../list-memory.ts';
import { DID_CONTEXTS, PROOF_OPTIONS } from './contexts.ts';

/** A proof and nothing more: what else it held were unsigned. */
const Proof = z.strictObject({
  type: z.literal('JsonWebSignature2020'),
  created: z.iso.datetime({ offset: true }),
  nonce: z.string().optional(),
  domain: z.string().optional(),
  proofPurpose: z.literal('assertionMethod'),
  verificationMethod: z.string().min(1),
  jws: z.string(),
});

const Signed = z.looseObject({ '@context': z.array(z.string()).min(1), proof: z.unknown() });

/** RFC 7797 section 6: an unencoded payload, which must be understood. */
const Header = z.strictObject({
  alg: z.literal('ES256'),
  b64: z.literal(false),
  crit: z.tuple([z.literal('b64')]),
});

const Method = z.object({ id: z.string(), publicKeyJwk: Jwk });

const INVALID: ProofCheck = { state: 'invalid' };

/** r‖s of P-256. */
const P1363_BYTES = 64;

/**
 * Whether the signer that a trust list names has signed it: JsonWebSignature2020 over the canonical document (W3C CCG
 * JSON Web Signature 2020 section 4), ES256. WHO writes the signature in DER, the suite's specification as r‖s: both
 * are taken.
 * @param document a DID document, as its JSON says
 * @param signers the DID documents of those who may sign lists
 * @param remembered keys that have signed lists before: they are tried first
 * @returns undefined where it cannot be told: there is no proof, the signer's own document is not among those given, or
 *   the list is written with a context that we do not have
 */
export async function verifyDidProof(
  document: unknown,
  signers: readonly unknown[],
  remembered: readonly ListSigner[] = [],
): Promise<ProofCheck | undefined> {
  const signed = Signed.safeParse(document);
  if (!signed.success || signed.data.proof === undefined) return undefined;
  const { proof: stated, ...unsigned } = signed.data;
  if (!unsigned['@context'].every((url) => url !== PROOF_OPTIONS && DID_CONTEXTS.has(url))) return undefined;

  const named = z.object({ verificationMethod: z.string() }).safeParse(stated);
  const keys = named.success ? keysOf(named.data.verificationMethod, signers, remembered) : [];
  if (keys.length === 0) return undefined;

  const proof = Proof.safeParse(stated);
  if (!proof.success) return INVALID;
  const { jws, ...options } = proof.data;
  const [header = '', payload, signature = '', ...rest] = jws.split('.');
  const bytes = fromBase64url(signature);
  if (payload !== '' || rest.length > 0 || !bytes || !isHeader(header)) return INVALID;

  const hashes = await hashesOf(options, unsigned);
  if (!hashes) return INVALID;
  const message = Buffer.concat([Buffer.from(`${header}.`, 'latin1'), hashes]);
  const key = keys.find((each) => holds(each, message, bytes));
  return key ? { state: 'valid', key: spkiOf(key) } : INVALID;
}

/** The verifier that `importTrust` takes, for one file. */
export async function didProofVerifier(
  bytes: Uint8Array,
  signers: readonly unknown[],
  remembered: readonly ListSigner[] = [],
): Promise<() => ProofCheck | undefined> {
  const anybody = signers.length + remembered.length > 0;
  const check = anybody ? await verifyDidProof(parse(bytes), signers, remembered) : undefined;
  return () => check;
}

/** What is hashed of the options and of the document; undefined where something in them would not be signed. */
async function hashesOf(options: object, document: object): Promise<Buffer | undefined> {
  try {
    const about = await canonise({ '@context': PROOF_OPTIONS, ...options }, { contexts: DID_CONTEXTS });
    const body = await canonise(document, { contexts: DID_CONTEXTS });
    if (about.unsigned.size > 0 || body.unsigned.size > 0) return undefined;
    return Buffer.concat([sha256(about.quads), sha256(body.quads)]);
  } catch (error) {
    if (error instanceof CredentialError) return undefined;
    throw error;
  }
}

function keysOf(
  method: string,
  signers: readonly unknown[],
  remembered: readonly ListSigner[],
): readonly KeyObject[] {
  const known = remembered.flatMap((signer) =>
    signer.method === method ? publicKeyOf(() => Buffer.from(signer.spki, 'base64')) : [],
  );
  const stated = signers.flatMap((signer) => {
    const document = DidDocument.safeParse(signer);
    return (document.success ? document.data.verificationMethod : []).flatMap((entry) => {
      const candidate = Method.safeParse(entry);
      if (!candidate.success || candidate.data.id !== method) return [];
      return publicKeyOf(() => spkiOfJwk(candidate.data.publicKeyJwk));
    });
  });
  return [...known, ...stated];
}

/** None where it is no key of the curve that lists are signed with. */
function publicKeyOf(spki: () => Buffer): readonly KeyObject[] {
  try {
    const key = createPublicKey({ key: spki(), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? [key] : [];
  } catch {
    return [];
  }
}

function spkiOf(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}

function isHeader(text: string): boolean {
  return Header.safeParse(parse(fromBase64url(text) ?? new Uint8Array())).success;
}

function holds(key: KeyObject, message: Uint8Array, signature: Uint8Array): boolean {
  const dsaEncoding = signature.length === P1363_BYTES ? 'ieee-p1363' : 'der';
  try {
    return verify('sha256', message, { key, dsaEncoding }, signature);
  } catch {
    return false;
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch {
    return undefined;
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
