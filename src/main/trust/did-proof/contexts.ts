import type { ContextDocument } from '../../credential/divoc/contexts.ts';

/*
 * The JSON-LD contexts of trust lists in the profile of WHO's Global Digital Health Certification Network. A context
 * maps a document's terms to the IRIs that are signed; only what trust lists use is kept, and what is not kept fails
 * the proof. Nothing is ever fetched. Sources: W3C DID Core appendix B.1, W3C CCG JSON Web Signature 2020, WHO Smart
 * Trust (tng-context). That they say the same as the signer's is shown by WHO's own lists, which verify with them.
 */

const SEC = 'https://w3id.org/security#';
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime';
const SCOPE = { '@protected': true, id: '@id', type: '@type' } as const;

const methods = (name: string) => ({ '@id': `${SEC}${name}`, '@type': '@id', '@container': '@set' });

const DID_V1: ContextDocument = {
  '@context': {
    ...SCOPE,
    assertionMethod: methods('assertionMethod'),
    authentication: methods('authenticationMethod'),
    controller: { '@id': `${SEC}controller`, '@type': '@id' },
    verificationMethod: { '@id': `${SEC}verificationMethod`, '@type': '@id' },
  },
};

const JWS_2020: ContextDocument = {
  '@context': {
    JsonWebKey2020: {
      '@id': `${SEC}JsonWebKey2020`,
      '@context': { ...SCOPE, publicKeyJwk: { '@id': `${SEC}publicKeyJwk`, '@type': '@json' } },
    },
    JsonWebSignature2020: {
      '@id': `${SEC}JsonWebSignature2020`,
      '@context': {
        ...SCOPE,
        created: { '@id': 'http://purl.org/dc/terms/created', '@type': DATE_TIME },
        domain: `${SEC}domain`,
        nonce: `${SEC}nonce`,
        proofPurpose: {
          '@id': `${SEC}proofPurpose`,
          '@type': '@vocab',
          '@context': { ...SCOPE, assertionMethod: methods('assertionMethod') },
        },
        verificationMethod: { '@id': `${SEC}verificationMethod`, '@type': '@id' },
      },
    },
  },
};

const valueSet = (name: string) => ({
  '@id': `https://smart.who.int/trust/ValueSet-${name}.jsonld`,
  '@type': '@id',
  '@context': {
    '@base': `https://smart.who.int/trust/ValueSet-${name}.jsonld#`,
    code: { '@id': '@id', '@type': '@id' },
  },
});

const TNG: ContextDocument = {
  '@context': {
    '@version': 1.1,
    id: '@id',
    type: '@type',
    domain: valueSet('Domains'),
    participant: valueSet('Participants'),
    keyusage: valueSet('KeyUsage'),
  },
};

/** A proof's own options, which are signed apart: the suite's terms, and `id` and `type` (W3C CCG Security Vocabulary). */
export const PROOF_OPTIONS = 'https://w3id.org/security/v3';

export const DID_CONTEXTS: ReadonlyMap<string, ContextDocument> = new Map([
  ['https://www.w3.org/ns/did/v1', DID_V1],
  ['https://w3id.org/security/suites/jws-2020/v1', JWS_2020],
  ['https://smart.who.int/trust/tng-context/v1.jsonld', TNG],
  [PROOF_OPTIONS, { '@context': { id: '@id', type: '@type', ...JWS_2020['@context'] } }],
]);
