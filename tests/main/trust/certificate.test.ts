import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hcertKeyId, readCertificate } from '../../../src/main/trust/certificate.ts';
import { CertificateError } from '../../../src/main/trust/errors.ts';
import { keyOfCertificate } from '../../../src/main/trust/issuer-key.ts';
import { issueCertificate, kidOf, listed } from './fixture.ts';

const PURPOSES = ['1.3.6.1.4.1.1847.2021.1.1', '2.23.136.1.1.14.2'];

test('a certificate reads as another implementation wrote it', async () => {
  const from = new Date('2049-12-31T23:59:59Z');
  const until = new Date('2050-01-01T00:00:00Z');
  const issued = await issueCertificate({ from, until, purposes: PURPOSES, authority: true });
  const certificate = readCertificate(issued.der);
  expect(certificate).toMatchObject({
    country: 'ID',
    notBefore: from,
    notAfter: until,
    extendedKeyUsage: PURPOSES,
    isAuthority: true,
    pathLength: 0,
    maySignCertificates: true,
  });
  expect(certificate.spki).toEqual(issued.publicKey.export({ format: 'der', type: 'spki' }));
  expect(certificate.subject).toEqual(certificate.issuer);
  expect(hcertKeyId(issued.der)).toBe(kidOf(issued));
});

test('a signer is no authority', async () => {
  const signer = readCertificate((await issueCertificate()).der);
  expect(signer).toMatchObject({
    isAuthority: false,
    maySignCertificates: false,
    extendedKeyUsage: undefined,
  });
});

test('its country is told in two letters, whatever it has', async () => {
  const country = async (name: string) =>
    readCertificate((await issueCertificate({ subject: `C=${name}, CN=x` })).der).country;
  expect(await country('ID')).toBe('ID');
  expect(await country('de')).toBe('DE');
  expect(await country('XX')).toBe('XX');
  const none = readCertificate((await issueCertificate({ subject: 'CN=x' })).der);
  expect(none.country).toBeUndefined();
});

test('its validity is the key’s', async () => {
  const key = listed(await issueCertificate());
  expect(key.covers(Date.parse('2022-01-01'))).toBe(true);
  expect(key.covers(Date.parse('2020-01-01'))).toBe(false);
  expect(key.covers(Date.parse('2020-01-01'), Date.parse('2021-06-02'))).toBe(true);
});

describe('what is no certificate', () => {
  const refused = (bytes: Uint8Array) => {
    try {
      keyOfCertificate(readCertificate(bytes), { domain: 'dcc', source: 'test' });
      return undefined;
    } catch (error) {
      return error;
    }
  };

  test('is refused with our own error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(refused(bytes)).toBeInstanceOf(CertificateError);
      }),
    );
  });

  test('cut short at any byte, likewise', async () => {
    const { der } = await issueCertificate({ purposes: PURPOSES });
    for (let length = 0; length < der.length; length++) {
      expect(refused(der.subarray(0, length))).toBeInstanceOf(CertificateError);
    }
  });

  test('with any byte changed it reads, or is refused with our own error', async () => {
    const { der } = await issueCertificate({ purposes: PURPOSES });
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(der);
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(refused(changed) ?? new CertificateError('CERTIFICATE_INVALID', '')).toBeInstanceOf(
          CertificateError,
        );
      }),
      { numRuns: 1000 },
    );
  });
});
