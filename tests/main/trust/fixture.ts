import {
  constants,
  createHash,
  generateKeyPairSync,
  sign,
  type KeyObject,
  type SignKeyObjectInput,
} from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import type { Credential } from '../../../src/shared/domain/credential.ts';
import type {
  DecodedCredential,
  SignatureAlgorithm,
  SignatureProof,
} from '../../../src/main/credential/types.ts';
import { authenticate, type TrustedCredential } from '../../../src/main/trust/authenticate.ts';
import { readCertificate } from '../../../src/main/trust/certificate.ts';
import { TrustError } from '../../../src/main/trust/errors.ts';
import {
  bareKey,
  keyOfCertificate,
  type IssuerKey,
  type KeyContext,
} from '../../../src/main/trust/issuer-key.ts';
import type { TrustList } from '../../../src/main/trust/trust-list.ts';

export const NOW = new Date('2022-02-24T06:00:00Z');
const MESSAGE = Buffer.from('what was signed');

export const VACCINATED: Credential = {
  format: 'hcert',
  profile: 'eu-dcc 1.3.0',
  holder: { name: 'Siti Aminah Kartanegara' },
  issuer: 'ID',
  issuedAt: '2022-01-10T00:00:00.000Z',
  expiresAt: '2023-01-10T00:00:00.000Z',
  statements: [{ kind: 'vaccination', disease: '840539006', date: '2021-09-01' }],
};

export interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export const ec = (namedCurve = 'P-256'): KeyPair => generateKeyPairSync('ec', { namedCurve });
export const rsa = (modulusLength = 2048): KeyPair => generateKeyPairSync('rsa', { modulusLength });
export const ed25519 = (): KeyPair => generateKeyPairSync('ed25519');

export function spkiOf({ publicKey }: KeyPair): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' });
}

export function pemOf({ publicKey }: KeyPair): string {
  return publicKey.export({ format: 'pem', type: 'spki' }).toString();
}

/** A key of the list, by default one for HCERT under kid `a2V5`. */
export function trusted(pair: KeyPair, context: Partial<KeyContext> = {}): IssuerKey {
  return bareKey(spkiOf(pair), {
    domain: 'dcc',
    source: 'test',
    name: { by: 'kid', kid: 'a2V5' },
    ...context,
  });
}

/** Signs as the algorithm's specification has it. */
export function signed(
  algorithm: SignatureAlgorithm,
  { privateKey: key }: KeyPair,
  proof: Partial<SignatureProof> = {},
): SignatureProof {
  const message = proof.message ?? MESSAGE;
  const hash = algorithm === 'EdDSA' ? null : `sha${algorithm.slice(2)}`;
  return {
    domain: 'dcc',
    algorithm,
    key: { by: 'kid', kid: 'a2V5' },
    message,
    signature: sign(hash, message, inputOf(algorithm, key)),
    ...proof,
  };
}

function inputOf(algorithm: SignatureAlgorithm, key: KeyObject): SignKeyObjectInput {
  if (algorithm.startsWith('ES')) return { key, dsaEncoding: 'ieee-p1363' };
  if (algorithm.startsWith('PS')) {
    const saltLength = Number(algorithm.slice(2)) / 8;
    return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  }
  return { key };
}

export function decoded(proof: SignatureProof, change: Partial<Credential> = {}): DecodedCredential {
  return { credential: { ...VACCINATED, ...change }, proof };
}

/** The code of the refusal, or `verified`. */
export function judge(
  credential: DecodedCredential,
  trust: TrustList,
  at = NOW,
  options: { graceDays?: number } = {},
): string {
  try {
    authenticate(credential, trust, at, options) satisfies TrustedCredential;
    return 'verified';
  } catch (error) {
    if (error instanceof TrustError) return error.code;
    throw error;
  }
}

export interface CertificateOptions {
  readonly subject?: string;
  readonly from?: Date;
  readonly until?: Date;
  readonly authority?: boolean;
  readonly purposes?: readonly string[] | undefined;
  readonly extensions?: readonly x509.Extension[];
  /** Who signs it; itself where not given. */
  readonly by?: Issued;
  readonly key?: 'P-256' | 'P-384' | 'RSA';
}

export interface Issued extends KeyPair {
  readonly der: Buffer;
  readonly certificate: x509.X509Certificate;
  readonly keys: CryptoKeyPair;
}

/** A certificate with a fresh key, made by an implementation that is not ours. */
export async function issueCertificate(options: CertificateOptions = {}): Promise<Issued> {
  const algorithm =
    options.key === 'RSA'
      ? {
          name: 'RSASSA-PKCS1-v1_5',
          modulusLength: 2048,
          publicExponent: new Uint8Array([1, 0, 1]),
          hash: 'SHA-256',
        }
      : { name: 'ECDSA', namedCurve: options.key ?? 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const signer = options.by;
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: '01',
      subject: options.subject ?? 'C=ID, O=Gerbang test, CN=Signer',
      issuer: signer ? signer.certificate.subject : (options.subject ?? 'C=ID, O=Gerbang test, CN=Signer'),
      notBefore: options.from ?? new Date('2021-06-01T00:00:00Z'),
      notAfter: options.until ?? new Date('2023-06-01T00:00:00Z'),
      publicKey: keys.publicKey,
      signingKey: signer ? signer.keys.privateKey : keys.privateKey,
      signingAlgorithm: { name: signer?.keys.privateKey.algorithm.name ?? algorithm.name, hash: 'SHA-256' },
      extensions: [
        ...(options.authority
          ? [
              new x509.BasicConstraintsExtension(true, 0, true),
              new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
            ]
          : [new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true)]),
        ...(options.purposes ? [new x509.ExtendedKeyUsageExtension([...options.purposes])] : []),
        ...(options.extensions ?? []),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        ...(signer ? [await x509.AuthorityKeyIdentifierExtension.create(signer.keys.publicKey)] : []),
      ],
    },
    crypto,
  );
  const { KeyObject } = await import('node:crypto');
  return {
    certificate,
    keys,
    der: Buffer.from(certificate.rawData),
    publicKey: KeyObject.from(keys.publicKey),
    privateKey: KeyObject.from(keys.privateKey),
  };
}

/** The key of a certificate, as a list has it. */
export function listed(issued: Issued, context: Partial<KeyContext> = {}): IssuerKey {
  return keyOfCertificate(readCertificate(issued.der), { domain: 'dcc', source: 'test', ...context });
}

export function kidOf({ der }: Issued): string {
  return createHash('sha256').update(der).digest().subarray(0, 8).toString('base64');
}
