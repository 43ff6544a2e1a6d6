/*
 * The JSON-LD contexts of DIVOC certificates. A context maps a document's terms to the IRIs that are signed, so each
 * must say the same as the one that the issuer signed with; only what vaccination and test certificates use is kept.
 * Nothing is ever fetched. Sources: W3C Verifiable Credentials Data Model 1.1 appendix B.1, W3C CCG Security
 * Vocabulary, the DIVOC project's vaccination-context.
 */

export interface ContextDocument {
  readonly '@context': object;
}

const SCOPE = { '@version': 1.1, '@protected': true } as const;
const ROOT = { ...SCOPE, id: '@id', type: '@type' } as const;

const CRED = 'https://www.w3.org/2018/credentials#';
const SEC = 'https://w3id.org/security#';
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime';

/** Of the W3C's context: a verifiable credential. */
const CREDENTIALS_V1: ContextDocument = {
  '@context': {
    ...ROOT,
    VerifiableCredential: {
      '@id': `${CRED}VerifiableCredential`,
      '@context': {
        ...ROOT,
        credentialSchema: { '@id': `${CRED}credentialSchema`, '@type': '@id' },
        credentialStatus: { '@id': `${CRED}credentialStatus`, '@type': '@id' },
        credentialSubject: { '@id': `${CRED}credentialSubject`, '@type': '@id' },
        evidence: { '@id': `${CRED}evidence`, '@type': '@id' },
        expirationDate: { '@id': `${CRED}expirationDate`, '@type': DATE_TIME },
        holder: { '@id': `${CRED}holder`, '@type': '@id' },
        issued: { '@id': `${CRED}issued`, '@type': DATE_TIME },
        issuer: { '@id': `${CRED}issuer`, '@type': '@id' },
        issuanceDate: { '@id': `${CRED}issuanceDate`, '@type': DATE_TIME },
        proof: { '@id': `${SEC}proof`, '@type': '@id', '@container': '@graph' },
        refreshService: { '@id': `${CRED}refreshService`, '@type': '@id' },
        termsOfUse: { '@id': `${CRED}termsOfUse`, '@type': '@id' },
        validFrom: { '@id': `${CRED}validFrom`, '@type': DATE_TIME },
        validUntil: { '@id': `${CRED}validUntil`, '@type': DATE_TIME },
      },
    },
  },
};

const ADDRESS = {
  '@id': 'schema:PostalAddress',
  '@context': {
    ...SCOPE,
    streetAddress: 'schema:streetAddress',
    streetAddress2: 'vac:addressLine2',
    city: 'vac:city',
    district: 'vac:district',
    addressRegion: 'schema:addressRegion',
    postalCode: 'schema:postalCode',
    addressCountry: 'schema:addressCountry',
  },
} as const;

const WHERE_AND_BY_WHOM = {
  verifier: {
    '@id': 'vac:verifier',
    '@context': { ...SCOPE, id: 'schema:id', name: 'schema:name', 'sign-image': 'schema:image' },
  },
  facility: {
    '@id': 'vac:Facility',
    '@context': { ...SCOPE, name: 'schema:name', address: ADDRESS, 'seal-image': 'schema:image' },
  },
} as const;

const PERSON = {
  refId: 'schema:id',
  uhid: 'schema:id',
  name: 'schema:name',
  age: 'schema:Number',
  gender: 'schema:gender',
  sex: 'schema:gender',
  nationality: 'schema:nationality',
  address: ADDRESS,
} as const;

const VACCINATION = {
  certificateId: 'schema:id',
  feedbackUrl: 'schema:url',
  infoUrl: 'schema:url',
  batch: 'schema:id',
  vaccine: 'schema:id',
  manufacturer: 'schema:id',
  date: 'schema:date',
  effectiveStart: 'schema:date',
  effectiveUntil: 'schema:date',
  dose: 'schema:doseValue',
  totalDoses: 'schema:doseValue',
  ...WHERE_AND_BY_WHOM,
} as const;

const TEST = {
  certificateId: 'schema:id',
  feedbackUrl: 'schema:url',
  infoUrl: 'schema:url',
  batch: 'schema:id',
  testType: 'schema:id',
  testName: 'schema:name',
  manufacturer: 'schema:id',
  disease: 'schema:id',
  sampleOrigin: 'schema:id',
  sampleCollectionTimestamp: 'schema:dateTime',
  resultTimestamp: 'schema:dateTime',
  result: 'schema:id',
  expiry: 'schema:dateTime',
  ...WHERE_AND_BY_WHOM,
} as const;

function divoc(vac: string, types: Readonly<Record<string, object>>): ContextDocument {
  return { '@context': { ...ROOT, schema: 'https://schema.org/', vac, ...types } };
}

function proofOf(name: string, id: string) {
  return { [name]: { '@id': id, '@context': { ...SCOPE, nonTransferable: 'vac:nonTransferable' } } };
}

function typed(id: string, terms: object) {
  return { '@id': id, '@context': { ...SCOPE, ...terms } };
}

const VACCINATION_CREDENTIAL = proofOf('ProofOfVaccinationCredential', 'schema:ProofOfVaccinationCredential');

const VACCINATION_V1 = divoc('https://cowin.gov.in/credentials/vaccination/v1', {
  ...VACCINATION_CREDENTIAL,
  Person: typed('schema:Person', PERSON),
  Vaccination: typed('vac:Vaccination', VACCINATION),
});

const VACCINATION_V2 = divoc('https://cowin.gov.in/credentials/vaccination/v2', {
  ...VACCINATION_CREDENTIAL,
  Person: typed('schema:Person', { ...PERSON, dob: 'schema:date' }),
  Vaccination: typed('vac:Vaccination', {
    ...VACCINATION,
    icd11Code: 'schema:id',
    prophylaxis: 'schema:name',
  }),
});

const TEST_V1 = divoc('https://cowin.gov.in/credentials/testCertificate/v1', {
  ...proofOf('ProofOfTestCertificateCredential', 'schema:ProofOfTestCredential'),
  Person: typed('schema:Person', { ...PERSON, dob: 'schema:date' }),
  TestDetails: typed('vac:TestDetails', TEST),
});

/** A suite's own terms stand in the proof, which is no part of the signed document. */
const NOTHING_MORE: ContextDocument = { '@context': {} };

/** The contexts that we know, by the address under which issuers name them. */
export const CONTEXTS: ReadonlyMap<string, ContextDocument> = new Map([
  ['https://www.w3.org/2018/credentials/v1', CREDENTIALS_V1],
  ['https://w3id.org/security/suites/ed25519-2018/v1', NOTHING_MORE],
  ['https://w3id.org/security/suites/ed25519-2020/v1', NOTHING_MORE],
  // India
  ['https://cowin.gov.in/credentials/vaccination/v1', VACCINATION_V1],
  ['https://cowin.gov.in/credentials/vaccination/v2', VACCINATION_V2],
  ['https://cowin.gov.in/credentials/testCertificate/v1', TEST_V1],
  // Indonesia
  ['https://www.pedulilindungi.id/credentials/vaccination/v2', VACCINATION_V2],
  // Philippines
  ['https://divoc.prod/vaccine/credentials/vaccination/v1', VACCINATION_V2],
  // Sri Lanka
  ['https://divoc.lgcc.gov.lk/credentials/vaccination/v1', VACCINATION_V2],
  ['https://divoc.lgcc.gov.lk/credentials/vaccination/v2', VACCINATION_V2],
]);
