import type { KeyObject } from 'node:crypto';
import type { CredentialFormat } from '#shared/domain/credential.ts';
import { trustOfLine, type LineTrust } from '../../../src/main/trust/from-line.ts';
import type { TrustList } from '../../../src/main/trust/trust-list.ts';
import { createDivocIssuer, issueDivoc } from '../../support/issuer/divoc.ts';
import { createIssuer, issueHcert } from '../../support/issuer/hcert.ts';
import { createShcIssuer, issueShc, SAMPLE_PATIENT } from '../../support/issuer/shc.ts';
import { createVdsNcIssuer, issueVdsNc, vaccinationMessage } from '../../support/issuer/vds-nc.ts';

/** Credentials of one format and algorithm, all genuine, of one issuer, each of another person. */
export interface CredentialCase {
  readonly name: string;
  readonly format: CredentialFormat;
  /** What the scanner would send, without terminator. */
  readonly codes: readonly Uint8Array[];
  readonly trust: TrustList;
  /** The key that signed them. */
  readonly publicKey: KeyObject;
  readonly at: Date;
  /** How often the cost of the signature check `trusted` may take; none where that says nothing. */
  readonly atMost?: number;
  readonly rounds: number;
}

interface HcertSigner {
  readonly kid: string;
  /** The certificate, PEM. */
  readonly pem: string;
}

const MANY = 20;
const NOW = new Date('2021-10-01T04:00:00Z');
const issuedAt = new Date('2021-09-20T00:00:00Z');
const expiresAt = new Date('2022-09-20T00:00:00Z');

/** All that the kiosk reads, made anew with fresh keys. */
export async function cases(): Promise<CredentialCase[]> {
  return [await hcertCase('ES256'), await hcertCase('PS256'), await shc(), await vdsNc(), await divoc()];
}

/** EU DCCs, with their issuer's certificate. */
export async function hcertCase(algorithm: 'ES256' | 'PS256'): Promise<CredentialCase & HcertSigner> {
  const issuer = await createIssuer({ country: 'ID', algorithm, uses: ['vaccination'] }, NOW);
  const codes = people((i) =>
    issueHcert(issuer, {
      issuedAt,
      expiresAt,
      name: { fn: `Kartanegara ${i}`, fnt: 'KARTANEGARA', gn: 'Siti Aminah', gnt: 'SITI<AMINAH' },
      vaccination: { dt: '2021-06-01', ci: `URN:UVCI:01:ID:GERBANG/CONTOH#${i}` },
    }),
  );
  return {
    kid: issuer.kid,
    pem: issuer.certificate.toString(),
    name: `HCERT ${algorithm}`,
    format: 'hcert',
    codes: codes.map(bytesOf),
    trust: trust({ certificates: [base64(issuer.der)] }),
    publicKey: issuer.publicKey,
    at: NOW,
    // An RSA check costs less than half of a P-256 one and its code is longer: the goal is for ES256.
    ...(algorithm === 'ES256' && { atMost: 2 }),
    rounds: 2000,
  };
}

async function shc(): Promise<CredentialCase> {
  const issuer = await createShcIssuer();
  const texts = await Promise.all(
    people((i) =>
      issueShc(issuer, {
        issuedAt,
        expiresAt,
        patient: { ...SAMPLE_PATIENT, name: [{ family: `Kartanegara ${i}`, given: ['Siti', 'Aminah'] }] },
      }),
    ),
  );
  return {
    name: 'SHC ES256',
    format: 'shc',
    codes: texts.map(bytesOf),
    trust: trust({ jwks: { [issuer.url]: { keys: [issuer.jwk] } } }),
    publicKey: issuer.publicKey,
    at: NOW,
    atMost: 3,
    rounds: 2000,
  };
}

async function vdsNc(): Promise<CredentialCase> {
  const issuer = await createVdsNcIssuer(NOW);
  const codes = people((i) =>
    issueVdsNc(issuer, {
      message: vaccinationMessage([{}], {}, { n: `KARTANEGARA  SITI ${'A'.repeat(i)}` }),
    }),
  );
  return {
    name: 'VDS-NC ES256',
    format: 'vds-nc',
    codes: codes.map(bytesOf),
    trust: trust({ certificates: [base64(issuer.der), base64(issuer.csca)] }),
    publicKey: issuer.publicKey,
    at: NOW,
    atMost: 3,
    rounds: 2000,
  };
}

/** JSON-LD canonisation is most of it: a goal beside the signature check would say nothing. */
async function divoc(): Promise<CredentialCase> {
  const issuer = createDivocIssuer();
  const codes = await Promise.all(
    people((i) => issueDivoc(issuer, { issuedAt, expiresAt, subject: { name: `SITI ${i}` } })),
  );
  return {
    name: 'DIVOC Ed25519',
    format: 'divoc',
    codes,
    trust: trust({ keys: [String(issuer.publicKey.export({ type: 'spki', format: 'pem' }))] }),
    publicKey: issuer.publicKey,
    at: NOW,
    rounds: 500,
  };
}

/** One after another, and from the beginning again. */
export function pick<T>(list: readonly T[], i: number): T {
  const item = list[i % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
}

function people<T>(make: (i: number) => T): T[] {
  return Array.from({ length: MANY }, (_, i) => make(i + 1));
}

function trust(line: LineTrust): TrustList {
  return trustOfLine(line).trust;
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
