import * as z from 'zod';
import { CredentialError } from '../errors.ts';
import { conform } from '../json.ts';
import type { CredentialDecoder, DecodedCredential, ScanContent } from '../types.ts';
import type { Holder } from '#shared/domain/credential.ts';
import { canonise } from './canonise.ts';
import { Certificate, holderOf, statementsOf } from './certificate.ts';
import { isSignedJsonLd, isZip, readDocument } from './container.ts';
import { CONTEXTS } from './contexts.ts';
import { parseProof, signedData } from './proof.ts';
import { assertPlain, without } from './shape.ts';

/**
 * DIVOC: a W3C verifiable credential (VC Data Model 1.1) with a linked data proof, as JSON or, in a binary QR code,
 * as `certificate.json` in a zip. The international certificate of Indonesia, and those of India, the Philippines,
 * Sri Lanka and Jamaica.
 */
export const divoc: CredentialDecoder = {
  recognises: (content) => isZip(content) || isSignedJsonLd(content),
  decode: decodeDivoc,
};

const Document = z.looseObject({ '@context': z.array(z.unknown()) });

/**
 * A certificate. What its proof does not cover is not read.
 * @throws CredentialError ZIP_INVALID, DECOMPRESSED_TOO_LARGE, JSON_INVALID, SCHEMA_INVALID, PROOF_INVALID,
 *   ALGORITHM_UNSUPPORTED, or FORMAT_UNSUPPORTED (contexts that we do not know; a proof that leaves out more than the holder)
 */
export async function decodeDivoc(content: ScanContent): Promise<DecodedCredential> {
  const { proof: rawProof, ...document } = conform(Document, readDocument(content), 'document');
  if (!document['@context'].every((context) => typeof context === 'string' && CONTEXTS.has(context))) {
    throw new CredentialError(
      'FORMAT_UNSUPPORTED',
      'a verifiable credential of contexts that we do not know',
    );
  }
  const proof = parseProof(rawProof);
  assertPlain(document);

  const { quads, unsigned, lost } = await canonise(document, { mayLose: unnamedSubject(document) });
  const certificate = conform(Certificate, without(unsigned, document), 'certificate');
  const { algorithm, message, signature } = await signedData(proof, quads);
  const { issuer, issuanceDate, expirationDate } = certificate;
  return {
    credential: {
      format: 'divoc',
      profile: 'w3c-vc',
      holder: lost.size > 0 ? UNSIGNED_HOLDER : holderOf(certificate),
      issuer,
      keyId: proof.verificationMethod,
      issuedAt: issuanceDate,
      notBefore: issuanceDate,
      ...(expirationDate !== undefined && { expiresAt: expirationDate }),
      statements: statementsOf(certificate),
    },
    proof: {
      domain: 'divoc',
      algorithm,
      key: { by: 'method', id: proof.verificationMethod, issuer },
      message,
      signature,
    },
  };
}

/** Jamaica and Sri Lanka name the holder by a bare number: their proofs then say nothing of who it is. */
const UNSIGNED_HOLDER: Holder = { name: '' };

const Subject = z.object({ credentialSubject: z.object({ id: z.string() }) });

/** The holder's id where it is no absolute IRI, so that the proof leaves the holder out. No other node may have it. */
function unnamedSubject(document: object): ReadonlySet<string> {
  const id = Subject.safeParse(document).data?.credentialSubject.id;
  return new Set(id === undefined || isAbsolute(id) ? [] : [id]);
}

function isAbsolute(id: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(id);
}
