import { createHash } from 'node:crypto';
import { countryCode } from './country.ts';
import {
  bitStringOf,
  childrenOf,
  expectTag,
  namedBitsOf,
  oidOf,
  readDer,
  TAG,
  timeOf,
  type DerElement,
} from './der.ts';
import { CertificateError } from './errors.ts';

/** What Gerbang needs of an X.509 certificate (RFC 5280 section 4). */
export interface Certificate {
  readonly der: Buffer;
  /** What its authority signed, and how. */
  readonly tbs: Buffer;
  readonly signatureAlgorithm: DerElement;
  readonly signature: Buffer;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Buffer;
  /** Distinguished names, DER. */
  readonly issuer: Buffer;
  readonly subject: Buffer;
  /** The subject's country, ISO 3166-1 alpha-2; as it stands in the certificate where it is no such country. */
  readonly country: string | undefined;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Extended key usage, dotted; undefined where the extension is absent. */
  readonly extendedKeyUsage: readonly string[] | undefined;
  /** Basic constraints: it may sign certificates. */
  readonly isAuthority: boolean;
  /** How many authorities may stand between it and a signer. */
  readonly pathLength: number | undefined;
  /** Key usage allows signing certificates; true where the extension is absent. */
  readonly maySignCertificates: boolean;
  /** Key usage allows signing data; true where the extension is absent. */
  readonly maySignData: boolean;
  /** Critical extensions that nothing here knows: whoever does not know them has to refuse it (RFC 5280 section 4.2). */
  readonly unknownCritical: readonly string[];
  readonly subjectKeyId: Buffer | undefined;
  readonly authorityKeyId: Buffer | undefined;
}

const OID = {
  country: '2.5.4.6',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** Context tags of TBSCertificate and AuthorityKeyIdentifier. */
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const KEY_IDENTIFIER = 0x80;

/** The bits of keyUsage that allow signing data and certificates (RFC 5280 section 4.2.1.3), in its first byte. */
const DIGITAL_SIGNATURE = 0x80;
const KEY_CERT_SIGN = 0x04;

/**
 * Reads a certificate. Says nothing of whether anyone believes it.
 * @param bytes DER
 * @throws CertificateError CERTIFICATE_INVALID
 */
export function readCertificate(bytes: Uint8Array): Certificate {
  const whole = readDer(bytes, TAG.sequence);
  const [tbs, signatureAlgorithm, signature] = childrenOf(whole);
  const fields = childrenOf(expectTag(tbs, TAG.sequence));
  if (fields[0]?.tag === VERSION) fields.shift();
  const [, innerAlgorithm, issuer, validity, subject, spki, ...rest] = fields;
  if (!signatureAlgorithm || !innerAlgorithm?.raw.equals(signatureAlgorithm.raw)) {
    // RFC 5280 section 4.1.1.2: else someone could swap the algorithm that is not signed.
    throw new CertificateError('CERTIFICATE_INVALID', 'the signature algorithm is named in two ways');
  }
  const [notBefore, notAfter] = childrenOf(expectTag(validity, TAG.sequence));
  const extensions = extensionsOf(rest.find((field) => field.tag === EXTENSIONS));
  const known = new Set<string>(Object.values(OID));
  const value = (id: string) => extensions.get(id)?.value;
  const constraints = basicConstraintsOf(value(OID.basicConstraints));
  return {
    der: whole.raw,
    tbs: expectTag(tbs, TAG.sequence).raw,
    signatureAlgorithm: expectTag(signatureAlgorithm, TAG.sequence),
    signature: bitStringOf(signature),
    spki: expectTag(spki, TAG.sequence).raw,
    issuer: expectTag(issuer, TAG.sequence).raw,
    subject: expectTag(subject, TAG.sequence).raw,
    country: countryOf(expectTag(subject, TAG.sequence)),
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    extendedKeyUsage: mapped(value(OID.extendedKeyUsage), (bytes) =>
      childrenOf(readDer(bytes, TAG.sequence)).map(oidOf),
    ),
    ...constraints,
    maySignCertificates: mapped(value(OID.keyUsage), (bytes) => allows(bytes, KEY_CERT_SIGN)) ?? true,
    maySignData: mapped(value(OID.keyUsage), (bytes) => allows(bytes, DIGITAL_SIGNATURE)) ?? true,
    unknownCritical: [...extensions].flatMap(([id, { critical }]) =>
      critical && !known.has(id) ? [id] : [],
    ),
    subjectKeyId: mapped(value(OID.subjectKeyId), (bytes) => readDer(bytes, TAG.octetString).content),
    authorityKeyId: mapped(
      value(OID.authorityKeyId),
      (bytes) =>
        childrenOf(readDer(bytes, TAG.sequence)).find((field) => field.tag === KEY_IDENTIFIER)?.content,
    ),
  };
}

/** SHA-256 of a certificate, base64: how a certificate that comes within a code is found again. */
export function fingerprint(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('base64');
}

/**
 * The key id that HCERT gives a certificate: the first 8 bytes of its SHA-256, base64
 * (electronic health certificate specification, section 3.3.2).
 */
export function hcertKeyId(der: Uint8Array): string {
  return createHash('sha256').update(der).digest().subarray(0, 8).toString('base64');
}

interface Extension {
  readonly critical: boolean;
  readonly value: Buffer;
}

function extensionsOf(field: DerElement | undefined): Map<string, Extension> {
  const found = new Map<string, Extension>();
  if (!field) return found;
  for (const extension of childrenOf(readDer(field.content, TAG.sequence))) {
    const parts = childrenOf(extension);
    const id = oidOf(parts[0]);
    if (found.has(id)) {
      throw new CertificateError('CERTIFICATE_INVALID', `extension ${id} stands twice`);
    }
    const critical = parts.some(({ tag, content }) => tag === TAG.boolean && content[0] !== 0);
    found.set(id, { critical, value: expectTag(parts.at(-1), TAG.octetString).content });
  }
  return found;
}

function basicConstraintsOf(value: Buffer | undefined) {
  if (!value) return { isAuthority: false, pathLength: undefined };
  const fields = childrenOf(readDer(value, TAG.sequence));
  const isAuthority = fields.some(({ tag, content }) => tag === TAG.boolean && (content[0] ?? 0) !== 0);
  const length = fields.find(({ tag }) => tag === TAG.integer)?.content;
  return { isAuthority, pathLength: length && length.length === 1 ? length[0] : undefined };
}

function allows(keyUsage: Buffer, bit: number): boolean {
  return (namedBitsOf(readDer(keyUsage)) & bit) !== 0;
}

function countryOf(name: DerElement): string | undefined {
  for (const set of childrenOf(name)) {
    for (const attribute of childrenOf(set)) {
      const [type, value] = childrenOf(attribute);
      if (!value || oidOf(type) !== OID.country) continue;
      const text = value.content.toString('latin1').trim();
      return countryCode(text) ?? text.toUpperCase();
    }
  }
  return undefined;
}

function mapped<T>(value: Buffer | undefined, map: (value: Buffer) => T): T | undefined {
  return value && map(value);
}
