import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { KeyObject, sign } from 'node:crypto';

/*
 * An issuer of real, signed VDS-NC seals: a country's signing authority (CSCA) and a barcode signer beneath it, with
 * fresh keys. For tests, the end-to-end suite and the demo; it shares no code with the decoder.
 */

export type VdsNcAlgorithm = 'ES256' | 'ES384' | 'ES512';

export interface VdsNcIssuer {
  /** Of Doc 9303 part 3, for instance `UTO`. */
  readonly state: string;
  readonly algorithm: VdsNcAlgorithm;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The signer's certificate, DER. */
  readonly der: Uint8Array;
  /** The authority's, DER. */
  readonly csca: Uint8Array;
}

export interface VdsNcIssuerOptions {
  state?: string;
  /** ISO 3166-1 alpha-2, in the certificates. */
  country?: string;
  algorithm?: VdsNcAlgorithm;
}

const CURVES = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' } as const;
const YEAR_MS = 365 * 86_400_000;

/** @param now the middle of the certificates' validity */
export async function createVdsNcIssuer(now: Date, options: VdsNcIssuerOptions = {}): Promise<VdsNcIssuer> {
  const { state = 'UTO', country = 'UT', algorithm = 'ES256' } = options;
  const authority = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const signer = { name: 'ECDSA', namedCurve: CURVES[algorithm], hash: `SHA-${algorithm.slice(2)}` };
  const authorityKeys = await crypto.subtle.generateKey(authority, true, ['sign', 'verify']);
  const keys = await crypto.subtle.generateKey(signer, true, ['sign', 'verify']);
  const validity = {
    notBefore: new Date(now.getTime() - YEAR_MS),
    notAfter: new Date(now.getTime() + YEAR_MS),
  };
  const csca = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `C=${country}, O=Gerbang test issuer, CN=CSCA`,
    ...validity,
    signingAlgorithm: authority,
    keys: authorityKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: `C=${country}, O=Gerbang test issuer, CN=Barcode signer`,
    issuer: csca.subject,
    ...validity,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: authority,
    extensions: [
      // ICAO's id-icao-vdsnc-dsc usage, as real signers have it.
      new x509.ExtendedKeyUsageExtension(['2.23.136.1.1.14.2'], true),
      await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  return {
    state,
    algorithm,
    privateKey: KeyObject.from(keys.privateKey),
    publicKey: KeyObject.from(keys.publicKey),
    der: new Uint8Array(certificate.rawData),
    csca: new Uint8Array(csca.rawData),
  };
}

export type Part = Readonly<Record<string, unknown>>;

/** A person who does not exist. */
export const SAMPLE_PERSON: Part = { n: 'KARTANEGARA  SITI AMINAH', dob: '1985-04-17', i: 'X0000001' };

export const SAMPLE_DOSE: Part = {
  dvc: '2021-09-05',
  seq: 2,
  ctr: 'UTO',
  adm: 'Klinik Contoh',
  lot: 'CONTOH1',
};

/** The message zone of a proof of vaccination. */
export function vaccinationMessage(doses: readonly Part[] = [{}], event: Part = {}, person: Part = {}): Part {
  return {
    uvci: 'U0000001',
    pid: { ...SAMPLE_PERSON, ...person },
    ve: [
      {
        des: 'XM68M6',
        nam: 'Comirnaty',
        dis: 'RA01.0',
        vd: doses.map((dose) => ({ ...SAMPLE_DOSE, ...dose })),
        ...event,
      },
    ],
  };
}

/** The message zone of a proof of testing. */
export function testMessage(change: Part = {}): Part {
  return {
    utci: 'T0000001',
    pid: { n: 'KARTANEGARA  SITI AMINAH', dob: '1985-04-17', dt: 'P', dn: 'X0000001' },
    sp: {
      spn: 'Laboratorium Contoh',
      ctr: 'UTO',
      cd: { p: '+000000', e: 'a@example.org', a: 'Jalan Contoh' },
    },
    dat: { sc: '2022-02-01T08:00:00+08:00', ri: '2022-02-01T15:00:00+08:00' },
    tr: { tc: 'molecular(PCR)', r: 'negative', m: 'nasopharyngeal' },
    ...change,
  };
}

export interface VdsNcOptions {
  /** Default `icao.vacc`. */
  type?: string;
  version?: number;
  /** Default: a proof of vaccination. */
  message?: unknown;
  tamper?: {
    /** Over the signature zone; undefined leaves a field out. */
    sig?: Part;
    /** Default r‖s. */
    encoding?: 'ieee-p1363' | 'der';
    /** Base64url with `=`. */
    padded?: boolean;
  };
}

/** A seal as the text of its QR code. */
export function issueVdsNc(issuer: VdsNcIssuer, options: VdsNcOptions = {}): string {
  const data = {
    hdr: { t: options.type ?? 'icao.vacc', v: options.version ?? 1, is: issuer.state },
    msg: options.message ?? vaccinationMessage(),
  };
  const { encoding = 'ieee-p1363', padded = false, sig } = options.tamper ?? {};
  const key = { key: issuer.privateKey, dsaEncoding: encoding };
  const signature = sign(`sha${issuer.algorithm.slice(2)}`, Buffer.from(canonical(data)), key);
  const text = (bytes: Uint8Array) => {
    const base64url = Buffer.from(bytes).toString('base64url');
    return padded ? base64url.padEnd(Math.ceil(base64url.length / 4) * 4, '=') : base64url;
  };
  return JSON.stringify({
    data,
    sig: { alg: issuer.algorithm, cer: text(issuer.der), sigvl: text(signature), ...sig },
  });
}

/** RFC 8785 section 3.2: properties by their UTF-16 units, values as ECMAScript writes them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
