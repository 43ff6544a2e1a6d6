import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { toContent } from '../../../../src/main/credential/content.ts';
import { decodeDivoc } from '../../../../src/main/credential/divoc/decoder.ts';
import { CredentialError } from '../../../../src/main/credential/errors.ts';
import { verifyScan } from '../../../../src/main/entry/verify.ts';
import { ppu } from '../../../../src/main/policy/presets/ppu.ts';
import { trustOfLine } from '../../../../src/main/trust/from-line.ts';
import { blockHash } from '../../../../src/main/trust/revocation/hashes.ts';
import { Revocations } from '../../../../src/main/trust/revocation/revocations.ts';
import {
  canonical,
  createDivocIssuer,
  type DivocOptions,
  type Part,
  SAMPLE_EVIDENCE,
  SAMPLE_SUBJECT,
  signDivoc,
} from '../../../support/issuer/divoc.ts';

/*
 * Whoever holds a certificate can write it anew under its own signature, as long as it makes the same statements. It is
 * then read as it was, or not at all.
 */

const issuer = createDivocIssuer();
const issuedAt = new Date('2021-10-01T00:00:00Z');
const TESTS = 'https://cowin.gov.in/credentials/testCertificate/v1';
const POSITIVE: Part = {
  certificateId: '77',
  type: ['TestDetails'],
  testType: 'RT-PCR',
  testName: 'RT-PCR',
  disease: 'COVID-19',
  sampleOrigin: 'Nasal',
  manufacturer: 'PT Contoh Farma',
  sampleCollectionTimestamp: '2021-09-28T00:00:00Z',
  resultTimestamp: '2021-09-29T00:00:00Z',
  expiry: '2021-10-08T00:00:00Z',
  result: 'Positive',
  facility: { name: 'Puskesmas Contoh', address: { addressCountry: 'IDN' } },
  verifier: { name: '-' },
};

const GENUINE: Readonly<Record<string, Partial<DivocOptions>>> = {
  'a dose that ends': {
    evidence: [
      { date: '2021-01-05', effectiveStart: '2021-01-05', effectiveUntil: '2022-01-05', infoUrl: 'x' },
    ],
    expiresAt: new Date('2031-01-01T00:00:00Z'),
  },
  'two doses of India': {
    context: 'https://cowin.gov.in/credentials/vaccination/v2',
    evidence: [
      {
        dose: 1,
        icd11Code: 'XM1NL1',
        prophylaxis: 'COVID-19 vaccine, inactivated',
        certificateId: '9870001',
      },
      { dose: 2, vaccine: 'CoronaVac', manufacturer: 'Sinovac', batch: 'B2', date: '2021-09-25' },
    ],
  },
  'one without the birth date': { context: 'https://cowin.gov.in/credentials/vaccination/v1' },
  'a positive test': {
    context: TESTS,
    document: { type: ['VerifiableCredential', 'ProofOfTestCertificateCredential'], evidence: [POSITIVE] },
  },
  'one of Sri Lanka': { subject: { id: '962433308V' }, evidence: [{ dose: 1, totalDoses: 2 }] },
};

const Node = z.record(z.string(), z.unknown());
const Whole = z.looseObject({
  '@context': z.array(z.unknown()),
  credentialSubject: Node,
  evidence: z.array(Node),
});
type Whole = z.infer<typeof Whole>;

const decodeText = async (text: string) => decodeDivoc(toContent(Buffer.from(text)));

describe.each(Object.keys(GENUINE))('%s', (name) => {
  let genuine: Whole;
  let statements: string;
  let read: Awaited<ReturnType<typeof decodeText>>;

  beforeAll(async () => {
    const { proof, ...document } = await signDivoc(issuer, { issuedAt, ...GENUINE[name] });
    genuine = Whole.parse({ ...document, proof });
    statements = await canonical(document);
    read = await decodeText(JSON.stringify(genuine));
  });

  test('is read, with every id', () => {
    const texts = genuine.evidence.flatMap((event) => [event['certificateId'], event['batch']]);
    expect(read.ids).toEqual(expect.arrayContaining(texts.filter((text) => text !== undefined)));
  });

  test('however it is written anew: the same holder, statements and ids, or a refusal', async () => {
    const tally = { same: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(rewriting, { minLength: 1, maxLength: 3 }), async (rewritings) => {
        const text = rewritings.reduce((whole, rewrite) => rewrite(whole), genuine);
        const { proof: _, ...document } = text;
        const isSame = (await canonical(document).catch(() => '')) === statements;
        try {
          const { credential, proof, ids } = await decodeText(JSON.stringify(text));
          expect(Buffer.from(proof.message).equals(Buffer.from(read.proof.message))).toBe(isSame);
          if (!isSame) return;
          tally.same++;
          expect({ credential, ids }).toEqual({ credential: read.credential, ids: read.ids });
        } catch (error) {
          if (!(error instanceof CredentialError)) throw error;
          if (isSame) tally.refused++;
        }
      }),
      { numRuns: 400 },
    );
    // The generator reaches what it is for.
    expect(tally.same).toBeGreaterThan(20);
    expect(tally.refused).toBeGreaterThan(20);
  });
});

/** The terms of one IRI. */
const ALIASES = [
  [
    'certificateId',
    'batch',
    'vaccine',
    'manufacturer',
    'icd11Code',
    'testType',
    'disease',
    'sampleOrigin',
    'result',
  ],
  ['date', 'effectiveStart', 'effectiveUntil'],
  ['sampleCollectionTimestamp', 'resultTimestamp', 'expiry'],
  ['dose', 'totalDoses'],
  ['feedbackUrl', 'infoUrl'],
  ['refId', 'uhid'],
  ['gender', 'sex'],
] as const;

type Rewriting = (whole: Whole) => Whole;

/** A change of one node: the holder, or an event. */
function ofNode(change: (node: Part) => Part): fc.Arbitrary<Rewriting> {
  return fc.nat({ max: 2 }).map((index) => (whole) => {
    const place = index - 1;
    if (place < 0 || !whole.evidence[place]) {
      return { ...whole, credentialSubject: { ...change(whole.credentialSubject) } };
    }
    return {
      ...whole,
      evidence: whole.evidence.map((node, i) => (i === place ? { ...change(node) } : node)),
    };
  });
}

/** The values of one IRI under other terms of it, in any order, perhaps in lists or twice. */
const exchange = fc
  .tuple(fc.constantFrom(...ALIASES), fc.infiniteStream(fc.nat({ max: 99 })), fc.boolean())
  .chain(([terms, numbers, isInLists]) =>
    ofNode((node) => {
      const values = terms.flatMap((term) => node[term] ?? []);
      const places = terms.filter((term) => !isForeign(node, term));
      const rest = Object.fromEntries(
        Object.entries(node).filter(([term]) => !terms.some((each) => each === term)),
      );
      if (places.length === 0) return node;
      const shuffled = values
        .map((value) => ({ value, key: numbers.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ value }) => value);
      const put: Record<string, unknown> = {};
      shuffled.forEach((value, i) => {
        const term = places[i % places.length] ?? '';
        put[term] = isInLists ? [...[put[term] ?? []].flat(), value] : value;
      });
      return { ...put, ...rest };
    }),
  );

/** Vaccinations have no terms of tests, nor tests those of vaccinations: there they would be dropped. */
function isForeign(node: Part, term: string): boolean {
  const isTest = [node['type']].flat().includes('TestDetails');
  const ofTests = ['testType', 'disease', 'sampleOrigin', 'result'];
  const ofDoses = ['vaccine', 'icd11Code'];
  return isTest ? ofDoses.includes(term) : ofTests.includes(term);
}

const aTerm = fc.constantFrom(
  ...ALIASES.flat(),
  'name',
  'dob',
  'id',
  'type',
  'facility',
  'verifier',
  'prophylaxis',
  'testName',
  'address',
);

/** One value of a node, written otherwise. */
function asOther(write: (value: unknown, term: string, node: Part) => Part): fc.Arbitrary<Rewriting> {
  return aTerm.chain((term) =>
    ofNode((node) => {
      if (!(term in node)) return node;
      const { [term]: value, ...rest } = node;
      return { ...rest, ...write(value, term, node) };
    }),
  );
}

const IRIS: Readonly<Record<string, string>> = {
  id: '@id',
  type: '@type',
  name: 'schema:name',
  dob: 'schema:date',
};

/** The whole written otherwise. */
const ofWhole: readonly Rewriting[] = [
  (whole) => ({ ...whole, '@context': whole['@context'].toReversed() }),
  (whole) => ({
    ...whole,
    '@context': [...whole['@context'], 'https://w3id.org/security/suites/ed25519-2020/v1'],
  }),
  (whole) => ({
    ...whole,
    '@context': [whole['@context'][0], 'https://divoc.prod/vaccine/credentials/vaccination/v1'],
  }),
  (whole) => ({
    ...whole,
    '@context': [whole['@context'][0], 'https://cowin.gov.in/credentials/vaccination/v1'],
  }),
  (whole) => ({
    ...whole,
    '@context': [...whole['@context'], 'https://divoc.lgcc.gov.lk/credentials/vaccination/v2'],
  }),
  (whole) => ({ ...whole, '@context': [...whole['@context'], {}] }),
  (whole) => Whole.parse(Object.fromEntries(Object.entries(whole).reverse())),
  (whole) => ({ ...whole, evidence: whole.evidence.toReversed() }),
  (whole) => ({
    ...whole,
    vaccination: [{ ...SAMPLE_EVIDENCE, dose: 9 }],
    familyName: 'X',
    note: { id: 'urn:x' },
  }),
  (whole) => ({ ...whole, note: 'not signed', holderName: 'X' }),
  (whole) => ({ ...whole, '@included': [{ '@id': 'x', name: 'X' }] }),
  (whole) => ({
    ...whole,
    evidence: [...whole.evidence, { ...SAMPLE_EVIDENCE, dose: 9, id: './962433308V' }],
  }),
  (whole) => ({ ...whole, evidence: [...whole.evidence, { ...SAMPLE_EVIDENCE, dose: 9, id: '962433308V' }] }),
  (whole) => ({ ...whole, evidence: [...whole.evidence, { ...SAMPLE_EVIDENCE, dose: 9, id: 'a b:c' }] }),
  (whole) => ({ ...whole, credentialSubject: { ...whole.credentialSubject, id: './962433308V', name: 'X' } }),
  (whole) => ({ ...whole, credentialSubject: { ...whole.credentialSubject, evidence: [SAMPLE_EVIDENCE] } }),
  (whole) => ({
    ...whole,
    proof: { ...Node.parse(whole['proof']), '@context': 'https://w3id.org/security/v2' },
  }),
];

const rewriting: fc.Arbitrary<Rewriting> = fc.oneof(
  { weight: 6, arbitrary: exchange },
  { weight: 2, arbitrary: asOther((value, term) => ({ [term]: [value] })) },
  { weight: 1, arbitrary: asOther((value, term) => ({ [term]: [value, value, null] })) },
  { weight: 1, arbitrary: asOther((value, term) => ({ [term]: { '@set': [value].flat() } })) },
  { weight: 1, arbitrary: asOther((value, term) => ({ [term]: { '@list': [value].flat() } })) },
  { weight: 1, arbitrary: asOther((value, term) => ({ [term]: { '@value': value } })) },
  { weight: 1, arbitrary: asOther((value, term) => ({ [term]: { '@value': value, '@language': 'id' } })) },
  { weight: 1, arbitrary: asOther((value, term) => ({ [IRIS[term] ?? `schema:${term}`]: value })) },
  { weight: 1, arbitrary: asOther((value, term) => ({ [`https://schema.org/${term}`]: value })) },
  { weight: 1, arbitrary: asOther((value, term) => ({ '@nest': { [term]: value } })) },
  {
    weight: 1,
    arbitrary: asOther((value, term) => ({ [term]: typeof value === 'number' ? String(value) : value })),
  },
  { weight: 1, arbitrary: asOther((value, term) => ({ [term]: value, [`${term}2`]: 'dropped' })) },
  { weight: 2, arbitrary: ofNode((node) => Object.fromEntries(Object.entries(node).reverse())) },
  { weight: 1, arbitrary: ofNode((node) => ({ ...node, uhid: null, infoUrl: null, age2: 'x' })) },
  { weight: 4, arbitrary: fc.constantFrom(...ofWhole) },
);

describe('what the issue tells of', () => {
  const { trust } = trustOfLine({
    keys: [issuer.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
  });
  const at = new Date('2021-10-02T00:00:00Z');
  const judge = async (document: unknown, blocked: readonly string[] = []) => {
    const batch = {
      type: 'BLOCK',
      kid: null,
      country: null,
      records: Buffer.concat(blocked.map(blockHash)),
    } as const;
    const revocations = blocked.length === 0 ? Revocations.NONE : Revocations.of([batch]);
    const context = { trust, policy: ppu, timeZone: 'Asia/Makassar', revocations };
    const bytes = Buffer.from(JSON.stringify(document));
    return verifyScan({ bytes, ending: 'whole' }, context, at);
  };
  const signed = async (options: Partial<DivocOptions> = {}) =>
    Whole.parse(await signDivoc(issuer, { issuedAt, ...options }));

  test.each([
    '531000001',
    'CONTOH1',
    'did:gerbang:6409011704850001',
    '6409011704850001',
    '60c7ed1b0000000000000001',
  ])('blocked by %s, under whatever term it stands', async (id) => {
    const genuine = await signed();
    expect((await judge(genuine)).outcome).toBe('verified');
    const exchanged = {
      ...genuine,
      evidence: [{ ...SAMPLE_EVIDENCE, certificateId: 'CONTOH1', batch: '531000001' }],
    };
    expect((await judge(exchanged)).credential).toEqual((await judge(genuine)).credential);
    expect((await judge(genuine, [id])).error).toBe('CREDENTIAL_REVOKED');
    expect((await judge(exchanged, [id])).error).toBe('CREDENTIAL_REVOKED');
  });

  test('a positive test stays black whatever its result stands under', async () => {
    const genuine = await signed({
      context: TESTS,
      document: { type: ['VerifiableCredential', 'ProofOfTestCertificateCredential'], evidence: [POSITIVE] },
    });
    expect((await judge(genuine)).verdict.category).toBe('hitam');
    for (const term of ['certificateId', 'testType', 'disease', 'sampleOrigin', 'manufacturer']) {
      const event = { ...POSITIVE, [term]: POSITIVE['result'], result: POSITIVE[term] };
      expect((await judge({ ...genuine, evidence: [event] })).verdict.category).toBe('hitam');
    }
  });

  test('the birth date cannot be hidden', async () => {
    const genuine = await signed();
    const hidden = { ...genuine, credentialSubject: { ...SAMPLE_SUBJECT, dob: ['1985-04-17'] } };
    expect((await judge(hidden)).error).toBe('PROOF_INVALID');
    const unreadable = await signed({ subject: { dob: '17 April 1985' } });
    expect((await judge(unreadable)).error).toBe('SCHEMA_INVALID');
    const partial = await signed({ subject: { dob: '1985' } });
    expect((await judge(partial)).credential?.holder.birthDate).toBe('1985');
  });

  test('no dose is added behind the holder whom the proof leaves out', async () => {
    const id = '962433308V';
    const genuine = await signed({ subject: { id }, evidence: [{ dose: 1, totalDoses: 2 }] });
    expect((await judge(genuine)).verdict.category).toBe('kuning');
    for (const hidden of [id, `./${id}`, `x/../${id}`, '.', '']) {
      const added = { ...SAMPLE_EVIDENCE, dose: 2, id: hidden };
      expect((await judge({ ...genuine, evidence: [...genuine.evidence, added] })).outcome).toBe('invalid');
    }
  });

  test('half a character is refused: in UTF-8 it is any other', async () => {
    const genuine = await signed({ subject: { name: 'SITI \uFFFD' } });
    const name = JSON.stringify(genuine).replace('\uFFFD', String.raw`\ud83d`);
    const context = { trust, policy: ppu, timeZone: 'Asia/Makassar' };
    const answer = await verifyScan({ bytes: Buffer.from(name), ending: 'whole' }, context, at);
    expect(answer.error).toBe('FORMAT_UNSUPPORTED');
  });

  test('of a member written twice, what is signed counts', async () => {
    const genuine = await signed();
    const json = JSON.stringify(genuine);
    const twice = json
      .replace('"dose":2', '"dose":3,"dose":2')
      .replace('"dob":', '"dob":"2020-01-01","dob":');
    const context = { trust, policy: ppu, timeZone: 'Asia/Makassar' };
    const read = await verifyScan({ bytes: Buffer.from(twice), ending: 'whole' }, context, at);
    expect(read.credential).toEqual((await judge(genuine)).credential);
  });
});
