import { Ed25519Signature2018 } from '@digitalbazaar/ed25519-signature-2018';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { Ed25519VerificationKey2018 } from '@digitalbazaar/ed25519-verification-key-2018';
import { Ed25519VerificationKey2020 } from '@digitalbazaar/ed25519-verification-key-2020';
import fc from 'fast-check';
import jsigs from 'jsonld-signatures';
import { describe, expect, test } from 'vitest';
import { toContent } from '../../../../src/main/credential/content.ts';
import { divoc, decodeDivoc } from '../../../../src/main/credential/divoc/decoder.ts';
import { CredentialError } from '../../../../src/main/credential/errors.ts';
import {
  base58,
  createDivocIssuer,
  divocDocument,
  documentLoader,
  issueDivoc,
  SAMPLE_EVIDENCE,
  SAMPLE_SUBJECT,
  signDivoc,
  zipped,
  type DivocIssuer,
  type DivocOptions,
  type DivocSuite,
  type Part,
} from '../../../support/issuer/divoc.ts';
import { bitsToFlip } from '../../../support/exhaustive.ts';
import { verifyProof } from '../../../support/verify-proof.ts';

const issuedAt = new Date('2021-10-01T03:04:05.678Z');
const issuer = createDivocIssuer();
const SUITES: DivocSuite[] = ['Ed25519Signature2018', 'Ed25519Signature2020', 'RsaSignature2018'];

const decodeBytes = (bytes: Uint8Array) => decodeDivoc(toContent(bytes));
const decodeJson = (document: unknown) => decodeBytes(Buffer.from(JSON.stringify(document)));
const decode = async (options: Partial<DivocOptions> = {}) =>
  decodeBytes(await issueDivoc(issuer, { issuedAt, ...options }));

/** `signed`, `forged`, or the code of the refusal. */
async function outcome(bytes: Uint8Array, by: DivocIssuer = issuer): Promise<string> {
  const content = toContent(bytes);
  if (!divoc.recognises(content)) return 'not recognised';
  try {
    return verifyProof((await decodeDivoc(content)).proof, by.publicKey) ? 'signed' : 'forged';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}
const outcomeOfJson = (document: unknown) => outcome(Buffer.from(JSON.stringify(document)));

describe('a certificate', () => {
  test('becomes a credential', async () => {
    const { credential } = await decode({ expiresAt: new Date('2031-01-01') });
    expect(credential).toEqual({
      format: 'divoc',
      profile: 'w3c-vc',
      issuer: 'https://sertifikat.gerbang.example/',
      keyId: 'did:gerbang',
      issuedAt: '2021-10-01T03:04:05.678Z',
      notBefore: '2021-10-01T03:04:05.678Z',
      expiresAt: '2031-01-01T00:00:00.000Z',
      holder: {
        name: 'SITI AMINAH KARTANEGARA',
        birthDate: '1985-04-17',
        documentNumber: '6409011704850001',
      },
      statements: [
        {
          kind: 'vaccination',
          disease: '840539006',
          diseases: ['covid-19'],
          country: 'IDN',
          certifiedBy: 'https://sertifikat.gerbang.example/',
          certificateId: '531000001',
          product: { code: 'COVID-19 Vaccine Sinovac' },
          manufacturer: { code: 'PT Contoh Farma' },
          dose: 2,
          dosesInSeries: 2,
          date: '2021-09-05',
        },
      ],
    });
  });

  test.each(SUITES)('%s: signed by the key that it names, as zip and as JSON', async (suite) => {
    const by = createDivocIssuer({ suite });
    const { proof } = await decodeBytes(await issueDivoc(by, { issuedAt }));
    expect(proof).toMatchObject({
      domain: 'divoc',
      algorithm: suite === 'RsaSignature2018' ? 'PS256' : 'EdDSA',
      key: { by: 'method', id: 'did:gerbang', issuer: by.url },
    });
    expect(verifyProof(proof, by.publicKey)).toBe(true);
    expect(verifyProof(proof, createDivocIssuer({ suite }).publicKey)).toBe(false);
    const json = await decodeJson(await signDivoc(by, { issuedAt }));
    expect(json.proof.message).toEqual(proof.message);
    expect(verifyProof(json.proof, by.publicKey)).toBe(true);
  });

  test('RSA by the algorithm that its suite was registered with', async () => {
    const by = createDivocIssuer({ suite: 'RsaSignature2018' });
    expect(await outcome(await issueDivoc(by, { issuedAt, algorithm: 'RS256' }), by)).toBe('signed');
  });

  test.each([
    'https://cowin.gov.in/credentials/vaccination/v1',
    'https://cowin.gov.in/credentials/vaccination/v2',
    'https://www.pedulilindungi.id/credentials/vaccination/v2',
    'https://divoc.prod/vaccine/credentials/vaccination/v1',
    'https://divoc.lgcc.gov.lk/credentials/vaccination/v1',
  ])('of %s', async (context) => {
    expect(await outcome(await issueDivoc(issuer, { issuedAt, context }))).toBe('signed');
  });

  test('of several doses at one place', async () => {
    const evidence = [1, 2, 3].map((dose) => ({ dose, totalDoses: 3, date: `2021-0${dose}-05` }));
    const bytes = await issueDivoc(issuer, { issuedAt, evidence });
    expect(await outcome(bytes)).toBe('signed');
    expect(
      (await decodeBytes(bytes)).credential.statements.map((s) => s.kind === 'vaccination' && s.dose),
    ).toEqual([1, 2, 3]);
  });

  test('of a test', async () => {
    const evidence = {
      certificateId: '7',
      type: ['TestDetails'],
      testType: 'RT-PCR',
      testName: 'RT-PCR SARS-CoV-2',
      result: 'Negative',
      sampleCollectionTimestamp: '2022-02-01T08:00:00+08:00',
      resultTimestamp: '2022-02-01T15:00:00+08:00',
      facility: { name: 'Laboratorium Contoh', address: { addressCountry: 'ID' } },
    };
    const { credential } = await decode({
      context: 'https://cowin.gov.in/credentials/testCertificate/v1',
      document: { type: ['VerifiableCredential', 'ProofOfTestCertificateCredential'], evidence: [evidence] },
    });
    expect(credential.statements).toEqual([
      {
        kind: 'test',
        disease: '840539006',
        country: 'ID',
        certifiedBy: issuer.url,
        certificateId: '7',
        type: 'naat',
        result: 'not-detected',
        sampledAt: '2022-02-01T00:00:00.000Z',
        facility: 'Laboratorium Contoh',
      },
    ]);
  });

  test('ICD-11 names the kind of vaccine', async () => {
    const evidence = [
      { icd11Code: 'XM0GQ8', prophylaxis: 'COVID-19 vaccine, mRNA based vaccine', date: '20210905' },
    ];
    expect((await decode({ evidence })).credential.statements).toMatchObject([
      { prophylaxis: { code: 'XM0GQ8', system: 'http://id.who.int/icd11/mms' }, date: '2021-09-05' },
    ]);
  });
});

describe('the same by an independent implementation', () => {
  const purpose = (controller: object) => new jsigs.purposes.AssertionProofPurpose({ controller });
  const controllerOf = (id: string) => ({
    '@context': 'https://w3id.org/security/v2',
    id: 'did:gerbang',
    assertionMethod: [id],
  });
  const raw = (by: DivocIssuer) => {
    const { x = '', d = '' } = by.privateKey.export({ format: 'jwk' });
    return { secret: Buffer.from(d, 'base64url'), point: Buffer.from(x, 'base64url') };
  };

  async function suiteOf(by: DivocIssuer): Promise<object> {
    const { secret, point } = raw(by);
    const id = 'did:gerbang#1';
    if (by.suite === 'Ed25519Signature2018') {
      const key = await Ed25519VerificationKey2018.from({
        type: 'Ed25519VerificationKey2018',
        controller: 'did:gerbang',
        id,
        publicKeyBase58: base58(point),
        privateKeyBase58: base58(Buffer.concat([secret, point])),
      });
      return new Ed25519Signature2018({ key });
    }
    const key = await Ed25519VerificationKey2020.from({
      type: 'Ed25519VerificationKey2020',
      controller: 'did:gerbang',
      id,
      publicKeyMultibase: `z${base58(Buffer.concat([Buffer.from([0xed, 0x01]), point]))}`,
      privateKeyMultibase: `z${base58(Buffer.concat([Buffer.from([0x80, 0x26]), secret, point]))}`,
    });
    return new Ed25519Signature2020({ key });
  }
  /** The W3C's context has the terms of the suites of 2018; that of 2020 brings its own. */
  const suiteContext = (suite: DivocSuite) => ({
    '@context': [
      'https://www.w3.org/2018/credentials/v1',
      'https://www.pedulilindungi.id/credentials/vaccination/v2',
      ...(suite === 'Ed25519Signature2020' ? ['https://w3id.org/security/suites/ed25519-2020/v1'] : []),
    ],
  });

  test.each<DivocSuite>(['Ed25519Signature2018', 'Ed25519Signature2020'])(
    '%s: what it signs, we read',
    async (suite) => {
      const by = createDivocIssuer({ suite, id: 'did:gerbang#1' });
      const document = divocDocument(by, { issuedAt, document: suiteContext(suite) });
      const signed = await jsigs.sign(structuredClone(document), {
        suite: await suiteOf(by),
        purpose: purpose(controllerOf('did:gerbang#1')),
        documentLoader,
      });
      expect(await outcome(zipped(JSON.stringify(signed)), by)).toBe('signed');
    },
  );

  test.each<DivocSuite>(['Ed25519Signature2018', 'Ed25519Signature2020'])(
    '%s: what we sign, it accepts',
    async (suite) => {
      const by = createDivocIssuer({ suite, id: 'did:gerbang#1' });
      const signed = await signDivoc(by, { issuedAt, document: suiteContext(suite) });
      const options = {
        suite: await suiteOf(by),
        purpose: purpose(controllerOf('did:gerbang#1')),
        documentLoader,
      };
      const result = await jsigs.verify(structuredClone(signed), options);
      expect(result.error).toBeUndefined();
      expect(result.verified).toBe(true);
    },
  );
});

describe('only what the proof covers is read', () => {
  const signed = async (options: Partial<DivocOptions> = {}) => signDivoc(issuer, { issuedAt, ...options });
  const subject = async (change: Part) => {
    const document = await signed();
    return { ...document, credentialSubject: { ...SAMPLE_SUBJECT, ...change } };
  };
  const evidence = async (change: Part) => ({
    ...(await signed()),
    evidence: [{ ...SAMPLE_EVIDENCE, ...change }],
  });

  test('a changed name, date or dose is a forgery', async () => {
    expect(await outcomeOfJson(await signed())).toBe('signed');
    expect(await outcomeOfJson(await subject({ name: 'ORANG LAIN' }))).toBe('forged');
    expect(await outcomeOfJson(await subject({ dob: '1999-01-01' }))).toBe('forged');
    expect(await outcomeOfJson(await subject({ id: 'did:gerbang:1' }))).toBe('forged');
    expect(await outcomeOfJson(await evidence({ dose: 3 }))).toBe('forged');
    expect(await outcomeOfJson(await evidence({ date: '2021-09-06' }))).toBe('forged');
    expect(await outcomeOfJson({ ...(await signed()), issuer: 'https://lain.example/' })).toBe('forged');
    expect(await outcomeOfJson({ ...(await signed()), expirationDate: '2099-01-01T00:00:00Z' })).toBe(
      'forged',
    );
  });

  test('a term that the contexts do not define is not signed, so it is not read', async () => {
    const v1 = 'https://cowin.gov.in/credentials/vaccination/v1';
    const { credential } = await decode({ context: v1 });
    expect(credential.holder).not.toHaveProperty('birthDate');
    const document = await signDivoc(issuer, { issuedAt, context: v1 });
    const changed = {
      ...document,
      credentialSubject: { ...SAMPLE_SUBJECT, dob: '2015-01-01', familyName: 'X' },
    };
    expect(await outcomeOfJson(changed)).toBe('signed');
    expect((await decodeJson(changed)).credential).toEqual(credential);
  });

  test('a subject id that is no IRI leaves the holder unsigned: what is said of the holder is not read', async () => {
    const id = '962433308V';
    const document = await signDivoc(issuer, { issuedAt, subject: { id } });
    const { credential } = await decodeJson(document);
    expect(credential.holder).toEqual({ name: '' });
    expect(credential.statements).toHaveLength(1);
    const renamed = { ...document, credentialSubject: { ...SAMPLE_SUBJECT, id, name: 'SOMEBODY ELSE' } };
    expect(await outcomeOfJson(renamed)).toBe('signed');
    expect((await decodeJson(renamed)).credential).toEqual(credential);
  });

  test('a dose that hides behind the unsigned holder’s id, or behind another bare one, is refused', async () => {
    const document = await signDivoc(issuer, { issuedAt, subject: { id: '962433308V' } });
    const hidden = (id: string) => ({
      ...document,
      evidence: [{ ...SAMPLE_EVIDENCE }, { ...SAMPLE_EVIDENCE, dose: 9, id }],
    });
    expect(await outcomeOfJson(hidden('962433308V'))).toBe('PROOF_INVALID');
    expect(await outcomeOfJson(hidden('another'))).toBe('FORMAT_UNSUPPORTED');
  });

  test('dose and total are one set of numbers to the proof: swapped, they read the same', async () => {
    const half = await signed({ evidence: [{ dose: 1, totalDoses: 2 }] });
    const swapped = { ...half, evidence: [{ ...SAMPLE_EVIDENCE, dose: 2, totalDoses: 1 }] };
    expect(await outcomeOfJson(swapped)).toBe('signed');
    expect((await decodeJson(swapped)).credential).toEqual((await decodeJson(half)).credential);
    expect((await decodeJson(half)).credential.statements).toMatchObject([{ dose: 1, dosesInSeries: 2 }]);
  });

  test('the days of a dose are one set too: swapped, the earliest still counts', async () => {
    const days = { date: '2021-09-05', effectiveStart: '2021-09-19', effectiveUntil: '2022-09-05' };
    const document = await signed({ evidence: [days] });
    const swapped = {
      ...SAMPLE_EVIDENCE,
      date: days.effectiveUntil,
      effectiveStart: days.date,
      effectiveUntil: days.effectiveStart,
    };
    expect(await outcomeOfJson({ ...document, evidence: [swapped] })).toBe('signed');
    expect((await decodeJson({ ...document, evidence: [swapped] })).credential.statements).toMatchObject([
      { date: '2021-09-05' },
    ]);
  });

  test.each<[string, (document: Part) => Part]>([
    ['a keyword', (d) => ({ ...d, '@id': 'urn:x' })],
    [
      'a context of one’s own inside',
      (d) => ({ ...d, credentialSubject: { ...SAMPLE_SUBJECT, '@context': {} } }),
    ],
    ['an IRI for a term', (d) => ({ ...d, evidence: [{ ...SAMPLE_EVIDENCE, 'schema:date': '2021-09-05' }] })],
    ['a blank node by name', (d) => ({ ...d, evidence: [{ ...SAMPLE_EVIDENCE, id: '_:b0' }] })],
    [
      'one node in two places',
      (d) => ({
        ...d,
        evidence: [
          { ...SAMPLE_EVIDENCE, id: 'urn:x' },
          { type: ['Vaccination'], id: 'urn:x', dose: 2 },
        ],
      }),
    ],
  ])('refuses %s', async (_, change) => {
    expect(await outcomeOfJson(change(await signed()))).toBe('PROOF_INVALID');
  });
});

describe('is refused', () => {
  test.each<[string, string, (document: Part) => Part]>([
    [
      'contexts that we do not know',
      'FORMAT_UNSUPPORTED',
      (d) => ({ ...d, '@context': ['https://example.org/v1'] }),
    ],
    [
      'a context in the document',
      'FORMAT_UNSUPPORTED',
      (d) => ({ ...d, '@context': [{ name: 'https://x.org/' }] }),
    ],
    ['another suite', 'ALGORITHM_UNSUPPORTED', (d) => ({ ...d, proof: { type: 'BbsBlsSignature2020' } })],
    ['two proofs', 'PROOF_INVALID', (d) => ({ ...d, proof: [d.proof, d.proof] })],
    ['an option in the proof that we do not know', 'PROOF_INVALID', (d) => withProof(d, { domain: 'x' })],
    ['another purpose', 'PROOF_INVALID', (d) => withProof(d, { proofPurpose: 'authentication' })],
    ['a JWS that is not detached', 'PROOF_INVALID', (d) => withProof(d, { jws: 'e30.e30.AAAA' })],
    ['a JWS header of another suite', 'PROOF_INVALID', (d) => withProof(d, { jws: jws({ alg: 'PS256' }) })],
    ['a JWS header without b64', 'PROOF_INVALID', (d) => withProof(d, { jws: jws({ b64: true }) })],
    ['no evidence', 'SCHEMA_INVALID', (d) => ({ ...d, evidence: [] })],
    ['no name', 'SCHEMA_INVALID', (d) => ({ ...d, credentialSubject: { ...SAMPLE_SUBJECT, name: ' ' } })],
    [
      'a day that is none',
      'SCHEMA_INVALID',
      (d) => ({ ...d, evidence: [{ ...SAMPLE_EVIDENCE, date: '2021-02-30' }] }),
    ],
    [
      'equal parts without number',
      'PROOF_INVALID',
      (d) => ({ ...d, evidence: Array(70).fill({ type: ['Vaccination'] }) }),
    ],
  ])('%s: %s', async (_, code, change) => {
    expect(await outcomeOfJson(change(await signDivoc(issuer, { issuedAt })))).toBe(code);
  });

  function withProof(document: Part, change: Part): Part {
    return { ...document, proof: Object.assign({}, document.proof, change) };
  }
  function jws(header: Part): string {
    const whole = { alg: 'EdDSA', b64: false, crit: ['b64'], ...header };
    return `${Buffer.from(JSON.stringify(whole)).toString('base64url')}..${'A'.repeat(86)}`;
  }

  test('thirty equal doses cost no more than a refusal', async () => {
    const evidence = Array.from({ length: 30 }, () => ({
      type: ['Vaccination'],
      facility: {},
      verifier: {},
    }));
    const document = { ...(await signDivoc(issuer, { issuedAt })), evidence };
    expect(await outcomeOfJson(document)).toMatch(/^(PROOF_INVALID|SCHEMA_INVALID)$/);
  });

  test('zips without the file, broken, too large or of too many files', async () => {
    const good = await issueDivoc(issuer, { issuedAt });
    expect(await outcome(good.subarray(0, good.length - 10))).toBe('ZIP_INVALID');
    expect(await outcome(good.subarray(0, 4))).toBe('ZIP_INVALID');
    expect(await outcome(zipped(' '.repeat(1_000_000)))).toBe('DECOMPRESSED_TOO_LARGE');
    expect(await outcome(zipped('{'))).toBe('JSON_INVALID');
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, new Uint8Array(1)]));
    expect(await outcome(zipped('{}', many))).toBe('ZIP_INVALID');
  });

  test('a bomb that says it is small unpacks to no more than it said', async () => {
    const bomb = Buffer.from(zipped(' '.repeat(60_000_000)));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(60_000_000);
    for (let at = bomb.indexOf(size); at >= 0; at = bomb.indexOf(size)) bomb.writeUInt32LE(1000, at);
    expect(await outcome(bomb)).toBe('JSON_INVALID');
  });

  test('a zip that claims four thousand million files', async () => {
    const zip64 = Buffer.alloc(200);
    zip64.writeUInt32LE(0x04034b50, 0);
    zip64.writeUInt32LE(0x06064b50, 40);
    zip64.writeUInt32LE(0xffffffff, 40 + 32);
    const end = 178;
    zip64.writeUInt32LE(0x06054b50, end);
    zip64.writeUInt16LE(0xffff, end + 8);
    zip64.writeUInt32LE(0x07064b50, end - 20);
    zip64.writeUInt32LE(40, end - 12);
    expect(await outcome(zip64)).toBe('ZIP_INVALID');
  });
});

describe('nothing else', () => {
  test('no flipped bit of the JSON is both signed and read otherwise', async () => {
    const bytes = Buffer.from(JSON.stringify(await signDivoc(issuer, { issuedAt })));
    const { credential } = await decodeBytes(bytes);
    let refused = 0;
    const bits = bitsToFlip(bytes.length);
    for (const bit of bits) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if ((await outcome(flipped)) === 'signed') {
        // One of two equal statements was left out, under a name that is no term: the statements are the same.
        expect((await decodeBytes(flipped)).credential).toEqual(credential);
      } else refused++;
    }
    expect(refused).toBeGreaterThan(0.95 * bits.length);
  });

  test('any bytes, any document: our own errors only', async () => {
    const onlyOurs = async (bytes: Uint8Array) => {
      expect(await outcome(bytes)).not.toBe('signed');
    };
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), onlyOurs));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) =>
        onlyOurs(Buffer.concat([Buffer.from('PK\x03\x04'), bytes])),
      ),
    );
    const good = await signDivoc(issuer, { issuedAt });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('credentialSubject', 'evidence', 'issuer', 'issuanceDate', 'type', 'proof', 'id'),
        fc.jsonValue(),
        (key, value) => onlyOurs(Buffer.from(JSON.stringify({ ...good, [key]: value }))),
      ),
      { numRuns: 200 },
    );
  });
});
