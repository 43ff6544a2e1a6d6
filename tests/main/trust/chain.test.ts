import { beforeAll, describe, expect, test } from 'vitest';
import { readCertificate } from '../../../src/main/trust/certificate.ts';
import { chainsTo } from '../../../src/main/trust/chain.ts';
import { TrustList } from '../../../src/main/trust/trust-list.ts';
import { decoded, issueCertificate, judge, listed, NOW, signed, type Issued } from './fixture.ts';

const VDS_NC = ['2.23.136.1.1.14.2'];
const SUBJECT = 'C=AU, O=GOV, CN=CSCA';

let csca: Issued;
let signer: Issued;
let trust: TrustList;

beforeAll(async () => {
  csca = await issueCertificate({ subject: SUBJECT, authority: true, key: 'P-384' });
  signer = await issueCertificate({ subject: 'C=AU, CN=VDS-NC', by: csca, purposes: VDS_NC });
  trust = TrustList.of([listed(csca, { domain: 'icao' })]);
});

/** A VDS-NC brings its signer's certificate along. */
function carried(by: Issued, change: Parameters<typeof decoded>[1] = {}) {
  const key = { by: 'certificate', der: by.der } as const;
  return decoded(signed('ES256', by, { domain: 'icao', key }), { issuer: 'AUS', ...change });
}

describe('a signer whose certificate comes within the code', () => {
  test('is believed where a trusted authority issued it, again and again', () => {
    expect(judge(carried(signer), trust)).toBe('verified');
    expect(judge(carried(signer), trust)).toBe('verified');
  });

  test('is believed where it is itself trusted', () => {
    expect(judge(carried(signer), TrustList.of([listed(signer, { domain: 'icao' })]))).toBe('verified');
  });

  test('is unknown where no authority of that name is trusted', () => {
    expect(judge(carried(signer), TrustList.EMPTY)).toBe('ISSUER_KEY_UNKNOWN');
  });

  test('is not believed for the name of its authority alone', async () => {
    const namesake = await issueCertificate({ subject: SUBJECT, authority: true, key: 'P-384' });
    const list = TrustList.of([listed(namesake, { domain: 'icao' })]);
    expect(judge(carried(signer), list)).toBe('ISSUER_CHAIN_INVALID');
  });

  test('is not believed from another signer', async () => {
    const another = await issueCertificate({ subject: 'C=AU, CN=Forger', by: signer, purposes: VDS_NC });
    const list = TrustList.of([listed(csca, { domain: 'icao' }), listed(signer, { domain: 'icao' })]);
    expect(judge(carried(another), list)).toBe('ISSUER_KEY_UNKNOWN');
    const asAuthority = TrustList.of([listed(signer, { domain: 'icao', role: 'authority' })]);
    expect(judge(carried(another), asAuthority)).toBe('ISSUER_CHAIN_INVALID');
  });

  test('is not believed from another domain’s authority', () => {
    const list = TrustList.of([listed(csca, { domain: 'dcc', role: 'authority' })]);
    expect(judge(carried(signer), list)).toBe('ISSUER_KEY_UNKNOWN');
  });

  test('is not believed where its authority had ended before', async () => {
    const ended = await issueCertificate({
      subject: SUBJECT,
      authority: true,
      until: new Date('2021-06-30T00:00:00Z'),
    });
    const late = await issueCertificate({
      by: ended,
      purposes: VDS_NC,
      from: new Date('2021-07-01T00:00:00Z'),
    });
    expect(judge(carried(late), TrustList.of([listed(ended, { domain: 'icao' })]))).toBe(
      'ISSUER_CHAIN_INVALID',
    );
  });

  test('is not believed for another state than its authority’s', async () => {
    const foreign = await issueCertificate({ subject: 'C=ID, CN=VDS-NC', by: csca, purposes: VDS_NC });
    expect(judge(carried(foreign, { issuer: 'ID' }), trust)).toBe('ISSUER_CHAIN_INVALID');
  });

  test('is not believed where it may sign something else only', async () => {
    const passports = await issueCertificate({
      subject: 'C=AU, CN=x',
      by: csca,
      purposes: ['2.23.136.1.1.6.1'],
    });
    expect(judge(carried(passports), trust)).toBe('ISSUER_KEY_WRONG_USE');
  });

  test('is held to its country and its validity at issue as any other', () => {
    expect(judge(carried(signer, { issuer: 'NZL' }), trust)).toBe('ISSUER_MISMATCH');
    const early = carried(signer, { issuedAt: '2021-05-31T00:00:00.000Z' });
    expect(judge(early, trust)).toBe('ISSUER_KEY_NOT_VALID_AT_ISSUE');
  });

  test('is forged where the signature is another’s, and broken where it does not read', () => {
    const key = { by: 'certificate', der: signer.der } as const;
    const forged = decoded(signed('ES256', csca, { domain: 'icao', key, algorithm: 'ES256' }));
    expect(judge(forged, trust)).toBe('SIGNATURE_INVALID');
    const broken = decoded(
      signed('ES256', signer, { domain: 'icao', key: { by: 'certificate', der: Buffer.from('x') } }),
    );
    expect(judge(broken, trust)).toBe('ISSUER_CHAIN_INVALID');
  });

  test('no flipped bit of its certificate passes', () => {
    // Every bit that its authority did not sign, and every seventh that it did.
    const unsigned = readCertificate(signer.der).tbs.length * 8;
    for (let bit = 0; bit < signer.der.length * 8; bit += bit < unsigned ? 7 : 1) {
      const der = Buffer.from(signer.der);
      der[bit >> 3] = (der[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const proof = signed('ES256', signer, { domain: 'icao', key: { by: 'certificate', der } });
      expect(judge(decoded(proof, { issuer: 'AUS' }), trust)).not.toBe('verified');
    }
  });
});

test('authorities sign with RSA as well', async () => {
  const authority = await issueCertificate({ subject: SUBJECT, authority: true, key: 'RSA' });
  const issued = readCertificate((await issueCertificate({ by: authority })).der);
  const certificate = readCertificate(authority.der);
  const authorities = [{ key: listed(authority, { domain: 'icao' }), certificate }];
  expect(chainsTo(issued, authorities, NOW)).toBe(true);
  expect(chainsTo(issued, authorities, new Date('2030-01-01T00:00:00Z'))).toBe(false);
  expect(chainsTo(issued, [], NOW)).toBe(false);
});
