import { deflateRawSync, deflateSync } from 'node:zlib';
import { toContent } from '../../src/main/credential/content.ts';
import { decode } from '../../src/main/credential/decode.ts';
import { readSiteCard } from '../../src/main/credential/site-card/read.ts';
import { readStaffPass } from '../../src/main/credential/staff-pass/read.ts';
import type { ScanContent } from '../../src/main/credential/types.ts';
import { zipped } from '../support/issuer/divoc.ts';
import { base45 } from '../support/issuer/hcert.ts';
import { toNumeric } from '../support/issuer/shc.ts';
import type { Random } from './mutate.ts';

/*
 * Inputs that are made to cost: deep, wide, long, doubled, unpacking to much. Nothing in them is signed; a decoder meets
 * them before anybody's signature is asked. Each is of the largest size that gets to what it is aimed at.
 */

export const DECODERS = ['hcert', 'shc', 'vds-nc', 'divoc', 'staff-pass', 'site-card'] as const;
export type Decoder = (typeof DECODERS)[number];

/** An input of a kind, of which there are several for each decoder. */
export interface Hostile {
  readonly kind: string;
  readonly bytes: Buffer;
}

type Maker = (random: Random) => Uint8Array | string;

/** One hostile input; the same for the same state of the generator. @param kind any unless given */
export function hostile(decoder: Decoder, random: Random, kind?: string): Hostile {
  const kinds = kindsOf(decoder);
  const chosen = kind ?? kinds[random() % kinds.length] ?? '';
  const make = MAKERS[decoder][chosen];
  if (!make) throw new Error(`no such kind: ${chosen}`);
  return { kind: chosen, bytes: Buffer.from(make(random)) };
}

export function kindsOf(decoder: Decoder): string[] {
  return Object.keys(MAKERS[decoder]);
}

/** Decodes as the kiosk does. @throws CredentialError */
export async function decodeAs(decoder: Decoder, bytes: Uint8Array): Promise<unknown> {
  const content: ScanContent = toContent(bytes);
  if (decoder === 'staff-pass') return readStaffPass(content);
  if (decoder === 'site-card') return readSiteCard(content);
  return decode(content);
}

// How much of a thing: mostly near the limits.
const some = (random: Random, most: number): number => Math.ceil(((1 + random()) / 2 ** 32) * most);
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const letters = (random: Random, most: number): string =>
  'aZ\u0301é\\"'.charAt(random() % 6).repeat(some(random, most));
const nested = (random: Random, most: number, open: string, close: string): string => {
  const depth = some(random, most);
  return open.repeat(depth) + close.repeat(depth);
};

const head = (major: number, value: number): number[] =>
  value < 24
    ? [(major << 5) | value]
    : value < 256
      ? [(major << 5) | 24, value]
      : [(major << 5) | 25, value >> 8, value & 0xff];
const int = (value: number): number[] => (value < 0 ? head(1, -1 - value) : head(0, value));
const text = (value: string): number[] => [...head(3, Buffer.byteLength(value)), ...Buffer.from(value)];
const byteString = (value: readonly number[]): number[] => [...head(2, value.length), ...value];
const list = (items: readonly number[][]): number[] => [...head(4, items.length), ...items.flat()];
const map = (entries: readonly (readonly [number[], number[]])[]): number[] => [
  ...head(5, entries.length),
  ...entries.flat(2),
];

const MOST_ITEMS = 15_000;

/** CBOR that costs to read. */
const CBOR: Readonly<Record<string, (random: Random) => number[]>> = {
  'deep lists': (random) => [...times(some(random, MOST_ITEMS), () => 0x81), 0],
  'deep endless lists': (random) => times(some(random, MOST_ITEMS), () => 0x9f),
  'deep tags': (random) => [...times(some(random, MOST_ITEMS), () => 0xd8).flatMap((tag) => [tag, 24]), 0],
  'lists within lists': (random) => times(some(random, 20), () => 0x98).flatMap((each) => [each, 255]),
  'wide list': (random) => list(times(some(random, MOST_ITEMS), () => [0])),
  'wide map': (random) => map(times(some(random, 6000), (i) => [int(i), [0]] as const)),
  'one key again and again': (random) => map(times(some(random, 6000), () => [int(1), [0]] as const)),
  'keys that are maps': (random) => map(times(some(random, 5000), () => [[0xa0], [0]] as const)),
  'long text': (random) => text(letters(random, 12_000)),
  'claims longer than said': () => [0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0],
};

const group = (key: string, count: number, entry: number[]): number[] =>
  map([[text(key), list(times(count, () => entry))]]);
const dcc = (key: string, count: number, entry: number[], random: Random): number[] =>
  map([
    [text('ver'), text('1.0.0')],
    [text('nam'), map([[text('fn'), text(letters(random, 4000))]])],
    [text('dob'), text('1985-01-01')],
    [text(key), list(times(count, () => entry))],
  ]);

/** What an HCERT's claim may hold that its schema has to look at. */
const DOCUMENTS: Readonly<Record<string, (random: Random) => number[]>> = {
  ...CBOR,
  'doses without content': (random) => dcc('v', some(random, MOST_ITEMS), [0xa0], random),
  'doses that are numbers': (random) => dcc('v', some(random, MOST_ITEMS), [0], random),
  'groups of doses': (random) => group('v', some(random, MOST_ITEMS), list([[0], [0]])),
};

const cose = (payload: readonly number[]): Buffer =>
  Buffer.from(
    list([
      byteString(map([[int(1), int(-7)]])),
      map([[int(4), byteString([1, 2, 3, 4, 5, 6, 7, 8])]]),
      byteString(payload),
      byteString(times(64, () => 7)),
    ]),
  );
const claims = (document: number[]): number[] =>
  map([
    [int(1), text('ID')],
    [int(4), [0x1a, 0x70, 0, 0, 0]],
    [int(6), [0x1a, 0x61, 0, 0, 0]],
    [int(-260), map([[int(1), document]])],
  ]);
const hc1 = (bytes: Uint8Array): string => `HC1:${base45(deflateSync(bytes))}`;

function each<T>(
  makers: Readonly<Record<string, (random: Random) => T>>,
  pack: (made: T) => Uint8Array | string,
): Record<string, Maker> {
  return Object.fromEntries(
    Object.entries(makers).map(([kind, make]) => [kind, (random: Random) => pack(make(random))]),
  );
}

/** Members of a JSON object that cost to read; without braces. */
const JSON_MEMBERS: Readonly<Record<string, (random: Random) => string>> = {
  'deep lists': (random) => `"x":${nested(random, 15_000, '[', ']')}`,
  'deep objects': (random) => `"x":${nested(random, 8000, '{"x":', '}').replace(':}', ':0}')}`,
  'wide list': (random) => `"x":[${times(some(random, 15_000), () => '0').join(',')}]`,
  'wide object': (random) => times(some(random, 4000), (i) => `"k${i}":0`).join(','),
  'one member again and again': (random) => times(some(random, 6000), () => '"x":0').join(','),
  'long text': (random) => `"x":${JSON.stringify(letters(random, 12_000))}`,
  'long numbers': (random) => `"x":[${times(some(random, 50), () => '9'.repeat(300)).join(',')}]`,
};

const HEADER = Buffer.from(JSON.stringify({ alg: 'ES256', zip: 'DEF', kid: 'k' })).toString('base64url');
const card = (payload: string | Uint8Array): string =>
  toNumeric(
    `${HEADER}.${deflateRawSync(payload).toString('base64url')}.${Buffer.alloc(64, 7).toString('base64url')}`,
  );
const bundle = (entries: readonly string[], more = ''): string =>
  `{"iss":"https://a.example","nbf":1,"vc":{"type":["https://smarthealth.cards#health-card"],"credentialSubject":{"fhirVersion":"4.0.1","fhirBundle":{"resourceType":"Bundle","entry":[${entries
    .map((resource) => `{"resource":${resource}}`)
    .join(',')}]${more}}}}}`;
const PATIENT = '{"resourceType":"Patient","name":[{"family":"A","given":["B"]}]}';
const DOSE =
  '{"resourceType":"Immunization","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"207"}]},"occurrenceDateTime":"2021-01-01"}';
const TEST =
  '{"resourceType":"Observation","status":"final","code":{"coding":[{"code":"94558-4"}]},"effectiveDateTime":"2021-01-01"}';

const seal = (events: string, more = ''): string =>
  `{"data":{"hdr":{"t":"icao.vacc","v":1,"is":"UTO"},"msg":{"uvci":"U1","pid":{"n":"A  B"},"ve":[${events}]${more}}},"sig":{"alg":"ES256","sigvl":"${Buffer.alloc(64, 7).toString('base64url')}"}}`;
const given = (doses: number): string =>
  `{"des":"XM68M6","nam":"Comirnaty","vd":[${times(doses, (i) => `{"dvc":"2021-03-03","seq":${1 + (i % 90)},"ctr":"UTO"}`).join(',')}]}`;

const certificate = (members: string, contexts = '', events = DIVOC_EVENT): Uint8Array =>
  zipped(
    `{"@context":["https://www.w3.org/2018/credentials/v1","https://www.pedulilindungi.id/credentials/vaccination/v2"${contexts}],"type":["VerifiableCredential"],"issuer":"https://a.example/","issuanceDate":"2022-01-01T00:00:00Z","credentialSubject":{"type":"Person","name":"A","id":"urn:x"},"evidence":[${events}],"proof":{"type":"Ed25519Signature2018","created":"2022-01-01T00:00:00Z","verificationMethod":"did:x","proofPurpose":"assertionMethod","jws":"eyJhbGciOiJFZERTQSIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..${'A'.repeat(86)}"}${members && `,${members}`}}`,
  );
const DIVOC_EVENT =
  '{"type":["Vaccination"],"date":"2021-01-01","vaccine":"CoronaVac","facility":{"address":{}},"verifier":{}}';
const again = (count: number, json: string): string => times(count, () => json).join(',');
/** Parts that look alike to a canonicaliser, with parts that look alike. */
const alike = (depth: number): string =>
  depth === 0
    ? '{}'
    : `{"type":["Vaccination","Person"],${['date', 'effectiveStart', 'effectiveUntil', 'batch', 'vaccine', 'facility'].map((term) => `"${term}":${alike(depth - 1)}`).join(',')}}`;

const MAKERS: Readonly<Record<Decoder, Readonly<Record<string, Maker>>>> = {
  hcert: {
    ...each(DOCUMENTS, (document) => hc1(cose(claims(document)))),
    ...Object.fromEntries(
      Object.entries(CBOR).map(([kind, make]) => [
        `${kind}, bare`,
        (random: Random) => hc1(Buffer.from(make(random))),
      ]),
    ),
    'unpacks to much': (random) => hc1(Buffer.alloc(some(random, 9_000_000), random() % 256)),
    'long base45': (random) => `HC1:${'0'.repeat(some(random, 60_000))}`,
  },
  shc: {
    ...each(JSON_MEMBERS, (member) => card(bundle([PATIENT, DOSE], `,${member}`))),
    'many doses': (random) => card(bundle([PATIENT, ...times(some(random, 1000), () => DOSE)])),
    'many tests': (random) => card(bundle([PATIENT, ...times(some(random, 1500), () => TEST)])),
    'many persons': (random) => card(bundle(times(some(random, 3000), () => PATIENT))),
    'many codes': (random) =>
      card(
        bundle([
          PATIENT,
          DOSE.replace('"coding":[', `"coding":[${again(some(random, 8000), '{"code":"207"}')},`),
        ]),
      ),
    'many names': (random) =>
      card(bundle([PATIENT.replace('["B"]', `[${again(some(random, 50_000), '"B"')}]`), DOSE])),
    'unpacks to much': (random) => card(Buffer.alloc(some(random, 9_000_000), 0x20)),
    'long header': (random) =>
      toNumeric(`${Buffer.from(`{"x":"${'a'.repeat(some(random, 40_000))}"}`).toString('base64url')}.AA.AA`),
    'long digits': (random) => `shc:/${'0'.repeat(2 * some(random, 30_000))}`,
  },
  'vds-nc': {
    ...each(JSON_MEMBERS, (member) => seal(given(1), `,${member}`)),
    'many doses': (random) => seal(given(some(random, 1500))),
    'many vaccines': (random) => seal(again(some(random, 600), given(1))),
    'many vaccines that are none': (random) => seal(again(some(random, 15_000), '0')),
    'long certificate': (random) =>
      seal(given(1)).replace('"sigvl"', `"cer":"${'A'.repeat(some(random, 60_000))}","sigvl"`),
  },
  divoc: {
    ...each(JSON_MEMBERS, (member) => certificate(member)),
    'many types': (random) =>
      certificate(
        '',
        '',
        `{"type":[${again(some(random, 2000), '"Vaccination","Person"')}],"date":"2021-01-01"}`,
      ),
    'many contexts': (random) =>
      certificate('', `,${again(some(random, 800), '"https://cowin.gov.in/credentials/vaccination/v2"')}`),
    'events that are alike': (random) => certificate('', '', again(some(random, 20), DIVOC_EVENT)),
    'events that are alike, many': (random) => certificate('', '', again(some(random, 500), DIVOC_EVENT)),
    'parts that are alike': (random) => certificate('', '', alike(some(random, 4))),
    'full events': (random) =>
      certificate(
        '',
        '',
        again(
          some(random, 16),
          `{"type":["Vaccination"],${times(28, (i) => `"u${i}":"${i}"`).join(',')},"date":"2021-01-01"}`,
        ),
      ),
    'long values': (random) =>
      certificate(
        '',
        '',
        `{"type":["Vaccination"],"date":"2021-01-01","vaccine":${JSON.stringify(letters(random, 20_000))}}`,
      ),
    'unpacks to much': (random) => zipped(' '.repeat(some(random, 5_000_000))),
    'many files': (random) =>
      zipped('{}', Object.fromEntries(times(some(random, 300), (i) => [`f${i}`, new Uint8Array(1)]))),
  },
  'staff-pass': each(CBOR, (made) => `GBP1:${base45(cose(made))}`),
  'site-card': each(CBOR, (made) => `GERBANG-SITE1:${base45(cose(made))}`),
};
