import * as z from 'zod';
import { readCertificate } from '../certificate.ts';
import { countryCode } from '../country.ts';
import { CertificateError } from '../errors.ts';
import { bareKey, keyOfCertificate, type IssuerKey, type KeyRole } from '../issuer-key.ts';
import { keyIdOf } from '../key-id.ts';
import { Collector } from './collector.ts';
import { Jwk, spkiOfJwk } from './jwk.ts';
import type { ListProof, TrustImport } from './trust-import.ts';

/** A code as GDHCN writes it: `#DCC`, or a list of such. */
const Code = z
  .object({ code: z.string() })
  .transform(({ code }) => code.replace(/^#/, ''))
  .optional()
  .catch(undefined);

const Method = z.object({
  id: z.string().min(1),
  type: z.string().optional(),
  publicKeyJwk: Jwk,
  domain: Code,
  participant: Code,
  keyusage: Code,
});
type Method = z.infer<typeof Method>;

const Proof = z.object({
  type: z.string(),
  created: z.string().optional(),
  verificationMethod: z.string(),
  jws: z.string().optional(),
});

/**
 * A DID document (W3C DID Core section 5) in the profile of WHO's Global Digital Health Certification Network:
 * methods are keys, or DIDs of further documents.
 */
export const DidDocument = z.object({
  id: z.string().regex(/^did:/),
  verificationMethod: z.array(z.unknown()),
  proof: Proof.optional(),
});
export type DidDocument = z.infer<typeof DidDocument>;

/** Whether a list is signed by whom it names, and with which key, SPKI in base64. */
export type ProofCheck = { readonly state: 'valid'; readonly key: string } | { readonly state: 'invalid' };

/** Checks a list's signature; `undefined` where it has not what it takes to. */
export type DidProofVerifier = (document: unknown) => ProofCheck | undefined;

/**
 * The keys of a GDHCN trust list: the whole, one participant's, or a reference document, which has none.
 * @param document what DidDocument parsed
 * @param raw the same before parsing: what the proof is over
 */
export function importDid(document: DidDocument, raw: unknown, verifyProof?: DidProofVerifier): TrustImport {
  const collector = new Collector();
  const references: string[] = [];
  document.verificationMethod.forEach((entry, index) => {
    if (typeof entry === 'string') {
      references.push(entry);
      return;
    }
    const method = Method.safeParse(entry);
    if (method.success) collector.take(method.data.id, () => keyOfMethod(method.data, document.id));
    else collector.skip(`verificationMethod ${index}`, z.prettifyError(method.error));
  });
  const { keys, skipped } = collector;
  return {
    kind: 'did',
    source: document.id,
    keys,
    skipped,
    references,
    proof: proofOf(document, raw, verifyProof),
  };
}

/** The usages that GDHCN's path names have, where the entry does not say it in its own field. */
const ROLES: Readonly<Record<string, KeyRole>> = { DSC: 'signer', CSCA: 'authority', SCA: 'authority' };

/** GDHCN's trust domains that we read. */
const DOMAINS: ReadonlySet<string> = new Set(['DCC', 'DDCC', 'ICVP']);

function keyOfMethod(method: Method, source: string): IssuerKey {
  const path = pathOf(method.id);
  const domain = method.domain ?? path.domain;
  if (domain === undefined || !DOMAINS.has(domain)) {
    throw new CertificateError('PUBLIC_KEY_INVALID', `its domain ${domain ?? ''} is none that we read`);
  }
  const usage = method.keyusage ?? path.usage;
  const participant = method.participant ?? path.participant;
  const { kid = method.id.split('#')[1] } = method.publicKeyJwk;
  if (kid === undefined || kid === '') throw new CertificateError('PUBLIC_KEY_INVALID', 'it has no key id');
  const context = {
    domain: 'dcc',
    source,
    name: { by: 'kid', kid: keyIdOf(kid) },
    role: (usage !== undefined && ROLES[usage]) || 'other',
    country: participant === undefined ? undefined : (countryCode(participant) ?? participant),
    label: participant,
    // The certificates of that domain are of vaccinations and of nothing else.
    ...(domain === 'ICVP' && { uses: ['vaccination'] as const }),
  } as const;
  // The certificate first: it has validity and purposes, and it reads where a JWK's curve is not named.
  const [der] = method.publicKeyJwk.x5c ?? [];
  if (der === undefined) return bareKey(spkiOfJwk(method.publicKeyJwk), context);
  return keyOfCertificate(readCertificate(Buffer.from(der, 'base64')), context);
}

/** `did:web:host:v2:trustlist:DCC:IDN:DSC#kid`: domain, participant and usage end the path. */
function pathOf(id: string) {
  const [domain, participant, usage] = (id.split('#')[0] ?? '').split(':').slice(-3);
  return { domain, participant, usage };
}

function proofOf(document: DidDocument, raw: unknown, verifyProof?: DidProofVerifier): ListProof | undefined {
  if (!document.proof) return undefined;
  const { created, verificationMethod } = document.proof;
  const check = verifyProof?.(raw);
  const key = check?.state === 'valid' ? { key: check.key } : {};
  return { state: check?.state ?? 'unchecked', signer: verificationMethod, created, ...key };
}
