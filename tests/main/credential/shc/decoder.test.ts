import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { toContent } from '../../../../src/main/credential/content.ts';
import { CredentialError } from '../../../../src/main/credential/errors.ts';
import { shc, decodeShc } from '../../../../src/main/credential/shc/decoder.ts';
import { joinChunks, parseChunk, type ChunkSet } from '../../../../src/main/credential/shc/numeric.ts';
import {
  createShcIssuer,
  immunization,
  issueShc,
  issueShcJws,
  observation,
  SAMPLE_PATIENT,
  shcPayload,
  toNumeric,
  toNumericChunks,
  type ShcIssuer,
  type ShcOptions,
} from '../../../support/issuer/shc.ts';
import { bitsToFlip } from '../../../support/exhaustive.ts';
import { verifyProof } from '../../../support/verify-proof.ts';

const issuedAt = new Date('2021-07-01T03:04:05.600Z');
let issuer: ShcIssuer;
beforeAll(async () => {
  issuer = await createShcIssuer();
});

const content = (text: string) => toContent(Buffer.from(text));
const issue = async (options: Partial<ShcOptions> = {}) => issueShc(issuer, { issuedAt, ...options });
const decode = async (options: Partial<ShcOptions> = {}) => decodeShc(content(await issue(options)));
const refusal = async (options: Partial<ShcOptions>) => {
  const text = await issue(options);
  try {
    decodeShc(content(text));
    return 'decoded';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
};

describe('a card of vaccinations', () => {
  test('becomes a credential', async () => {
    const { credential } = await decode({ rid: 'AQPCj4wwk6Mt', expiresAt: new Date('2031-01-01') });
    expect(credential).toEqual({
      format: 'shc',
      profile: 'fhir-r4',
      issuer: 'https://health.gerbang.example/issuer',
      keyId: issuer.kid,
      issuedAt: '2021-07-01T03:04:05.600Z',
      notBefore: '2021-07-01T03:04:05.600Z',
      expiresAt: '2031-01-01T00:00:00.000Z',
      holder: {
        name: 'Siti Aminah Kartanegara',
        familyName: 'Kartanegara',
        givenName: 'Siti Aminah',
        birthDate: '1985-04-17',
      },
      statements: ['2021-06-01', '2021-06-29'].map((date) => ({
        kind: 'vaccination',
        disease: '840539006',
        diseases: ['covid-19'],
        certifiedBy: 'Klinik Contoh',
        certificateId: 'AQPCj4wwk6Mt',
        product: { system: 'http://hl7.org/fhir/sid/cvx', code: '208' },
        date,
      })),
    });
  });

  test('is signed by the key that it names', async () => {
    const { proof } = await decode();
    expect(proof).toMatchObject({
      domain: 'shc',
      algorithm: 'ES256',
      key: { by: 'issuer-kid', issuer: issuer.url, kid: issuer.kid },
    });
    expect(verifyProof(proof, issuer.publicKey)).toBe(true);
    expect(verifyProof(proof, (await createShcIssuer()).publicKey)).toBe(false);
  });

  test('in several codes is the same card', async () => {
    const jws = await issueShcJws(issuer, { issuedAt });
    const parts = toNumericChunks(jws, 4).reverse();
    let set: ChunkSet | null = null;
    let whole: string | null = null;
    for (const part of parts) {
      expect(() => decodeShc(content(part))).toThrow(expect.objectContaining({ code: 'NUMERIC_INVALID' }));
      ({ set, text: whole } = joinChunks(set, parseChunk(part)));
    }
    expect(decodeShc(content(whole ?? '')).credential).toEqual(decodeShc(content(toNumeric(jws))).credential);
  });

  test('a dose has the number that the card gives it; counting is the policy’s', async () => {
    const numbered = { protocolApplied: [{ doseNumberPositiveInt: 3, seriesDosesPositiveInt: 2 }] };
    const { credential } = await decode({
      resources: [
        immunization('2022-01-10', '208', numbered),
        immunization('2021-06-29'),
        immunization('2021-06-29', '217'),
        immunization('2021-06-01T09:00:00+08:00'),
        immunization('2020-10', '140'),
      ],
    });
    const doses = credential.statements.map(
      (s) => s.kind === 'vaccination' && [s.date, s.dose, s.dosesInSeries],
    );
    expect(doses).toEqual([
      ['2022-01-10', 3, 2],
      ['2021-06-29', undefined, undefined],
      ['2021-06-29', undefined, undefined],
      ['2021-06-01', undefined, undefined],
      ['2020-10', undefined, undefined],
    ]);
  });

  test('what was not done, was a mistake or was too weak does not count', async () => {
    const { credential } = await decode({
      resources: [
        immunization('2021-06-01', '208', { status: 'not-done' }),
        immunization('2021-06-02', '208', { status: 'entered-in-error' }),
        immunization('2021-06-03', '208', { isSubpotent: true }),
        immunization('2021-06-04'),
      ],
    });
    expect(credential.statements).toMatchObject([{ date: '2021-06-04' }]);
    expect(await refusal({ resources: [immunization('2021-06-01', '208', { status: 'not-done' })] })).toBe(
      'SCHEMA_INVALID',
    );
  });

  test('what says nothing is left out before it is checked', async () => {
    const odd = [
      { resourceType: 'Immunization', status: 'not-done', vaccineCode: { text: 'booster' } },
      immunization('2021-06-02', '208', { vaccineCode: { coding: [{ display: 'a vaccine' }] } }),
      immunization('2021-06-03', '208', { occurrenceDateTime: undefined, occurrenceString: 'in June' }),
      {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'Temperature' },
        effectiveDateTime: '2021',
      },
    ];
    const { credential } = await decode({ resources: [...odd, immunization('2021-06-04')] });
    expect(credential.statements).toMatchObject([{ date: '2021-06-04' }]);
  });

  test('a day that no calendar has stays as it is written, for the policy to say', async () => {
    const { credential } = await decode({ resources: [immunization('2021-02-30')] });
    expect(credential.statements).toMatchObject([{ date: '2021-02-30' }]);
  });

  test('the name is the official one, else the usual, never a former one before another', async () => {
    const named = async (...uses: (string | undefined)[]) => {
      const name = uses.map((use) => ({ ...(use && { use }), family: use ?? 'plain', given: ['Ani'] }));
      return (await decode({ patient: { ...SAMPLE_PATIENT, name } })).credential.holder.familyName;
    };
    expect(await named('old', 'usual')).toBe('usual');
    expect(await named('maiden', undefined)).toBe('plain');
    expect(await named('usual', 'official')).toBe('official');
    expect(await named('old')).toBe('old');
  });

  test('a name that has ended is a former one, whatever its use', async () => {
    const name = [
      { use: 'official', family: 'Dulu', period: { end: '2010-01-01' } },
      { use: 'usual', family: 'Sekarang' },
    ];
    const { credential } = await decode({ patient: { ...SAMPLE_PATIENT, name } });
    expect(credential.holder.name).toBe('Sekarang');
  });

  test.each([
    ['1985-00-00', '1985'],
    ['1985-04-00', '1985-04'],
    ['1985-04', '1985-04'],
    ['', undefined],
    [null, undefined],
  ])('a birth date %j is what is known of it', async (birthDate, known) => {
    const { credential } = await decode({ patient: { ...SAMPLE_PATIENT, birthDate } });
    expect(credential.holder.birthDate).toBe(known);
  });

  test('explicit nulls are absent members, and a resource without a type is none', async () => {
    const patient = { ...SAMPLE_PATIENT, name: [{ family: null, given: ['Siti'] }] };
    const resources = [
      immunization('2021-06-01', '208', { protocolApplied: null, isSubpotent: null }),
      { note: 'no resource' },
    ];
    const { credential } = await decode({ patient, resources });
    expect(credential).toMatchObject({ holder: { name: 'Siti' }, statements: [{ date: '2021-06-01' }] });
    expect(credential.statements).toHaveLength(1);
  });

  test.each([
    ['ICD-11', 'http://id.who.int/icd/release/11/mms', 'RA01', '840539006'],
    ['ICD-10', 'http://hl7.org/fhir/sid/icd-10', 'U07.1', '840539006'],
    ['the virus', 'http://snomed.info/sct', '840533007', '840539006'],
    ['measles in SNOMED CT', 'http://snomed.info/sct', '14189004', '14189004'],
    ['measles in ICD-10', 'http://hl7.org/fhir/sid/icd-10', 'B05', '14189004'],
  ])('a target disease in %s', async (_, system, code, disease) => {
    const protocolApplied = [{ targetDisease: [{ coding: [{ system, code }] }] }];
    const resources = [immunization('2021-06-01', '208', { protocolApplied })];
    expect((await decode({ resources })).credential.statements).toMatchObject([{ disease }]);
  });

  test.each([
    ['SNOMED CT, a product', { system: 'http://snomed.info/sct', code: '28581000087106' }, '840539006'],
    ['SNOMED CT, a type', { system: 'http://snomed.info/sct', code: '1119349007' }, '840539006'],
    ['CVX of COVID-19', { system: 'http://hl7.org/fhir/sid/cvx', code: '511' }, '840539006'],
    [
      'CVX by its temporary name',
      { system: 'http://hl7.org/fhir/sid/cvx-TEMPORARY-CODE-SYSTEM', code: '207' },
      '840539006',
    ],
    ['ICD-11', { system: 'http://id.who.int/icd11/mms', code: 'XM1NL1' }, '840539006'],
    ['CVX of influenza', { system: 'http://hl7.org/fhir/sid/cvx', code: '140' }, '6142004'],
    ['a number of another system', { system: 'https://example.org/vaccines', code: '208' }, '64572001'],
  ])('%s says which disease', async (_, coding, disease) => {
    const resources = [immunization('2021-06-01', '208', { vaccineCode: { coding: [coding] } })];
    expect((await decode({ resources })).credential.statements).toMatchObject([{ disease }]);
  });
});

describe('a card of tests', () => {
  test.each([
    ['94500-6', '260373001', 'naat', 'detected'],
    ['94558-4', '260415000', 'antigen', 'not-detected'],
    ['94563-4', '10828004', 'antibody', 'detected'],
    ['94309-2', '419984006', 'naat', 'inconclusive'],
  ])('LOINC %s, SNOMED CT %s: %s, %s', async (loinc, snomed, type, result) => {
    const resources = [observation('2022-02-17T08:30:00+08:00', loinc, snomed)];
    expect((await decode({ resources })).credential.statements).toEqual([
      {
        kind: 'test',
        disease: '840539006',
        certifiedBy: issuer.url,
        type,
        result,
        sampledAt: '2022-02-17T00:30:00.000Z',
        facility: 'Laboratorium Contoh',
      },
    ]);
  });

  test('a test that we do not know is of no disease that we know', async () => {
    const resources = [observation('2022-02-17', '718-7', '260415000')];
    expect((await decode({ resources })).credential.statements).toMatchObject([
      { type: 'other', disease: '64572001', sampledAt: '2022-02-17' },
    ]);
  });

  test.each([
    ['reactive', '11214006'],
    ['presumptive positive', '720735008'],
    ['the virus itself', '840533007'],
  ])('%s is found', async (_, answer) => {
    const resources = [observation('2022-02-17', '94500-6', answer)];
    expect((await decode({ resources })).credential.statements).toMatchObject([{ result: 'detected' }]);
  });

  test('one that may be positive and cannot be dated refuses the card; any other is left out', async () => {
    const undated = (answer: string, code = '94500-6') =>
      observation('2022-02-17', code, answer, { effectiveDateTime: undefined });
    const resources = [immunization('2021-06-01'), undated('260415000'), undated('260373001', '94563-4')];
    expect((await decode({ resources })).credential.statements).toMatchObject([{ kind: 'vaccination' }]);
    expect(await refusal({ resources: [immunization('2021-06-01'), undated('260373001')] })).toBe(
      'SCHEMA_INVALID',
    );
  });

  test('a result in words', async () => {
    const resources = [
      observation('2022-02-17', '94500-6', '', {
        valueCodeableConcept: undefined,
        valueString: 'Not Detected',
      }),
    ];
    expect((await decode({ resources })).credential.statements).toMatchObject([{ result: 'not-detected' }]);
  });

  test('a preliminary result says nothing', async () => {
    const resources = [observation('2022-02-17', '94500-6', '260415000', { status: 'preliminary' })];
    expect(await refusal({ resources })).toBe('SCHEMA_INVALID');
  });
});

describe('is refused', () => {
  test.each<[string, string, () => Partial<ShcOptions>]>([
    ['another algorithm’s name', 'ALGORITHM_UNSUPPORTED', () => ({ tamper: { header: { alg: 'none' } } })],
    ['no key id', 'JWS_INVALID', () => ({ tamper: { header: { kid: undefined } } })],
    ['no word of compression', 'JWS_INVALID', () => ({ tamper: { header: { zip: undefined } } })],
    [
      'an extension to be understood',
      'JWS_INVALID',
      () => ({ tamper: { header: { crit: ['b64'], b64: true } } }),
    ],
    ['zlib instead of raw DEFLATE', 'COMPRESSION_INVALID', () => ({ tamper: { compression: 'zlib' } })],
    ['no compression', 'COMPRESSION_INVALID', () => ({ tamper: { compression: 'none' } })],
    ['a bomb', 'DECOMPRESSED_TOO_LARGE', () => ({ payload: 'x'.repeat(40_000_000) })],
    ['a payload that is no object', 'SCHEMA_INVALID', () => ({ payload: [] })],
    ['two patients', 'SCHEMA_INVALID', () => ({ resources: [SAMPLE_PATIENT, immunization('2021-06-01')] })],
    ['no patient', 'SCHEMA_INVALID', () => ({ patient: immunization('2021-06-01') })],
    ['a patient without a name', 'SCHEMA_INVALID', () => ({ patient: { ...SAMPLE_PATIENT, name: [{}] } })],
    ['a revocation id of 25 characters', 'SCHEMA_INVALID', () => ({ rid: 'a'.repeat(25) })],
    [
      'an issuer with a trailing slash',
      'SCHEMA_INVALID',
      () => ({ payload: shcPayload({ url: 'https://health.gerbang.example/' }, { issuedAt }) }),
    ],
    [
      'milliseconds for seconds',
      'SCHEMA_INVALID',
      () => ({ payload: shcPayload(issuer, { issuedAt: new Date(issuedAt.getTime() * 1000) }) }),
    ],
  ])('%s: %s', async (_, code, options) => {
    // jose itself refuses to sign some of these headers: they are put together by hand.
    const { tamper, ...rest } = options();
    if (!tamper?.header) {
      expect(await refusal(options())).toBe(code);
      return;
    }
    const [, payload = '', signature = ''] = (await issueShcJws(issuer, { issuedAt, ...rest })).split('.');
    const header = Buffer.from(
      JSON.stringify({ alg: 'ES256', zip: 'DEF', kid: issuer.kid, ...tamper.header }),
    );
    const text = toNumeric([header.toString('base64url'), payload, signature].join('.'));
    expect(() => decodeShc(content(text))).toThrow(expect.objectContaining({ code }));
  });

  test('a message of ours never quotes the card', async () => {
    const text = await issue({ patient: { ...SAMPLE_PATIENT, birthDate: 'Kartanegara' } });
    const said = thrown(() => decodeShc(content(text)));
    expect(said).toMatchObject({ code: 'SCHEMA_INVALID', message: 'Patient: birthDate' });
    expect(said.cause).toBeUndefined();
  });

  function thrown(run: () => unknown): Error {
    try {
      run();
    } catch (error) {
      if (error instanceof Error) return error;
    }
    throw new Error('nothing was thrown');
  }
});

describe('nothing else', () => {
  test('no flipped bit of a code is still signed', async () => {
    const text = await issue();
    const bytes = Buffer.from(text);
    const before = createHash('sha256').update(bytes).digest();
    const bits = bitsToFlip(bytes.length, 'shc:/'.length);
    for (const bit of bits) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(stillSigned(flipped)).toBe(false);
    }
    expect(bits.length).toBeGreaterThan(2000);
    expect(createHash('sha256').update(bytes).digest()).toEqual(before);
    expect(stillSigned(bytes)).toBe(true);
  });

  function stillSigned(bytes: Uint8Array): boolean {
    const read = toContent(bytes);
    if (!shc.recognises(read)) return false;
    try {
      return verifyProof(decodeShc(read).proof, issuer.publicKey);
    } catch (error) {
      if (error instanceof CredentialError) return false;
      throw error;
    }
  }

  test('any text, any header, any payload: our own errors only', async () => {
    const onlyOurs = (text: string) => {
      try {
        decodeShc(content(text));
      } catch (error) {
        if (!(error instanceof CredentialError)) throw error;
      }
    };
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^shc:\/\d*$/)), (text) => onlyOurs(text)),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.json(), fc.uint8Array(), fc.uint8Array({ minLength: 60, maxLength: 68 }), (...parts) =>
        onlyOurs(toNumeric(parts.map((part) => Buffer.from(part).toString('base64url')).join('.'))),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (payload) => onlyOurs(await issue({ payload: payload ?? {} }))),
      { numRuns: 50 },
    );
  });

  test('any resource in a signed card: our own errors only', async () => {
    const fields = [
      'status',
      'vaccineCode',
      'occurrenceDateTime',
      'performer',
      'protocolApplied',
      'code',
      'name',
    ];
    const resource = fc.record({
      resourceType: fc.constantFrom('Immunization', 'Observation', 'Patient', 'Medication'),
      ...Object.fromEntries(fields.map((field) => [field, fc.jsonValue({ maxDepth: 2 })])),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(resource, { maxLength: 3 }), async (resources) => {
        expect(await refusal({ resources: [immunization('2021-06-01'), ...resources] })).toMatch(
          /^(decoded|SCHEMA_INVALID)$/,
        );
      }),
      { numRuns: 100 },
    );
  });
});
