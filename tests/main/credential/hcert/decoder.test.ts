import fc from 'fast-check';
import { constants, verify } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { Credential } from '../../../../src/shared/domain/credential.ts';
import { toContent } from '../../../../src/main/credential/content.ts';
import { CredentialError } from '../../../../src/main/credential/errors.ts';
import { hcert } from '../../../../src/main/credential/hcert/decoder.ts';
import type { DecodedCredential } from '../../../../src/main/credential/types.ts';
import { atOffice } from '../../../../src/main/credential/office-days.ts';
import {
  base45,
  createIssuer,
  issueHcert,
  type HcertOptions,
  type Issuer,
} from '../../../support/issuer/hcert.ts';

const NOW = new Date('2022-02-24T06:05:00Z');
const DATES = { issuedAt: NOW, expiresAt: new Date('2023-02-24T00:00:00Z') };

let issuer: Issuer;
beforeAll(async () => {
  issuer = await createIssuer({ country: 'ID' }, NOW);
});

const issue = (options: Partial<HcertOptions> = {}) => issueHcert(issuer, { ...DATES, ...options });
const decode = async (code: string): Promise<DecodedCredential> =>
  hcert.decode(toContent(Buffer.from(code, 'utf8')));
const refusal = (code: string) => ({ code });

test.each(['ES256', 'ES384', 'PS256', 'RS256'] as const)('a signature by %s holds', async (algorithm) => {
  const signer = await createIssuer({ country: 'ID', algorithm }, NOW);
  const { proof } = await decode(issueHcert(signer, DATES));
  expect(proof.algorithm).toBe(algorithm);
  const hash = algorithm === 'ES384' ? 'sha384' : 'sha256';
  const key = {
    key: signer.certificate.publicKey,
    dsaEncoding: 'ieee-p1363' as const,
    ...(algorithm === 'PS256' && { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }),
  };
  expect(verify(hash, proof.message, key, proof.signature)).toBe(true);
});

describe('EU DCC', () => {
  test('a vaccination', async () => {
    const { credential, proof } = await decode(
      issue({ vaccination: { dn: 2, sd: 2, dt: '2021-09-01', mp: 'CoronaVac', ma: 'Sinovac-Biotech' } }),
    );
    expect(credential).toEqual({
      format: 'hcert',
      profile: 'eu-dcc 1.3.0',
      holder: {
        name: 'Siti Aminah Kartanegara',
        familyName: 'Kartanegara',
        givenName: 'Siti Aminah',
        transliteratedName: 'KARTANEGARA<<SITI<AMINAH',
        birthDate: '1985-04-17',
      },
      issuer: 'ID',
      keyId: issuer.kid,
      issuedAt: '2022-02-24T06:05:00.000Z',
      expiresAt: '2023-02-24T00:00:00.000Z',
      statements: [
        {
          kind: 'vaccination',
          disease: '840539006',
          diseases: ['covid-19'],
          country: 'ID',
          certifiedBy: 'Kementerian Kesehatan (contoh)',
          certificateId: 'URN:UVCI:01:ID:GERBANG/CONTOH#1',
          product: { code: 'CoronaVac' },
          prophylaxis: { code: 'J07BX03' },
          manufacturer: { code: 'Sinovac-Biotech' },
          dose: 2,
          dosesInSeries: 2,
          date: '2021-09-01',
        },
      ],
    });
    expect(proof).toMatchObject({
      domain: 'dcc',
      algorithm: 'ES256',
      key: { by: 'kid', kid: issuer.kid },
    });
    const key = { key: issuer.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', proof.message, key, proof.signature)).toBe(true);
  });

  test.each([
    ['LP6464-4', 'naat', '260373001', 'detected'],
    ['LP217198-3', 'antigen', '260415000', 'not-detected'],
    ['something', 'other', 'NEGATIVO', 'inconclusive'],
  ])('a test of type %s (%s) with result %s (%s)', async (tt, type, tr, result) => {
    const { credential } = await decode(issue({ test: { tt, tr, sc: '2022-02-24T13:30:00+08:00' } }));
    expect(credential.statements).toMatchObject([
      { kind: 'test', type, result, sampledAt: '2022-02-24T05:30:00.000Z', facility: 'RSUD (contoh)' },
    ]);
  });

  test('a recovery', async () => {
    const { credential } = await decode(
      issue({ recovery: { fr: '2022-01-10', df: '2022-01-21', du: '2022-07-09' } }),
    );
    expect(credential.statements).toMatchObject([
      { kind: 'recovery', firstPositive: '2022-01-10', validFrom: '2022-01-21', validUntil: '2022-07-09' },
    ]);
  });

  test.each([
    ['1985', '1985'],
    ['1985-04', '1985-04'],
    ['1985-04-17T00:00:00', '1985-04-17'],
    ['', undefined],
  ])('the birth date %j is %s', async (birthDate, expected) => {
    const { credential } = await decode(issue({ birthDate }));
    expect(credential.holder.birthDate).toBe(expected);
  });

  test.each([
    [{ fn: 'Suharto', fnt: 'SUHARTO' }, 'Suharto'],
    [{ gn: 'Sukarno', gnt: 'SUKARNO', fnt: '' }, 'Sukarno'],
    [{ fnt: 'KARTANEGARA', gnt: 'SITI<AMINAH' }, 'SITI AMINAH KARTANEGARA'],
    [{ fn: 'Mu\u0308ller', fnt: 'MUELLER', gn: null }, 'M\u00fcller'],
  ])('the name %j is written %s', async (name, expected) => {
    const { credential } = await decode(issue({ name }));
    expect(credential.holder.name).toBe(expected);
  });

  test('members that the schema does not have are ignored', async () => {
    const decoded = await decode(issue({ vaccination: { extra: [1, 2] }, name: { fnt: 'A', more: 'b' } }));
    expect(decoded.credential.holder.name).toBe('A');
  });

  test('without an issuer claim the country of the statement is the issuer', async () => {
    const { credential } = await decode(issue({ iss: null, vaccination: { co: 'ID' } }));
    expect(credential.issuer).toBe('ID');
  });

  const vaccination = (changes: object) => ({
    tg: '840539006',
    co: 'ID',
    is: 'x',
    ci: 'y',
    vp: 'a',
    mp: 'b',
    ma: 'c',
    dn: 1,
    sd: 2,
    dt: '2021-06-01',
    ...changes,
  });
  const dcc = (changes: object) => ({
    ver: '1.3.0',
    nam: { fnt: 'A' },
    dob: '1985',
    v: [vaccination({})],
    ...changes,
  });

  const recovery = { ...vaccination({}), fr: '2021', df: '2021', du: '2021' };

  test.each(['1.2.1', '1.3.0', '1.0'])('of schema %s a group may have several entries', async (ver) => {
    const v = [vaccination({ dn: 1 }), vaccination({ dn: 2 })];
    const { credential } = await decode(issue({ payload: dcc({ ver, v }) }));
    expect(credential.statements).toHaveLength(2);
  });

  test('several groups are read from schema 1.3 on, and are none before', async () => {
    const { credential } = await decode(issue({ payload: dcc({ r: [recovery] }) }));
    expect(credential.statements.map(({ kind }) => kind)).toEqual(['vaccination', 'recovery']);
    const before = issue({ payload: dcc({ ver: '1.2.1', r: [recovery] }) });
    await expect(decode(before)).rejects.toMatchObject(refusal('SCHEMA_INVALID'));
  });

  test.each([
    ['1963-00', '1963'],
    ['1963-00-00', '1963'],
    ['1989-00-20', '1989'],
    ['1989-03-00', '1989-03'],
  ])('of a birth date %s, %s is known', async (dob, known) => {
    const { credential } = await decode(issue({ payload: dcc({ dob }) }));
    expect(credential.holder.birthDate).toBe(known);
  });

  test.each(['2021-02-30', '2022-17-01'])('a dose of %s stays, for the policy to say', async (dt) => {
    const { credential } = await decode(issue({ payload: dcc({ v: [vaccination({ dt })] }) }));
    expect(credential.statements).toMatchObject([{ date: dt }]);
  });

  test('a group that is null or empty is none', async () => {
    const { credential } = await decode(issue({ payload: dcc({ t: null, r: [] }) }));
    expect(credential.statements).toHaveLength(1);
  });

  test.each<[string, unknown]>([
    ['no statement', dcc({ v: [] })],
    ['no name', dcc({ nam: { fn: ' ', fnt: '' } })],
    ['a birth date that is none', dcc({ dob: '17-04-1985' })],
    ['another major version', dcc({ ver: '2.0.0' })],
    ['a dose that is text', dcc({ v: [vaccination({ dn: '2' })] })],
    ['a dose below zero', dcc({ v: [vaccination({ dn: -1 })] })],
    ['half a dose', dcc({ v: [vaccination({ dn: 1.5 })] })],
    ['a date in words', dcc({ v: [vaccination({ dt: 'June 2021' })] })],
    ['no date', dcc({ v: [vaccination({ dt: undefined })] })],
    ['a statement that is text', dcc({ v: ['x'] })],
    ['a group that is no array', dcc({ v: vaccination({}) })],
    ['a list', [dcc({})]],
  ])('refused: %s', async (_, payload) => {
    await expect(decode(issue({ payload }))).rejects.toMatchObject(refusal('SCHEMA_INVALID'));
  });
});

describe('WHO DDCC', () => {
  const person = { name: 'Siti Aminah', birthDate: '1985-04-17', identifier: 'C1234567' };
  const certificate = {
    issuer: { identifier: { value: 'moh.example' } },
    hcid: { value: 'HC-1' },
    version: 'RC2',
    period: { start: '2022-01-01', end: '2022-12-31' },
  };

  test('vaccination status', async () => {
    const payload = {
      ...person,
      certificate,
      vaccination: {
        vaccine: { code: 'XM68M6', system: 'http://id.who.int/icd/release/11/mms' },
        brand: { code: 'XM4YL8' },
        disease: { code: 'RA01' },
        date: '2021-09-01',
        dose: 2,
        totalDoses: 2,
        country: { code: 'IDN' },
        centre: 'Puskesmas (contoh)',
        lot: 'L1',
      },
    };
    const { credential } = await decode(issue({ claim: 3, payload }));
    expect(credential).toMatchObject({
      profile: 'who-ddcc',
      holder: { name: 'Siti Aminah', birthDate: '1985-04-17', documentNumber: 'C1234567' },
      validDays: { first: '2022-01-01', last: '2022-12-31' },
      statements: [
        {
          kind: 'vaccination',
          disease: '840539006',
          diseases: ['covid-19'],
          product: { code: 'XM4YL8' },
          prophylaxis: { code: 'XM68M6', system: 'http://id.who.int/icd/release/11/mms' },
          dose: 2,
          dosesInSeries: 2,
          date: '2021-09-01',
          country: 'IDN',
          certifiedBy: 'moh.example',
          certificateId: 'HC-1',
        },
      ],
    });
  });

  test('test result', async () => {
    const payload = {
      ...person,
      certificate,
      test: {
        pathogen: { code: 'XN109' },
        type: { code: '94500-6', system: 'http://loinc.org' },
        date: '2022-02-23T10:00:00+08:00',
        result: { code: '260415000' },
        centre: 'RSUD (contoh)',
        country: { code: 'IDN' },
      },
    };
    const { credential } = await decode(issue({ claim: 4, payload }));
    expect(credential.statements).toMatchObject([
      {
        kind: 'test',
        disease: '840539006',
        type: 'naat',
        result: 'not-detected',
        sampledAt: '2022-02-23T02:00:00.000Z',
      },
    ]);
  });

  test('the flat form of the first drafts', async () => {
    const payload = {
      ...person,
      vaccine: 'XM68M6',
      brand: { code: 'XM4YL8' },
      date: '2021-09-01T00:00:00Z',
      dose: 1,
      total_doses: 2,
      hcid: 'HC-2',
      pha: 'moh.example',
      valid_until: '2022-12-31',
    };
    const { credential } = await decode(issue({ claim: 3, payload: [payload] }));
    expect(credential).toMatchObject({
      validDays: { last: '2022-12-31' },
      statements: [{ dose: 1, dosesInSeries: 2, date: '2021-09-01', certificateId: 'HC-2' }],
    });
  });

  test('a later end in the content does not prolong the token', async () => {
    const late = { ...certificate, period: { end: '2030-12-31' } };
    const payload = { ...person, certificate: late, vaccination: { date: '2021-09-01', dose: 1 } };
    const { credential } = await decode(issue({ claim: 3, payload }));
    expect(atOffice(credential, 'Asia/Makassar').expiresAt).toBe('2023-02-24T00:00:00.000Z');
  });

  test('it may come without compression; an EU DCC may not', async () => {
    const payload = { ...person, certificate, vaccination: { date: '2021-09-01', dose: 1 } };
    const tamper = { compression: 'none' } as const;
    await expect(decode(issue({ claim: 3, payload, tamper }))).resolves.toBeDefined();
    await expect(decode(issue({ tamper }))).rejects.toMatchObject(refusal('COMPRESSION_INVALID'));
  });

  test.each<[string, unknown]>([
    ['no name', { ...person, name: '', vaccination: { date: '2021-09-01' } }],
    ['no statement', { ...person, certificate }],
    ['a vaccination without a date', { ...person, vaccination: { dose: 1 } }],
    ['a test without a time', { ...person, test: { date: '2022-02-23', result: { code: '260415000' } } }],
    ['two people', [person, person]],
  ])('refused: %s', async (_, payload) => {
    await expect(decode(issue({ claim: 3, payload }))).rejects.toMatchObject(refusal('SCHEMA_INVALID'));
  });
});

describe('bad input', () => {
  const packed = (bytes: Uint8Array) => `HC1:${base45(deflateSync(bytes))}`;

  test.each([
    ['nothing behind the prefix', 'HC1:', 'COMPRESSION_INVALID'],
    ['lower case', 'HC1:ncfoxn', 'BASE45_INVALID'],
    ['a web address behind the prefix', 'HC1:HTTPS://EXAMPLE.ID/?Q=1', 'BASE45_INVALID'],
    ['bytes that are not compressed', `HC1:${base45(Buffer.from('hello'))}`, 'COMPRESSION_INVALID'],
    ['a zip bomb', packed(Buffer.alloc(10_000_000)), 'DECOMPRESSED_TOO_LARGE'],
    ['10,000 nested arrays', packed(Buffer.alloc(10_001, 0x81)), 'CBOR_TOO_DEEP'],
    ['text instead of CBOR', packed(Buffer.from('hello')), 'CBOR_INVALID'],
    ['a number', packed(Uint8Array.of(7)), 'COSE_INVALID'],
  ])('%s', async (_, code, expected) => {
    await expect(decode(code)).rejects.toMatchObject(refusal(expected));
  });

  test('a code that is cut short anywhere is refused', async () => {
    const code = issue();
    for (let length = 4; length < code.length; length++) {
      await expect(decode(code.slice(0, length))).rejects.toBeInstanceOf(CredentialError);
    }
  });

  test('after a flipped bit in the message it is refused, or its signature does not hold', async () => {
    const { proof } = await decode(issue());
    const key = { key: issuer.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    const signed = Buffer.from(proof.message);
    for (let bit = 0; bit < signed.length * 8; bit += 7) {
      const changed = Buffer.from(signed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verify('sha256', changed, key, proof.signature)).toBe(false);
    }
  });

  test('no text behind the prefix makes it throw anything but its own errors', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), async (text) => {
        await settles(`HC1:${text}`);
      }),
      { numRuns: 500 },
    );
  });

  test('no CBOR within makes it throw anything but its own errors', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await settles(packed(bytes));
      }),
      { numRuns: 500 },
    );
  });

  test('no content of the claim makes it throw anything but its own errors', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 2, 3, 4, 5, -6), fc.jsonValue(), async (claim, payload) => {
        await settles(issue({ claim, payload }));
      }),
      { numRuns: 200 },
    );
  });

  test('nor does a genuine payload with one value exchanged', async () => {
    const members = ['tg', 'co', 'is', 'ci', 'vp', 'mp', 'ma', 'dn', 'sd', 'dt'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...members), fc.jsonValue(), async (member, value) => {
        await settles(issue({ vaccination: { [member]: value } }));
      }),
      { numRuns: 200 },
    );
  });
});

/** It decodes to what the contract says, or it is refused with an error of its own. */
async function settles(code: string): Promise<void> {
  try {
    const { credential } = await decode(code);
    Credential.parse(JSON.parse(JSON.stringify(credential)));
  } catch (error) {
    expect(error).toBeInstanceOf(CredentialError);
  }
}
