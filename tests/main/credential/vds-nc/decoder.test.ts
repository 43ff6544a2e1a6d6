import fc from 'fast-check';
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { toContent } from '../../../../src/main/credential/content.ts';
import { CredentialError } from '../../../../src/main/credential/errors.ts';
import { decodeVdsNc, vdsNc } from '../../../../src/main/credential/vds-nc/decoder.ts';
import {
  createVdsNcIssuer,
  issueVdsNc,
  testMessage,
  vaccinationMessage,
  type VdsNcAlgorithm,
  type VdsNcIssuer,
  type VdsNcOptions,
} from '../../../support/issuer/vds-nc.ts';
import { bitsToFlip } from '../../../support/exhaustive.ts';
import { verifyProof } from '../../../support/verify-proof.ts';

const now = new Date('2021-10-01T00:00:00Z');
let issuer: VdsNcIssuer;
beforeAll(async () => {
  issuer = await createVdsNcIssuer(now);
});

const decode = (options?: VdsNcOptions) => decodeVdsNc(toContent(Buffer.from(issueVdsNc(issuer, options))));

/** `signed`, `forged`, or the code of the refusal. */
function outcome(bytes: Uint8Array | string, by: VdsNcIssuer = issuer): string {
  const content = toContent(Buffer.from(bytes));
  if (!vdsNc.recognises(content)) return 'not recognised';
  try {
    return verifyProof(decodeVdsNc(content).proof, by.publicKey) ? 'signed' : 'forged';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe('a seal', () => {
  test('of vaccination becomes a credential, one statement a dose', () => {
    const message = vaccinationMessage([{ dvc: '2021-08-08', seq: '1' }, {}]);
    expect(decode({ message }).credential).toEqual({
      format: 'vds-nc',
      profile: 'icao.vacc 1',
      issuer: 'UTO',
      holder: {
        name: 'SITI AMINAH KARTANEGARA',
        familyName: 'KARTANEGARA',
        givenName: 'SITI AMINAH',
        birthDate: '1985-04-17',
        documentNumber: 'X0000001',
      },
      statements: [
        [1, '2021-08-08'],
        [2, '2021-09-05'],
      ].map(([dose, date]) => ({
        kind: 'vaccination',
        disease: '840539006',
        diseases: ['covid-19'],
        country: 'UTO',
        certifiedBy: 'Klinik Contoh',
        certificateId: 'U0000001',
        product: { code: 'Comirnaty' },
        prophylaxis: { code: 'XM68M6', system: 'http://id.who.int/icd11/mms' },
        dose,
        date,
      })),
    });
  });

  test('of testing becomes a credential', () => {
    expect(decode({ type: 'icao.test', message: testMessage() }).credential).toMatchObject({
      profile: 'icao.test 1',
      holder: { name: 'SITI AMINAH KARTANEGARA', birthDate: '1985-04-17', documentNumber: 'X0000001' },
      statements: [
        {
          kind: 'test',
          disease: '840539006',
          country: 'UTO',
          certifiedBy: 'UTO',
          certificateId: 'T0000001',
          type: 'naat',
          result: 'not-detected',
          sampledAt: '2022-02-01T00:00:00.000Z',
          facility: 'Laboratorium Contoh',
        },
      ],
    });
  });

  test.each([
    ['molecular(other)', 'abnormal', 'naat', 'detected'],
    ['antigen', 'positive', 'antigen', 'detected'],
    ['antibody', 'normal', 'antibody', 'not-detected'],
    ['breath', 'unclear', 'other', 'inconclusive'],
  ])('%s, %s: %s, %s', (tc, r, type, result) => {
    const { statements } = decode({ type: 'icao.test', message: testMessage({ tr: { tc, r } }) }).credential;
    expect(statements).toMatchObject([{ type, result }]);
  });

  test.each([
    [{ dis: 'RA01' }, '840539006'],
    [{ dis: undefined }, '840539006'],
    [{ dis: undefined, des: 'XM0N24' }, '16541001'],
    [{ dis: '1D47' }, '16541001'],
  ])('%j: disease %s', (event, disease) => {
    const { statements } = decode({ message: vaccinationMessage([{}], event) }).credential;
    expect(statements).toMatchObject([{ disease }]);
  });

  test.each([
    ['1985-00-00', '1985'],
    ['1985-04-00', '1985-04'],
    ['1985-04', '1985-04'],
  ])('born on %s', (dob, birthDate) => {
    const message = vaccinationMessage([{}]);
    const pid = { n: 'KARTANEGARA  SITI AMINAH', dob };
    expect(decode({ message: { ...message, pid } }).credential.holder).toMatchObject({ birthDate });
  });

  test.each<VdsNcAlgorithm>(['ES256', 'ES384', 'ES512'])(
    '%s: signed by the certificate in it',
    async (algorithm) => {
      const by = await createVdsNcIssuer(now, { algorithm });
      const { proof } = decodeVdsNc(toContent(Buffer.from(issueVdsNc(by))));
      expect(proof).toMatchObject({ domain: 'icao', algorithm, key: { by: 'certificate' } });
      if (proof.key.by !== 'certificate') throw new Error('no certificate');
      const certificate = new X509Certificate(proof.key.der);
      expect(certificate.verify(new X509Certificate(by.csca).publicKey)).toBe(true);
      expect(verifyProof(proof, certificate.publicKey)).toBe(true);
      expect(verifyProof(proof, issuer.publicKey)).toBe(false);
    },
  );

  test('padded base64url and DER signatures, as some issuers write them', async () => {
    for (const algorithm of ['ES256', 'ES384', 'ES512'] as const) {
      const by = await createVdsNcIssuer(now, { algorithm });
      // Often enough that integers of every length come by.
      for (let i = 0; i < 60; i++) {
        expect(outcome(issueVdsNc(by, { tamper: { encoding: 'der', padded: true } }), by)).toBe('signed');
      }
    }
  });

  test('is signed whatever the order and the white space in which it is written', () => {
    const seal: unknown = JSON.parse(issueVdsNc(issuer));
    expect(outcome(JSON.stringify(seal, null, 2))).toBe('signed');
    const turned = JSON.stringify(seal, (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(turned).not.toBe(issueVdsNc(issuer));
    expect(outcome(turned)).toBe('signed');
  });

  test('names beyond ASCII and extra fields are signed as well', () => {
    const message = {
      ...vaccinationMessage([{}], {}, { n: 'ÅSTRÖM  Żaneta 𐐷' }),
      '€': 1e21,
      ö: [0.1, null, 'ﬁ'],
    };
    expect(outcome(issueVdsNc(issuer, { message }))).toBe('signed');
    const more = issueVdsNc(issuer).replace('"hdr":{', '"hdr":{"x":1,');
    expect(outcome(more)).toBe('forged');
  });
});

describe('is refused', () => {
  test.each<[string, string, VdsNcOptions]>([
    ['another use case', 'FORMAT_UNSUPPORTED', { type: 'icao.dta' }],
    ['another version', 'FORMAT_UNSUPPORTED', { version: 2 }],
    ['another algorithm', 'ALGORITHM_UNSUPPORTED', { tamper: { sig: { alg: 'HS256' } } }],
    ['a signature of another curve', 'PROOF_INVALID', { tamper: { sig: { sigvl: 'A'.repeat(128) } } }],
    ['an empty signature', 'PROOF_INVALID', { tamper: { sig: { sigvl: '' } } }],
    ['a certificate that is not base64url', 'PROOF_INVALID', { tamper: { sig: { cer: 'MII+/' } } }],
    ['no signature zone', 'SCHEMA_INVALID', { tamper: { sig: { sigvl: undefined } } }],
    ['no doses', 'SCHEMA_INVALID', { message: vaccinationMessage([]) }],
    ['a day in words', 'SCHEMA_INVALID', { message: vaccinationMessage([{ dvc: 'June 2021' }]) }],
    ['no name', 'SCHEMA_INVALID', { message: vaccinationMessage([{}], {}, { n: ' ' }) }],
    ['a test without a sample', 'SCHEMA_INVALID', { type: 'icao.test', message: testMessage({ dat: {} }) }],
  ])('%s: %s', (_, code, options) => {
    expect(outcome(issueVdsNc(issuer, options))).toBe(code);
  });

  test.each([
    ['{}'],
    ['[]'],
    ['{"data":{"hdr":{"t":"other"}}}'],
    ['"icao.vacc"'],
    ['{"data":{"hdr":{"t":"icao.vacc"}}'],
  ])('%s is no seal', (text) => {
    expect(outcome(text)).toBe('not recognised');
  });
});

test('a seal without its certificate asks for a signer of its state', () => {
  const { credential, proof } = decodeVdsNc(
    toContent(Buffer.from(issueVdsNc(issuer, { tamper: { sig: { cer: undefined } } }))),
  );
  expect(credential.issuer).toBe('UTO');
  expect(proof.key).toEqual({ by: 'state', state: 'UTO' });
});

describe('nothing else', () => {
  test('no flipped bit is both signed and read otherwise', () => {
    const bytes = Buffer.from(issueVdsNc(issuer));
    const end = bytes.indexOf('"sig"');
    const whole = JSON.stringify(decodeVdsNc(toContent(bytes)), (_, v: unknown) =>
      v instanceof Uint8Array ? Buffer.from(v).toString('hex') : v,
    );
    expect(whole).toContain('KARTANEGARA');
    for (const bit of bitsToFlip(bytes.length)) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const result = outcome(flipped);
      // Nothing of the data zone; of the rest, the certificate is the trust step's to judge.
      if (bit >> 3 < end) expect(result).not.toBe('signed');
      if (result === 'signed') {
        expect(decodeVdsNc(toContent(flipped)).credential).toEqual(decodeVdsNc(toContent(bytes)).credential);
        const { proof } = decodeVdsNc(toContent(flipped));
        expect(proof.key).not.toEqual(decodeVdsNc(toContent(bytes)).proof.key);
      }
    }
  });

  test('any seal, any signature: our own errors only', () => {
    const signature = fc
      .uint8Array({ maxLength: 150 })
      .map((bytes) => Buffer.from(bytes).toString('base64url'));
    fc.assert(
      fc.property(fc.jsonValue(), fc.oneof(signature, fc.string()), fc.string(), (message, sigvl, cer) => {
        expect(outcome(issueVdsNc(issuer, { message, tamper: { sig: { sigvl, cer } } }))).not.toBe('signed');
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const sigvl = Buffer.concat([Buffer.from([0x30, bytes.length]), bytes]).toString('base64url');
        expect(outcome(issueVdsNc(issuer, { tamper: { sig: { sigvl } } }))).not.toBe('signed');
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(outcome(text)).toBe('not recognised');
      }),
    );
  });
});
