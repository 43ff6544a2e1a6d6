import { createPublicKey } from 'node:crypto';
import type { TrustDomain } from '../../credential/types.ts';
import { readCertificate, type Certificate } from '../certificate.ts';
import { CertificateError } from '../errors.ts';
import { bareKey, isDccCertificate, keyOfCertificate, type IssuerKey } from '../issuer-key.ts';
import { Collector } from './collector.ts';
import type { TrustFile, TrustImport } from './trust-import.ts';

/** One certificate or public key of a file, not yet read. */
export interface KeyBlock {
  /** The PEM label (RFC 7468), or `DER`. */
  readonly label: string;
  readonly der: Buffer;
}

/**
 * The blocks of a file of certificates and public keys: PEM, one or many, or one in DER, or that in base64.
 * @returns none where it is no such file
 */
export function keyBlocks(bytes: Uint8Array): KeyBlock[] {
  const buffer = Buffer.from(bytes);
  if (buffer[0] === 0x30) return [{ label: 'DER', der: buffer }];
  const text = buffer.toString('latin1');
  // JSON may well have PEM in it.
  if (/^(?:\xEF\xBB\xBF)?\s*[[{]/.test(text)) return [];
  const pem = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g)];
  if (pem.length > 0) {
    return pem.map(([, label = '', body = '']) => ({ label, der: Buffer.from(body, 'base64') }));
  }
  // A DER certificate in base64 begins with the three characters that 0x30 0x82 comes to.
  return /^MI[A-Za-z0-9+/\s]+=*\s*$/.test(text) ? [{ label: 'DER', der: Buffer.from(text, 'base64') }] : [];
}

/** The keys of a file of certificates and public keys. */
export function importCertificates(blocks: readonly KeyBlock[], file: TrustFile): TrustImport {
  const collector = new Collector();
  blocks.forEach((block, index) => {
    collector.take(`${block.label.toLowerCase()} ${index + 1}`, () => keysOfBlock(block, file));
  });
  const { keys, skipped } = collector;
  return { kind: 'certificates', source: file.name, keys, skipped, references: [], proof: undefined };
}

/**
 * The keys that a block comes to, one for each domain that it serves.
 *
 * Where no domain is asked for, a certificate serves dcc (by its key id) and icao (as a signer, or as an
 * authority where it may sign certificates), unless its extended key usage names EU DCC's purposes; a bare public key
 * serves dcc (for any key id) and divoc (for any method). A SMART Health Card's key is known by its issuer's URL
 * only, and comes as a JWKS.
 * @throws CertificateError
 */
export function keysOfBlock(block: KeyBlock, file: Pick<TrustFile, 'name' | 'domain'>): IssuerKey[] {
  if (block.label.includes('PRIVATE')) {
    throw new CertificateError('PUBLIC_KEY_INVALID', 'a private key: it has no business on a kiosk');
  }
  const certificate = certificateOf(block);
  if (certificate) {
    return certificateDomains(certificate, file.domain).map((domain) =>
      keyOfCertificate(certificate, { domain, source: file.name }),
    );
  }
  const spki = spkiOf(block);
  return bareKeyDomains(file.domain).map((domain) => bareKey(spki, { domain, source: file.name }));
}

function certificateDomains(
  { extendedKeyUsage }: Certificate,
  asked: TrustDomain | undefined,
): readonly TrustDomain[] {
  if (asked === 'shc')
    throw new CertificateError('CERTIFICATE_INVALID', 'SMART Health Card keys come as JWKS');
  if (asked !== undefined) return [asked];
  if (isDccCertificate(extendedKeyUsage)) return ['dcc'];
  return ['dcc', 'icao'];
}

function bareKeyDomains(asked: TrustDomain | undefined): readonly TrustDomain[] {
  switch (asked) {
    case undefined:
      return ['dcc', 'divoc'];
    case 'dcc':
    case 'divoc':
      return [asked];
    case 'icao':
      throw new CertificateError('PUBLIC_KEY_INVALID', 'VDS-NC keys come as certificates');
    case 'shc':
      throw new CertificateError('PUBLIC_KEY_INVALID', 'SMART Health Card keys come as JWKS');
  }
}

function certificateOf({ label, der }: KeyBlock): Certificate | undefined {
  if (label.includes('CERTIFICATE')) return readCertificate(der);
  if (label !== 'DER') return undefined;
  try {
    return readCertificate(der);
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    return undefined;
  }
}

function spkiOf({ label, der }: KeyBlock): Buffer {
  const type = label === 'RSA PUBLIC KEY' ? 'pkcs1' : 'spki';
  try {
    return createPublicKey({ key: der, format: 'der', type }).export({ format: 'der', type: 'spki' });
  } catch (error) {
    throw new CertificateError('PUBLIC_KEY_INVALID', 'neither a certificate nor a public key that reads', {
      cause: error,
    });
  }
}
