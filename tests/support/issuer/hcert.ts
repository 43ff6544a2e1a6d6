import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { encode, Tagged } from 'cborg';
import { createHash, KeyObject, sign, X509Certificate } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/*
 * An issuer of real, signed HCERTs with its own fresh key: for tests, the end-to-end suite and the demo. It shares
 * no code with the decoder, so that what one gets wrong the other does not repeat.
 */

export type IssuerAlgorithm = 'ES256' | 'ES384' | 'PS256' | 'RS256';
export type IssuerUse = 'vaccination' | 'test' | 'recovery';

export interface IssuerOptions {
  /** ISO 3166-1 alpha-2 code, in the certificate's subject and in the `iss` claim. */
  country: string;
  /** ISO 3166-1 alpha-3 code, as GDHCN names its participants. Default: looked up from `country`. */
  participant?: string;
  algorithm?: IssuerAlgorithm;
  /** Standard base64. Default: the first 8 bytes of the certificate's SHA-256, as the specification has it. */
  kid?: string;
  /** What the certificate's extended key usage allows. Default: no such extension, which allows all. */
  uses?: readonly IssuerUse[];
  /** The certificate's validity. Default: a year either side of `now`. */
  validFrom?: Date;
  validUntil?: Date;
}

export interface Issuer {
  readonly country: string;
  readonly participant: string;
  readonly algorithm: IssuerAlgorithm;
  /** Standard base64. */
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly certificate: X509Certificate;
  /** The certificate, DER. */
  readonly der: Uint8Array;
}

const ALPHA3: Readonly<Record<string, string>> = {
  AT: 'AUT',
  DE: 'DEU',
  FR: 'FRA',
  ID: 'IDN',
  IT: 'ITA',
  MY: 'MYS',
  NL: 'NLD',
  PH: 'PHL',
  SE: 'SWE',
  SG: 'SGP',
};

/** COSE algorithm numbers (RFC 9053 section 2.1, RFC 8230 section 2, RFC 8812 section 2). */
const COSE_ALGORITHM = { ES256: -7, ES384: -35, PS256: -37, RS256: -257 } as const satisfies Record<
  IssuerAlgorithm,
  number
>;

/** EU DCC: which statements a signer's certificate is for (technical specification volume 2, annex). */
const KEY_USAGE_OID: Readonly<Record<IssuerUse, string>> = {
  test: '1.3.6.1.4.1.1847.2021.1.1',
  vaccination: '1.3.6.1.4.1.1847.2021.1.2',
  recovery: '1.3.6.1.4.1.1847.2021.1.3',
};

const YEAR_MS = 365 * 86_400_000;

/**
 * An issuer with a fresh key and a self-signed certificate.
 * @param now the middle of the certificate's validity, unless the options say otherwise
 */
export async function createIssuer(options: IssuerOptions, now: Date): Promise<Issuer> {
  const algorithm = options.algorithm ?? 'ES256';
  const keyAlgorithm = webKeyAlgorithm(algorithm);
  const keys = await crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: '0102030405060708',
      name: `C=${options.country}, O=Gerbang test issuer, CN=DSC`,
      notBefore: options.validFrom ?? new Date(now.getTime() - YEAR_MS),
      notAfter: options.validUntil ?? new Date(now.getTime() + YEAR_MS),
      signingAlgorithm: keyAlgorithm,
      keys,
      extensions: [
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        ...(options.uses === undefined
          ? []
          : [new x509.ExtendedKeyUsageExtension(options.uses.map((use) => KEY_USAGE_OID[use]))]),
      ],
    },
    crypto,
  );
  const der = new Uint8Array(certificate.rawData);
  return {
    country: options.country,
    participant: options.participant ?? ALPHA3[options.country] ?? 'XXX',
    algorithm,
    kid: options.kid ?? createHash('sha256').update(der).digest().subarray(0, 8).toString('base64'),
    privateKey: KeyObject.from(keys.privateKey),
    publicKey: KeyObject.from(keys.publicKey),
    certificate: new X509Certificate(der),
    der,
  };
}

/** A person who does not exist. */
export const SAMPLE_HOLDER = {
  fn: 'Kartanegara',
  fnt: 'KARTANEGARA',
  gn: 'Siti Aminah',
  gnt: 'SITI<AMINAH',
} as const;
export const SAMPLE_BIRTH_DATE = '1985-04-17';

/** One entry of the EU DCC payload, filled up with sample values. */
export type DccEntry = Readonly<Record<string, unknown>>;

export interface HcertOptions {
  /** The whole health certificate, instead of the parts below. */
  payload?: unknown;
  /** One of these: the group's only entry; what it does not name is filled up with sample values. */
  vaccination?: DccEntry;
  test?: DccEntry;
  recovery?: DccEntry;
  name?: Readonly<Record<string, unknown>>;
  birthDate?: string;
  version?: string;

  issuedAt: Date;
  expiresAt: Date;
  notBefore?: Date;
  /** The `iss` claim; null leaves it out. Default: the issuer's country. */
  iss?: string | null;
  /** The key within claim -260. Default 1, EU DCC; 3 and 4 are WHO's DDCC core data sets. */
  claim?: number;
  tamper?: Tamper;
}

/** Ways to write it otherwise than the specification's plain way; some make it false. */
export interface Tamper {
  prefix?: string;
  /** Default zlib. */
  compression?: 'zlib' | 'none';
  /** Around the COSE message: tag 18, 61 over 18, 61 alone, or none. Default `cose`. */
  tags?: 'cose' | 'cwt-cose' | 'cwt' | 'none';
  /** Where alg and kid go. Default protected. */
  headers?: 'protected' | 'unprotected';
  /** More header parameters, by label. */
  protectedHeaders?: ReadonlyMap<number, unknown>;
  unprotectedHeaders?: ReadonlyMap<number, unknown>;
  /** The CWT claims, changed before signing. */
  claims?: (claims: Map<number, unknown>) => void;
  /** The payload's bytes, changed after signing: a forgery. */
  payloadAfterSigning?: (payload: Uint8Array) => Uint8Array;
  /** Flips the lowest bit of the signature's last byte. */
  breakSignature?: boolean;
}

/**
 * A signed certificate as the QR code has it.
 * @returns `HC1:` and base45 text
 */
export function issueHcert(issuer: Issuer, options: HcertOptions): string {
  const tamper = options.tamper ?? {};
  const text = base45(compress(coseSign1(issuer, encode(cwtClaims(issuer, options)), tamper), tamper));
  return `${tamper.prefix ?? 'HC1:'}${text}`;
}

/**
 * The trust list of some issuers, in the shape of WHO's GDHCN (a DID document, version 2).
 * @returns a JSON document's value
 */
export function trustDocument(...issuers: readonly Issuer[]) {
  const id = 'did:web:example.test:v2:trustlist';
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'],
    id,
    controller: id,
    verificationMethod: issuers.map((issuer) => ({
      id: `${id}:DCC:${issuer.participant}:DSC#${issuer.kid}`,
      type: 'JsonWebKey2020',
      controller: id,
      publicKeyJwk: {
        ...issuer.publicKey.export({ format: 'jwk' }),
        kid: issuer.kid,
        x5c: [Buffer.from(issuer.der).toString('base64')],
      },
      domain: { code: '#DCC' },
      participant: { code: `#${issuer.participant}` },
      keyusage: { code: '#DSC' },
    })),
  };
}

/** The EU DCC payload that the options describe. */
export function dccPayload(issuer: Pick<Issuer, 'country'>, options: HcertOptions): unknown {
  if (options.payload !== undefined) return options.payload;
  const common = {
    tg: '840539006',
    co: issuer.country,
    is: 'Kementerian Kesehatan (contoh)',
    ci: `URN:UVCI:01:${issuer.country}:GERBANG/CONTOH#1`,
  };
  const day = options.issuedAt.toISOString().slice(0, 10);
  const groups = {
    ...(options.test !== undefined && {
      t: [{ ...common, ...sampleTest(options.issuedAt), ...options.test }],
    }),
    ...(options.recovery !== undefined && {
      r: [{ ...common, fr: day, df: day, du: day, ...options.recovery }],
    }),
    ...(options.vaccination !== undefined && {
      v: [{ ...common, ...sampleVaccination(day), ...options.vaccination }],
    }),
  };
  return {
    ver: options.version ?? '1.3.0',
    nam: options.name ?? SAMPLE_HOLDER,
    dob: options.birthDate ?? SAMPLE_BIRTH_DATE,
    ...(Object.keys(groups).length > 0 ? groups : { v: [{ ...common, ...sampleVaccination(day) }] }),
  };
}

function sampleVaccination(day: string): DccEntry {
  return { vp: 'J07BX03', mp: 'CoronaVac', ma: 'Sinovac-Biotech', dn: 2, sd: 2, dt: day };
}

function sampleTest(sampledAt: Date): DccEntry {
  const sc = sampledAt.toISOString().replace(/\.\d+Z$/, 'Z');
  return { tt: 'LP6464-4', nm: 'PCR', sc, tr: '260415000', tc: 'RSUD (contoh)' };
}

function cwtClaims(issuer: Issuer, options: HcertOptions): Map<number, unknown> {
  const claims = new Map<number, unknown>();
  const iss = options.iss === undefined ? issuer.country : options.iss;
  if (iss !== null) claims.set(1, iss);
  claims.set(4, seconds(options.expiresAt));
  if (options.notBefore) claims.set(5, seconds(options.notBefore));
  claims.set(6, seconds(options.issuedAt));
  claims.set(-260, new Map([[options.claim ?? 1, dccPayload(issuer, options)]]));
  options.tamper?.claims?.(claims);
  return claims;
}

function coseSign1(issuer: Issuer, payload: Uint8Array, tamper: Tamper): Uint8Array {
  const main = new Map<number, unknown>([
    [1, COSE_ALGORITHM[issuer.algorithm]],
    [4, new Uint8Array(Buffer.from(issuer.kid, 'base64'))],
  ]);
  const inside = tamper.headers === 'unprotected' ? [] : main;
  const outside = tamper.headers === 'unprotected' ? main : [];
  const protectedMap = new Map([...inside, ...(tamper.protectedHeaders ?? [])]);
  const protectedBytes = protectedMap.size === 0 ? new Uint8Array() : encode(protectedMap);
  const unprotected = new Map([...outside, ...(tamper.unprotectedHeaders ?? [])]);

  const toBeSigned = encode(['Signature1', protectedBytes, new Uint8Array(), payload]);
  const signature = new Uint8Array(sign(hashOf(issuer.algorithm), toBeSigned, signingKey(issuer)));
  const last = signature.length - 1;
  if (tamper.breakSignature) signature[last] = (signature[last] ?? 0) ^ 1;

  const sent = tamper.payloadAfterSigning ? tamper.payloadAfterSigning(payload) : payload;
  const message = [protectedBytes, unprotected, sent, signature];
  switch (tamper.tags ?? 'cose') {
    case 'none':
      return encode(message);
    case 'cose':
      return encode(new Tagged(18, message));
    case 'cwt':
      return encode(new Tagged(61, message));
    case 'cwt-cose':
      return encode(new Tagged(61, new Tagged(18, message)));
  }
}

function signingKey({ privateKey, algorithm }: Issuer) {
  switch (algorithm) {
    case 'ES256':
    case 'ES384':
      return { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
    case 'PS256':
      return { key: privateKey, padding: RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    case 'RS256':
      return { key: privateKey };
  }
}

/** OpenSSL's number of the padding scheme (`constants.RSA_PKCS1_PSS_PADDING`). */
const RSA_PKCS1_PSS_PADDING = 6;

function hashOf(algorithm: IssuerAlgorithm): string {
  return algorithm === 'ES384' ? 'sha384' : 'sha256';
}

function webKeyAlgorithm(algorithm: IssuerAlgorithm) {
  const rsa = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };
  switch (algorithm) {
    case 'ES256':
      return { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    case 'ES384':
      return { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' };
    // The certificate's own signature is PKCS#1; how the key signs credentials is not in the certificate.
    case 'PS256':
    case 'RS256':
      return { name: 'RSASSA-PKCS1-v1_5', ...rsa };
  }
}

function compress(cose: Uint8Array, tamper: Tamper): Uint8Array {
  return tamper.compression === 'none' ? cose : new Uint8Array(deflateSync(cose, { level: 9 }));
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** RFC 9285 section 4.1, written as the specification puts it: clarity before speed. */
export function base45(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = bytes.subarray(i, i + 2);
    let value = pair.reduce((sum, byte) => sum * 256 + byte, 0);
    for (let digit = 0; digit <= pair.length; digit++) {
      text += ALPHABET.charAt(value % 45);
      value = Math.floor(value / 45);
    }
  }
  return text;
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
