import * as z from 'zod';
import { CredentialError } from '../errors.ts';
import { conform } from '../json.ts';
import type { CredentialDecoder, DecodedCredential, ScanContent } from '../types.ts';
import { canonise } from './canonise.ts';
import { readCertificate } from './certificate.ts';
import { isSignedJsonLd, isZip, readDocument } from './container.ts';
import { CONTEXTS } from './contexts.ts';
import { Graph } from './graph.ts';
import { parseProof, signedData } from './proof.ts';
import { assertPlain, isAbsolute } from './shape.ts';

/**
 * DIVOC: a W3C verifiable credential (VC Data Model 1.1) with a linked data proof, as JSON or, in a binary QR code,
 * as `certificate.json` in a zip. The international certificate of Indonesia, and those of India, the Philippines,
 * Sri Lanka and Jamaica.
 */
export const divoc: CredentialDecoder = {
  recognises: (content) => isZip(content) || isSignedJsonLd(content),
  decode: decodeDivoc,
};

/** As it is parsed: a schema's copy could lose what is to be refused. */
const Document = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const Contexts = z.array(z.unknown()).min(2).max(4);
const Subject = z.object({ id: z.string().optional() });

/**
 * A certificate. It is read from the statements that its proof covers; what the proof does not cover is not read.
 * @throws CredentialError ZIP_INVALID, DECOMPRESSED_TOO_LARGE, JSON_INVALID, SCHEMA_INVALID, PROOF_INVALID,
 *   ALGORITHM_UNSUPPORTED, or FORMAT_UNSUPPORTED (contexts that we do not know; a proof that leaves out more than the holder)
 */
export async function decodeDivoc(content: ScanContent): Promise<DecodedCredential> {
  const { proof: rawProof, ...document } = conform(Document, readDocument(content), 'document');
  const { '@context': stated, ...plain } = document;
  if (
    !Contexts.safeParse(stated).data?.every((context) => typeof context === 'string' && CONTEXTS.has(context))
  ) {
    throw new CredentialError(
      'FORMAT_UNSUPPORTED',
      'a verifiable credential of contexts that we do not know',
    );
  }
  const proof = parseProof(rawProof);
  assertPlain(plain);
  const { id: holder } = conform(Subject, plain['credentialSubject'], 'credentialSubject');

  const { quads } = await canonise(document, { mayLose: unnamed(holder) });
  const { ids, ...certificate } = readCertificate(new Graph(quads));
  const { algorithm, message, signature } = signedData(proof, quads);
  return {
    credential: {
      format: 'divoc',
      profile: 'w3c-vc',
      keyId: proof.verificationMethod,
      notBefore: certificate.issuedAt,
      ...certificate,
    },
    proof: {
      domain: 'divoc',
      algorithm,
      key: { by: 'method', id: proof.verificationMethod, issuer: certificate.issuer },
      message,
      signature,
    },
    ids,
  };
}

/** The holder's id where it is no absolute IRI, so that the proof leaves the holder out. No other node may have it. */
function unnamed(id: string | undefined): ReadonlySet<string> {
  return new Set(id === undefined || isAbsolute(id) ? [] : [id]);
}
