import { describe, expect, test } from 'vitest';
import { signerOfCertificate } from '../../src/main/trust/carried-certificate.ts';
import { readCertificate, type Certificate } from '../../src/main/trust/certificate.ts';
import { hasIssued } from '../../src/main/trust/chain.ts';
import { childrenOf, oidOf } from '../../src/main/trust/der.ts';
import { importTrust } from '../../src/main/trust/import/import-trust.ts';
import type { IssuerKey } from '../../src/main/trust/issuer-key.ts';
import { TrustList } from '../../src/main/trust/trust-list.ts';
import { hasTestdata, NO_TESTDATA, readTestdata } from '../support/vectors.ts';

/** SHA-1 with RSA and with ECDSA: it proves nothing any more, and is not taken. */
const SHA1: ReadonlySet<string> = new Set(['1.2.840.113549.1.1.5', '1.2.840.10045.4.1']);

/* Chains of real certificates: passport authorities (CSCA) of many states, and three states' signers. */

const present = hasTestdata('registry');
if (!present) process.stdout.write(`${NO_TESTDATA}\n`);

const icaoOf = (path: string): IssuerKey[] =>
  importTrust(readTestdata(`registry/${path}`), { name: path }).keys.filter(
    ({ domain }) => domain === 'icao',
  );

describe.skipIf(!present)('the registry’s and ICAO’s authorities', () => {
  const keys = present ? [...icaoOf('registry.json'), ...icaoOf('icao_master_list.json')] : [];
  const authorities = keys.filter(({ role }) => role === 'authority');
  const without = (country: string) =>
    TrustList.of(authorities.filter(({ record }) => record.country !== country));

  function derOf(country: string): Buffer {
    const signer = keys.find(({ role, record }) => role === 'signer' && record.country === country);
    if (!signer) throw new Error(`no signer of ${country}`);
    return Buffer.from(signer.record.certificate ?? '', 'base64');
  }

  test('issued the signer of AU; without that state’s own, none did', () => {
    const der = derOf('AU');
    const signer = signerOfCertificate(der, TrustList.of(authorities), 'icao');
    expect(signer?.record).toMatchObject({ country: 'AU', role: 'signer', domain: 'icao' });
    expect(signerOfCertificate(der, without('AU'), 'icao')).toBeUndefined();
    expect(signerOfCertificate(der, TrustList.of(authorities), 'dcc')).toBeUndefined();
  });

  // TH’s certificate is for EU DCC, TR’s says nothing: such a signer is believed where a list names it, not by its chain.
  test.each(['TH', 'TR'])(
    'issued the signer of %s, whose certificate is not for proofs of health',
    (country) => {
      const der = derOf(country);
      expect(() => signerOfCertificate(der, TrustList.of(authorities), 'icao')).toThrow(
        expect.objectContaining({ code: 'ISSUER_KEY_WRONG_USE' }),
      );
      expect(signerOfCertificate(der, without(country), 'icao')).toBeUndefined();
    },
  );

  test('issued no signer of which a bit of the signed part was changed', () => {
    const der = derOf('AU');
    const { tbs, spki } = readCertificate(der);
    // Within the public key: the certificate still reads, and would be the forger's.
    const at = der.indexOf(tbs) + tbs.indexOf(spki) + spki.length - 1;
    const forged = Buffer.from(der);
    forged[at] = (forged[at] ?? 0) ^ 1;
    expect(() => signerOfCertificate(forged, TrustList.of(authorities), 'icao')).toThrow(
      expect.objectContaining({ code: 'ISSUER_CHAIN_INVALID' }),
    );
  });

  test('hold each by its own key or by its predecessor’s, but for those signed with SHA-1', () => {
    const all = authorities.map((key) => ({ key, certificate: certificateOf(key) }));
    const selfIssued = all.filter(({ certificate }) => certificate.subject.equals(certificate.issuer));
    const counts = { own: 0, predecessor: 0, sha1: 0, unexplained: 0 };
    for (const { key, certificate } of selfIssued) {
      if (hasIssued(certificate, key.publicKey, certificate)) counts.own += 1;
      else if (all.some((other) => hasIssued(other.certificate, other.key.publicKey, certificate))) {
        counts.predecessor += 1;
      } else if (SHA1.has(oidOf(childrenOf(certificate.signatureAlgorithm)[0]))) counts.sha1 += 1;
      else counts.unexplained += 1;
    }
    expect(counts).toEqual({ own: 335, predecessor: 37, sha1: 84, unexplained: 0 });
  });

  test('issued no certificate of an authority of another name', () => {
    const all = authorities.map((key) => ({ key, certificate: certificateOf(key) }));
    for (const [i, { key, certificate }] of all.entries()) {
      const other = all[(i + 1) % all.length];
      if (!other || other.certificate.issuer.equals(certificate.subject)) continue;
      expect(hasIssued(certificate, key.publicKey, other.certificate)).toBe(false);
    }
  });
});

function certificateOf({ record }: IssuerKey): Certificate {
  return readCertificate(Buffer.from(record.certificate ?? '', 'base64'));
}
