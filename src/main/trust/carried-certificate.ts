import type { TrustDomain } from '../credential/types.ts';
import { fingerprint, readCertificate, type Certificate } from './certificate.ts';
import { issuingAuthority } from './chain.ts';
import { maySignFor } from './country.ts';
import { CertificateError, TrustError } from './errors.ts';
import { keyOfCertificate, type IssuerKey } from './issuer-key.ts';
import type { TrustList } from './trust-list.ts';

/** ICAO Doc 9303-13: the purpose of signers of health proofs. A signer of passport chips or of visas has others. */
const HEALTH_SIGNER = '2.23.136.1.1.14.2';

/** How many signers' chains are remembered for a list. There are a handful a state. */
const REMEMBERED = 256;

const remembered = new WeakMap<TrustList, Map<string, IssuerKey>>();

/**
 * The key of a signer whose certificate came within the credential itself (VDS-NC): believed where a trusted
 * authority issued it, and that one was valid when it did.
 * @param der the certificate
 * @returns undefined where no authority of its issuer's name is trusted
 * @throws TrustError ISSUER_CHAIN_INVALID, ISSUER_KEY_WRONG_USE
 */
export function signerOfCertificate(
  der: Uint8Array,
  trust: TrustList,
  domain: TrustDomain,
): IssuerKey | undefined {
  let chains = remembered.get(trust);
  if (!chains) remembered.set(trust, (chains = new Map<string, IssuerKey>()));
  const id = `${domain}|${fingerprint(der)}`;
  const known = chains.get(id);
  if (known) return known;
  const signer = buildChain(der, trust, domain);
  if (signer) {
    if (chains.size >= REMEMBERED) chains.clear();
    chains.set(id, signer);
  }
  return signer;
}

function buildChain(der: Uint8Array, trust: TrustList, domain: TrustDomain): IssuerKey | undefined {
  const certificate = readable(() => readCertificate(der));
  const authorities = trust.authorities(domain, certificate.issuer);
  if (authorities.length === 0) return undefined;
  const authority = issuingAuthority(
    certificate,
    authorities.filter(({ key }) => key.covers(certificate.notBefore.getTime())),
  );
  if (!authority || certificate.isAuthority || !isOfOneState(authority.certificate, certificate)) {
    throw new TrustError('ISSUER_CHAIN_INVALID', 'no trusted authority issued the certificate of the signer');
  }
  if (certificate.unknownCritical.length > 0 || authority.certificate.unknownCritical.length > 0) {
    throw new TrustError('ISSUER_CHAIN_INVALID', 'a certificate asks for something that nobody here knows');
  }
  const isForHealth = certificate.extendedKeyUsage?.includes(HEALTH_SIGNER) === true;
  if (!isForHealth || !certificate.maySignData) {
    throw new TrustError('ISSUER_KEY_WRONG_USE', 'the certificate of the signer is not for proofs of health');
  }
  const { source, label, country } = authority.key.record;
  return readable(() =>
    keyOfCertificate(certificate, {
      domain,
      source,
      role: 'signer',
      country: country ?? undefined,
      label: label ?? undefined,
    }),
  );
}

/** ICAO Doc 9303-12 section 7.1: the country is the same in a signer's certificate and in its authority's, which has one. */
function isOfOneState(authority: Certificate, signer: Certificate): boolean {
  const { country } = authority;
  return country !== undefined && signer.country !== undefined && maySignFor(country, signer.country);
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    throw new TrustError('ISSUER_CHAIN_INVALID', 'the certificate of the signer does not read', {
      cause: error,
    });
  }
}
