import { describe, expect, test } from 'vitest';
import type { SignatureAlgorithm } from '../../../src/main/credential/types.ts';
import { authenticate, CLOCK_SKEW_MS, outcomeOf } from '../../../src/main/trust/authenticate.ts';
import { TrustList } from '../../../src/main/trust/trust-list.ts';
import {
  decoded,
  ec,
  ed25519,
  issueCertificate,
  judge,
  kidOf,
  listed,
  NOW,
  rsa,
  signed,
  trusted,
  type Issued,
  type KeyPair,
} from './fixture.ts';

const issuer = ec();
const otherIssuer = ec();
const rsaIssuer = rsa();
const trust = TrustList.of([trusted(issuer)]);

describe('whose key', () => {
  test('a credential of a trusted key is believed, and says which key it was', () => {
    const result = authenticate(decoded(signed('ES256', issuer)), trust, NOW);
    expect(result.issuerKey).toMatchObject({
      domain: 'dcc',
      name: { by: 'kid', kid: 'a2V5' },
      source: 'test',
    });
    expect(result.inGrace).toBe(false);
  });

  test('no key of that name is trusted', () => {
    const proof = signed('ES256', issuer, { key: { by: 'kid', kid: 'b3RoZXI=' } });
    expect(judge(decoded(proof), trust)).toBe('ISSUER_KEY_UNKNOWN');
    expect(judge(decoded(proof), TrustList.EMPTY)).toBe('ISSUER_KEY_UNKNOWN');
  });

  test('every key of a colliding key id is tried', () => {
    const collided = TrustList.of([trusted(otherIssuer), trusted(issuer), trusted(rsaIssuer)]);
    expect(judge(decoded(signed('ES256', issuer)), collided)).toBe('verified');
    expect(judge(decoded(signed('PS256', rsaIssuer)), collided)).toBe('verified');
    expect(judge(decoded(signed('ES256', ec())), collided)).toBe('SIGNATURE_INVALID');
  });

  test('a key of one domain never verifies a credential of another', () => {
    for (const domain of ['shc', 'icao', 'divoc'] as const) {
      const foreign = TrustList.of([
        trusted(issuer, { domain }),
        trusted(issuer, { domain, name: { by: 'any' } }),
      ]);
      expect(judge(decoded(signed('ES256', issuer)), foreign)).toBe('ISSUER_KEY_UNKNOWN');
    }
  });

  test('an authority and a key for other purposes sign no credentials', () => {
    for (const role of ['authority', 'other'] as const) {
      const list = TrustList.of([trusted(issuer, { role })]);
      expect(judge(decoded(signed('ES256', issuer)), list)).toBe('ISSUER_KEY_UNKNOWN');
    }
  });

  test('a SMART Health Card key is its issuer’s alone', () => {
    const name = { by: 'issuer-kid', issuer: 'https://a.example', kid: 'k' } as const;
    const list = TrustList.of([trusted(issuer, { domain: 'shc', name })]);
    const proof = (from: string) =>
      signed('ES256', issuer, { domain: 'shc', key: { by: 'issuer-kid', issuer: from, kid: 'k' } });
    expect(judge(decoded(proof('https://a.example')), list)).toBe('verified');
    expect(judge(decoded(proof('https://b.example')), list)).toBe('ISSUER_KEY_UNKNOWN');
  });

  test('a DIVOC method is found with or without its fragment', () => {
    const name = { by: 'method', id: 'did:example' } as const;
    const list = TrustList.of([trusted(issuer, { domain: 'divoc', name })]);
    const proof = (id: string) =>
      signed('ES256', issuer, { domain: 'divoc', key: { by: 'method', id, issuer: 'did:example' } });
    expect(judge(decoded(proof('did:example')), list)).toBe('verified');
    expect(judge(decoded(proof('did:example#key-1')), list)).toBe('verified');
    expect(judge(decoded(proof('did:other#key-1')), list)).toBe('ISSUER_KEY_UNKNOWN');
  });
});

describe('keys that were given without a name', () => {
  const nameless = TrustList.of([trusted(issuer, { name: { by: 'any' } })]);

  test('are tried for every key id', () => {
    const proof = signed('ES256', issuer, { key: { by: 'kid', kid: 'whatever' } });
    expect(judge(decoded(proof), nameless)).toBe('verified');
  });

  test('prove nothing about a credential of another issuer: it is unknown, not forged', () => {
    expect(judge(decoded(signed('ES256', otherIssuer)), nameless)).toBe('ISSUER_KEY_UNKNOWN');
  });

  test('leave a wrong signature of a known key wrong', () => {
    const both = TrustList.merge(nameless, TrustList.of([trusted(rsaIssuer), trusted(otherIssuer)]));
    expect(judge(decoded(signed('ES256', ec())), both)).toBe('SIGNATURE_INVALID');
  });
});

describe('the algorithm', () => {
  const pairs: Record<SignatureAlgorithm, KeyPair> = {
    ES256: issuer,
    ES384: ec('P-384'),
    ES512: ec('P-521'),
    PS256: rsaIssuer,
    PS384: rsaIssuer,
    PS512: rsaIssuer,
    RS256: rsaIssuer,
    EdDSA: ed25519(),
  };
  const algorithms = ['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'EdDSA'] as const;

  test.each(algorithms)('%s', (algorithm) => {
    const proof = signed(algorithm, pairs[algorithm]);
    const list = TrustList.of([trusted(pairs[algorithm])]);
    expect(judge(decoded(proof), list)).toBe('verified');
    const tampered = { ...proof, message: Buffer.from('what was not signed') };
    expect(judge(decoded(tampered), list)).toBe('SIGNATURE_INVALID');
  });

  test.each(algorithms)('%s takes no key of another kind', (algorithm) => {
    const others = algorithm.startsWith('ES')
      ? [rsaIssuer, pairs.EdDSA]
      : algorithm === 'EdDSA'
        ? [issuer, rsaIssuer]
        : [issuer, pairs.EdDSA];
    for (const other of others) {
      const list = TrustList.of([trusted(other)]);
      expect(judge(decoded(signed(algorithm, pairs[algorithm])), list)).toBe('ISSUER_KEY_WRONG_USE');
    }
  });

  test('COSE leaves the curve open, JOSE does not', () => {
    const proof = signed('ES256', pairs.ES384);
    expect(judge(decoded(proof), TrustList.of([trusted(pairs.ES384)]))).toBe('verified');
    const name = { by: 'issuer-kid', issuer: 'https://a.example', kid: 'k' } as const;
    const list = TrustList.of([trusted(pairs.ES384, { domain: 'shc', name })]);
    expect(judge(decoded({ ...proof, domain: 'shc', key: name }), list)).toBe('ISSUER_KEY_WRONG_USE');
  });

  test('RSA keys under 2048 bits are too short', () => {
    const short = rsa(1024);
    expect(judge(decoded(signed('PS256', short)), TrustList.of([trusted(short)]))).toBe(
      'ISSUER_KEY_WRONG_USE',
    );
  });

  test('the salt of PS256 is as long as its hash', () => {
    const proof = signed('PS256', rsaIssuer);
    const otherSalt = signed('PS512', rsaIssuer, { algorithm: 'PS256' });
    const list = TrustList.of([trusted(rsaIssuer)]);
    expect(judge(decoded(proof), list)).toBe('verified');
    expect(judge(decoded(otherSalt), list)).toBe('SIGNATURE_INVALID');
  });

  test('signatures of impossible length are wrong, not a crash', () => {
    for (const length of [0, 1, 63, 65, 256]) {
      for (const [algorithm, pair] of [
        ['ES256', issuer],
        ['PS256', rsaIssuer],
        ['EdDSA', pairs.EdDSA],
      ] as const) {
        const proof = signed(algorithm, pair, { signature: Buffer.alloc(length, 1) });
        expect(judge(decoded(proof), TrustList.of([trusted(pair)]))).toBe('SIGNATURE_INVALID');
      }
    }
  });

  test('a DER signature is none in r‖s form', () => {
    const { signature, ...proof } = signed('ES256', issuer);
    const half = (part: Uint8Array) => Buffer.concat([Buffer.from([2, 33, 0]), part]);
    const der = Buffer.concat([
      Buffer.from([48, 70]),
      half(signature.subarray(0, 32)),
      half(signature.subarray(32)),
    ]);
    expect(judge(decoded({ ...proof, signature: der }), trust)).toBe('SIGNATURE_INVALID');
  });

  test('no flipped bit of a signature passes', () => {
    const proof = signed('ES256', issuer);
    for (let bit = 0; bit < proof.signature.length * 8; bit++) {
      const signature = Buffer.from(proof.signature);
      signature[bit >> 3] = (signature[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(judge(decoded({ ...proof, signature }), trust)).toBe('SIGNATURE_INVALID');
    }
  });
});

describe('what the certificate of the key allows', () => {
  const DCC = '1.3.6.1.4.1.1847.2021.1';
  const DRAFT = '1.3.6.1.4.1.0.1847.2021.1';
  const test_ = {
    kind: 'test',
    disease: '840539006',
    type: 'naat',
    result: 'not-detected',
    sampledAt: '2022-01-09T00:00:00.000Z',
  } as const;
  const recovery = { kind: 'recovery', disease: '840539006', firstPositive: '2021-12-01' } as const;
  const vaccination = { kind: 'vaccination', disease: '840539006', date: '2021-09-01' } as const;

  function by(issued: Issued, change: Parameters<typeof decoded>[1] = {}) {
    return decoded(signed('ES256', issued, { key: { by: 'kid', kid: kidOf(issued) } }), change);
  }

  test.each([
    ['test', test_, 1],
    ['vaccination', vaccination, 2],
    ['recovery', recovery, 3],
  ] as const)('the purpose %s signs that and nothing else', async (kind, statement, arc) => {
    for (const prefix of [DCC, DRAFT]) {
      const issued = await issueCertificate({ purposes: [`${prefix}.${arc}`] });
      const list = TrustList.of([listed(issued)]);
      for (const one of [test_, vaccination, recovery]) {
        const expected = one.kind === kind ? 'verified' : 'ISSUER_KEY_WRONG_USE';
        expect(judge(by(issued, { statements: [one] }), list)).toBe(expected);
      }
      expect(judge(by(issued, { statements: [statement, test_, vaccination] }), list)).toBe(
        'ISSUER_KEY_WRONG_USE',
      );
    }
  });

  test('without a purpose of health it may sign all', async () => {
    for (const purposes of [undefined, ['1.3.6.1.5.5.7.3.2']]) {
      const issued = await issueCertificate(purposes ? { purposes } : {});
      const credential = by(issued, { statements: [test_, vaccination, recovery] });
      expect(judge(credential, TrustList.of([listed(issued)]))).toBe('verified');
    }
  });

  test('with a purpose for travel documents it signs no HCERT', async () => {
    const issued = await issueCertificate({ purposes: ['2.23.136.1.1.14.2'] });
    expect(judge(by(issued), TrustList.of([listed(issued)]))).toBe('ISSUER_KEY_WRONG_USE');
  });

  test('it has to cover the moment of issue; that it has ended since does not make the credential false', async () => {
    const issued = await issueCertificate({
      from: new Date('2021-06-01T00:00:00Z'),
      until: new Date('2021-12-31T00:00:00Z'),
    });
    const list = TrustList.of([listed(issued)]);
    expect(judge(by(issued, { issuedAt: '2021-12-30T00:00:00.000Z' }), list)).toBe('verified');
    expect(judge(by(issued, { issuedAt: '2022-01-01T00:00:00.000Z' }), list)).toBe(
      'ISSUER_KEY_NOT_VALID_AT_ISSUE',
    );
    expect(judge(by(issued, { issuedAt: '2021-05-31T00:00:00.000Z' }), list)).toBe(
      'ISSUER_KEY_NOT_VALID_AT_ISSUE',
    );
  });

  test('without a moment of issue it has to cover some moment between what is certified and now', async () => {
    const credential = (issued: Issued, date: string) => {
      const { credential: all, proof } = by(issued, { statements: [{ ...vaccination, date }] });
      const { issuedAt: _, ...rest } = all;
      return { credential: rest, proof };
    };
    const issued = await issueCertificate({ until: new Date('2021-12-31T00:00:00Z') });
    const list = TrustList.of([listed(issued)]);
    expect(judge(credential(issued, '2021-09-01'), list)).toBe('verified');
    expect(judge(credential(issued, '2022-01-05'), list)).toBe('ISSUER_KEY_NOT_VALID_AT_ISSUE');
  });

  test('its country is the issuer’s, where both name one', async () => {
    const issued = await issueCertificate({ subject: 'C=GB, CN=DSC' });
    const list = TrustList.of([listed(issued)]);
    const issuers = (...names: string[]) => names.map((name) => judge(by(issued, { issuer: name }), list));
    expect(issuers('GB', 'UK', 'GBR', 'JE', 'GG', 'EU', 'UN', 'XX', 'Ministry of Health')).toEqual(
      Array.from({ length: 9 }, () => 'verified'),
    );
    expect(issuers('ID', 'FR', 'MYS')).toEqual(Array.from({ length: 3 }, () => 'ISSUER_MISMATCH'));
  });

  test('the same key under a newer certificate in another list will do', async () => {
    const issued = await issueCertificate({ until: new Date('2021-12-31T00:00:00Z') });
    const old = listed(issued);
    const renewed = trusted(issued, { name: { by: 'kid', kid: kidOf(issued) } });
    expect(judge(by(issued), TrustList.of([old]))).toBe('ISSUER_KEY_NOT_VALID_AT_ISSUE');
    expect(judge(by(issued), TrustList.merge(TrustList.of([old]), TrustList.of([renewed])))).toBe('verified');
  });
});

describe('the credential’s own time', () => {
  const proof = signed('ES256', issuer);
  const at = (offset: number) => new Date(NOW.getTime() + offset);

  test.each(['issuedAt', 'notBefore'] as const)(
    'it holds from its %s on, give or take the clocks',
    (field) => {
      const credential = decoded(proof, { [field]: NOW.toISOString() });
      expect(judge(credential, trust, at(0))).toBe('verified');
      expect(judge(credential, trust, at(-CLOCK_SKEW_MS))).toBe('verified');
      expect(judge(credential, trust, at(-CLOCK_SKEW_MS - 1))).toBe('CREDENTIAL_NOT_YET_VALID');
    },
  );

  test('it has ended after its end, unless the office grants days of grace', () => {
    const credential = decoded(proof, { expiresAt: NOW.toISOString() });
    expect(judge(credential, trust, at(0))).toBe('verified');
    expect(judge(credential, trust, at(1))).toBe('CREDENTIAL_EXPIRED');
    expect(judge(credential, trust, at(86_400_000), { graceDays: 1 })).toBe('verified');
    expect(judge(credential, trust, at(86_400_001), { graceDays: 1 })).toBe('CREDENTIAL_EXPIRED');
    expect(authenticate(credential, trust, at(0), { graceDays: 1 }).inGrace).toBe(false);
    expect(authenticate(credential, trust, at(1), { graceDays: 1 }).inGrace).toBe(true);
  });

  test('one that names no end has none', () => {
    const { expiresAt: _, ...credential } = decoded(proof).credential;
    expect(judge({ credential, proof }, trust, new Date('2040-01-01T00:00:00Z'))).toBe('verified');
  });

  test('a forged one is called forged, not expired', () => {
    const forged = decoded(signed('ES256', otherIssuer), { expiresAt: '2021-01-01T00:00:00.000Z' });
    expect(judge(forged, trust)).toBe('SIGNATURE_INVALID');
  });

  test('a clock that is none is refused', () => {
    expect(() => authenticate(decoded(proof), trust, new Date(NaN))).toThrow(RangeError);
  });
});

test('untrusted is what no key vouches for; invalid is all else', () => {
  expect(
    (
      [
        'ISSUER_KEY_UNKNOWN',
        'ISSUER_KEY_WRONG_USE',
        'ISSUER_KEY_NOT_VALID_AT_ISSUE',
        'ISSUER_MISMATCH',
        'ISSUER_CHAIN_INVALID',
        'ONLINE_ONLY',
        'HEALTH_LINK',
      ] as const
    ).map(outcomeOf),
  ).toEqual(Array.from({ length: 7 }, () => 'untrusted'));
  expect(
    (['SIGNATURE_INVALID', 'CREDENTIAL_EXPIRED', 'CREDENTIAL_NOT_YET_VALID', 'CBOR_INVALID'] as const).map(
      outcomeOf,
    ),
  ).toEqual(Array.from({ length: 4 }, () => 'invalid'));
});
