import { constants, verify, type KeyObject } from 'node:crypto';
import type { Certificate } from './certificate.ts';
import { childrenOf, oidOf, TAG, type DerElement } from './der.ts';
import type { Authority } from './trust-list.ts';

interface CertificateSignature {
  readonly hash: string | null;
  readonly key: 'ec' | 'rsa' | 'ed25519';
  readonly saltLength?: number;
}

/** SHA-1 is not among them: it no longer proves anything. */
const SIGNATURES: Readonly<Record<string, CertificateSignature>> = {
  '1.2.840.10045.4.3.1': { hash: 'sha224', key: 'ec' },
  '1.2.840.10045.4.3.2': { hash: 'sha256', key: 'ec' },
  '1.2.840.10045.4.3.3': { hash: 'sha384', key: 'ec' },
  '1.2.840.10045.4.3.4': { hash: 'sha512', key: 'ec' },
  '1.2.840.113549.1.1.14': { hash: 'sha224', key: 'rsa' },
  '1.2.840.113549.1.1.11': { hash: 'sha256', key: 'rsa' },
  '1.2.840.113549.1.1.12': { hash: 'sha384', key: 'rsa' },
  '1.2.840.113549.1.1.13': { hash: 'sha512', key: 'rsa' },
  '1.3.101.112': { hash: null, key: 'ed25519' },
};

const RSASSA_PSS = '1.2.840.113549.1.1.10';

const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
};

/**
 * The authority that issued a signer's certificate (ICAO Doc 9303-12 section 4: a CSCA issues signers itself, there
 * is nothing between them). Says nothing of time.
 * @param authorities those whose subject is the certificate's issuer
 * @returns undefined where none of them has
 */
export function issuingAuthority(
  certificate: Certificate,
  authorities: Iterable<Authority>,
): Authority | undefined {
  for (const authority of authorities) {
    if (hasIssued(authority.certificate, authority.key.publicKey, certificate)) return authority;
  }
  return undefined;
}

/**
 * Whether a certificate was issued by one of these authorities, and that one was valid at the time.
 * @param at the moment at which the authority's certificate has to hold
 */
export function chainsTo(certificate: Certificate, authorities: Iterable<Authority>, at: Date): boolean {
  const valid = [...authorities].filter(({ key }) => key.covers(at.getTime()));
  return issuingAuthority(certificate, valid) !== undefined;
}

/**
 * Whether `authority` issued `certificate`: names, key ids, the right to sign certificates, and the signature.
 * @param publicKey the authority's; null, where this runtime does not know its kind, proves nothing
 */
export function hasIssued(
  authority: Certificate,
  publicKey: KeyObject | null,
  certificate: Certificate,
): boolean {
  if (publicKey === null || !authority.isAuthority || !authority.maySignCertificates) return false;
  if (!authority.subject.equals(certificate.issuer)) return false;
  const { subjectKeyId } = authority;
  const { authorityKeyId } = certificate;
  if (subjectKeyId && authorityKeyId && !subjectKeyId.equals(authorityKeyId)) return false;
  return isSigned(certificate, publicKey);
}

function isSigned({ tbs, signature, signatureAlgorithm }: Certificate, key: KeyObject): boolean {
  const how = signatureOf(signatureAlgorithm);
  const kind = key.asymmetricKeyType === 'rsa-pss' ? 'rsa' : key.asymmetricKeyType;
  if (!how || kind !== how.key) return false;
  try {
    if (how.saltLength === undefined) return verify(how.hash, tbs, key, signature);
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    return verify(how.hash, tbs, { key, padding, saltLength: how.saltLength }, signature);
  } catch {
    return false;
  }
}

function signatureOf(algorithm: DerElement): CertificateSignature | undefined {
  const [oid, parameters] = childrenOf(algorithm);
  const name = oidOf(oid);
  return name === RSASSA_PSS ? pssOf(parameters) : SIGNATURES[name];
}

/** RSASSA-PSS-params (RFC 4055 section 3.1). The default hash is SHA-1, which we refuse. */
function pssOf(parameters: DerElement | undefined): CertificateSignature | undefined {
  if (parameters?.tag !== TAG.sequence) return undefined;
  const fields = new Map(childrenOf(parameters).map((field) => [field.tag, field]));
  const [hashAlgorithm] = children(fields.get(0xa0));
  const hash = hashAlgorithm && HASHES[oidOf(childrenOf(hashAlgorithm)[0])];
  const [salt] = children(fields.get(0xa2));
  const saltLength = salt ? salt.content.readUIntBE(0, Math.min(salt.content.length, 4)) : 20;
  return hash === undefined ? undefined : { hash, key: 'rsa', saltLength };
}

function children(element: DerElement | undefined): DerElement[] {
  return element ? childrenOf(element) : [];
}
