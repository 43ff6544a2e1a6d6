import { contexts as credentials } from '@digitalbazaar/credentials-context';
import suite2018 from 'ed25519-signature-2018-context';
import suite2020 from 'ed25519-signature-2020-context';
import { strToU8, zipSync } from 'fflate';
import jsonld from 'jsonld';
import jsigs from 'jsonld-signatures';
import { constants, createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { CONTEXTS } from '../../../src/main/credential/divoc/contexts.ts';

/*
 * An issuer of real, signed DIVOC certificates with its own fresh key: for tests, the end-to-end suite and the demo.
 * It shares the contexts with the decoder, being data that both sides must have, and no code. Tests check it with
 * Digital Bazaar's own suites, both ways.
 */

export type DivocSuite = 'RsaSignature2018' | 'Ed25519Signature2018' | 'Ed25519Signature2020';

export interface DivocIssuer {
  readonly suite: DivocSuite;
  /** The id of the verification method, for instance `did:indonesia`. */
  readonly id: string;
  /** The credential's issuer. */
  readonly url: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** An issuer with a fresh Ed25519 or RSA 2048 key. */
export function createDivocIssuer(
  options: Partial<Pick<DivocIssuer, 'suite' | 'id' | 'url'>> = {},
): DivocIssuer {
  const suite = options.suite ?? 'Ed25519Signature2018';
  const keys =
    suite === 'RsaSignature2018'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ed25519');
  return { id: 'did:gerbang', url: 'https://sertifikat.gerbang.example/', ...options, suite, ...keys };
}

export type Part = Readonly<Record<string, unknown>>;

export interface DivocOptions {
  issuedAt: Date;
  expiresAt?: Date;
  /** Default: Indonesia's. */
  context?: string;
  /** Over the sample person. */
  subject?: Part;
  /** Over the sample dose; one each. Default: one. */
  evidence?: readonly Part[];
  /** Over the whole document, before signing. */
  document?: Part;
  /** The JWS header's algorithm, for RSA. Default PS256, as DIVOC has it. */
  algorithm?: 'PS256' | 'RS256';
}

/** A person who does not exist. */
export const SAMPLE_SUBJECT: Part = {
  type: 'Person',
  id: 'did:gerbang:6409011704850001',
  refId: '60c7ed1b0000000000000001',
  name: 'SITI AMINAH KARTANEGARA',
  gender: '-',
  age: '36',
  nationality: 'Indonesia',
  address: { streetAddress: 'Jalan Contoh 1', district: 'Penajam', addressCountry: 'IDN' },
  dob: '1985-04-17',
};

export const SAMPLE_EVIDENCE: Part = {
  certificateId: '531000001',
  type: ['Vaccination'],
  batch: 'CONTOH1',
  vaccine: 'COVID-19 Vaccine Sinovac',
  manufacturer: 'PT Contoh Farma',
  date: '2021-09-05T00:00:00.000Z',
  effectiveStart: '2021-09-05',
  effectiveUntil: '2021-09-05',
  dose: 2,
  totalDoses: 2,
  verifier: { name: '-' },
  facility: {
    name: 'Puskesmas Contoh',
    address: { streetAddress: '', district: '-', addressCountry: 'IDN' },
  },
  feedbackUrl: 'https://sertifikat.gerbang.example/?531000001',
  icd11Code: '',
  prophylaxis: '',
};

/** The credential, not yet signed. */
export function divocDocument(issuer: Pick<DivocIssuer, 'url'>, options: DivocOptions): Part {
  return {
    '@context': [
      'https://www.w3.org/2018/credentials/v1',
      options.context ?? 'https://www.pedulilindungi.id/credentials/vaccination/v2',
    ],
    type: ['VerifiableCredential', 'ProofOfVaccinationCredential'],
    credentialSubject: { ...SAMPLE_SUBJECT, ...options.subject },
    issuer: issuer.url,
    issuanceDate: options.issuedAt.toISOString(),
    ...(options.expiresAt && { expirationDate: options.expiresAt.toISOString() }),
    evidence: (options.evidence ?? [{}]).map((part) => ({ ...SAMPLE_EVIDENCE, ...part })),
    nonTransferable: 'true',
    ...options.document,
  };
}

/** The credential with its proof. */
export async function signDivoc(issuer: DivocIssuer, options: DivocOptions): Promise<Part> {
  const document = divocDocument(issuer, options);
  const about = {
    type: issuer.suite,
    created: `${options.issuedAt.toISOString().slice(0, 19)}Z`,
    verificationMethod: issuer.id,
    proofPurpose: 'assertionMethod',
  };
  const proofContext =
    issuer.suite === 'Ed25519Signature2020'
      ? 'https://w3id.org/security/suites/ed25519-2020/v1'
      : 'https://w3id.org/security/v2';
  const hashes = Buffer.concat([
    sha256(await canonical({ '@context': proofContext, ...about })),
    sha256(await canonical(document)),
  ]);
  if (issuer.suite === 'Ed25519Signature2020') {
    return {
      ...document,
      proof: { ...about, proofValue: `z${base58(sign(null, hashes, issuer.privateKey))}` },
    };
  }
  const alg = issuer.suite === 'RsaSignature2018' ? (options.algorithm ?? 'PS256') : 'EdDSA';
  const header = Buffer.from(JSON.stringify({ alg, b64: false, crit: ['b64'] })).toString('base64url');
  const signature = rawSign(alg, Buffer.concat([Buffer.from(`${header}.`), hashes]), issuer.privateKey);
  return { ...document, proof: { ...about, jws: `${header}..${signature.toString('base64url')}` } };
}

/** A certificate as its QR code has it: a zip of one file. */
export async function issueDivoc(issuer: DivocIssuer, options: DivocOptions): Promise<Uint8Array> {
  return zipped(JSON.stringify(await signDivoc(issuer, options)));
}

/** A zip that has `certificate.json`. */
export function zipped(json: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({ ...more, 'certificate.json': strToU8(json) }, { level: 9, mtime: '2021-10-01T00:00:00' });
}

/** For JSON-LD libraries: our contexts, and theirs of the security vocabulary. */
export const documentLoader = jsigs.extendContextLoader((url) => {
  const document = WHOLE.get(url) ?? CONTEXTS.get(url);
  return document
    ? Promise.resolve({ contextUrl: null, documentUrl: url, document })
    : Promise.reject(new Error(`no such document: ${url}`));
});

/** The W3C's and the suites' contexts in full, of which the decoder keeps what certificates use. */
const WHOLE = new Map<string, unknown>([...credentials, ...suite2018.contexts, ...suite2020.contexts]);

/** The statements that an issuer signs: with the W3C’s own contexts in full. */
export async function canonical(document: object): Promise<string> {
  return jsonld.canonize(document, { safe: false, documentLoader, algorithm: 'RDFC-1.0' });
}

function rawSign(alg: string, data: Uint8Array, key: KeyObject): Buffer {
  if (alg === 'EdDSA') return sign(null, data, key);
  if (alg === 'RS256') return sign('sha256', data, key);
  return sign('sha256', data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

export function base58(bytes: Uint8Array): string {
  let number = bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = BASE58.charAt(Number(number % 58n)) + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}
