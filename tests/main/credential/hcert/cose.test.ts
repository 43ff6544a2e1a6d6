import { encode, Tagged } from 'cborg';
import { verify } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeBase45 } from '../../../../src/main/credential/hcert/base45.ts';
import { openCoseSign1 } from '../../../../src/main/credential/hcert/cose.ts';
import { inflate } from '../../../../src/main/credential/hcert/inflate.ts';
import { createIssuer, issueHcert, type Issuer, type Tamper } from '../../../support/issuer/hcert.ts';

const NOW = new Date('2022-02-24T06:05:00Z');
const KID = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
const OTHER_KID = new Uint8Array([8, 7, 6, 5, 4, 3, 2, 1]);

let issuer: Issuer;
beforeAll(async () => {
  issuer = await createIssuer({ country: 'ID', kid: base64(KID) }, NOW);
});

function issued(tamper: Tamper) {
  const code = issueHcert(issuer, { issuedAt: NOW, expiresAt: new Date('2023-02-24T00:00:00Z'), tamper });
  return openCoseSign1(inflate(decodeBase45(code.slice(4))));
}

function holds(message: ReturnType<typeof issued>): boolean {
  const key = { key: issuer.publicKey, dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', message.toBeSigned, key, message.signature);
}

test.each<[string, Tamper]>([
  ['tagged as COSE_Sign1', { tags: 'cose' }],
  ['tagged as CWT and COSE_Sign1', { tags: 'cwt-cose' }],
  ['tagged as CWT', { tags: 'cwt' }],
  ['untagged', { tags: 'none' }],
  ['with algorithm and key id unprotected, the protected header empty', { headers: 'unprotected' }],
])('a message %s opens, and its signature holds', (_, tamper) => {
  const message = issued(tamper);
  expect(message.algorithm).toBe('ES256');
  expect(message.kid).toBe(base64(KID));
  expect(holds(message)).toBe(true);
});

test('the protected key id wins over the unprotected one', () => {
  expect(issued({ unprotectedHeaders: new Map([[4, OTHER_KID]]) }).kid).toBe(base64(KID));
});

test('an empty map as protected header signs as an empty string (RFC 9052 section 4.4)', () => {
  const unprotected = new Map<number, unknown>([
    [1, -7],
    [4, KID],
  ]);
  const asMap = openCoseSign1(message({ protectedBytes: encode(new Map()), unprotected }));
  const asNothing = openCoseSign1(message({ protectedBytes: new Uint8Array(), unprotected }));
  expect(hex(asMap.toBeSigned)).toBe(hex(asNothing.toBeSigned));
});

test.each([0, 23, 24, 255, 256, 4000])(
  'a payload of %i bytes is signed in its shortest encoding',
  (length) => {
    const payload = new Uint8Array(length).fill(7);
    const protectedBytes = encode(new Map([[1, -7]]));
    const opened = openCoseSign1(message({ payload, protectedBytes, unprotected: new Map([[4, KID]]) }));
    expect(hex(opened.toBeSigned)).toBe(
      hex(encode(['Signature1', protectedBytes, new Uint8Array(), payload])),
    );
  },
);

test.each([
  [-7, 'ES256'],
  [-35, 'ES384'],
  [-37, 'PS256'],
  [-257, 'RS256'],
])('algorithm %i is %s', (label, name) => {
  expect(openCoseSign1(message({ protectedHeaders: new Map([[1, label]]) })).algorithm).toBe(name);
});

describe('refused:', () => {
  test.each<[string, string, Uint8Array]>([
    [
      'an algorithm that is not known',
      'ALGORITHM_UNSUPPORTED',
      message({ protectedHeaders: new Map([[1, -6]]) }),
    ],
    ['an algorithm as text', 'ALGORITHM_UNSUPPORTED', message({ protectedHeaders: new Map([[1, 'ES256']]) })],
    ['"none" in the protected header, ES256 beside it', 'ALGORITHM_UNSUPPORTED', protectedNone()],
    ['no algorithm', 'COSE_INVALID', message({ protectedHeaders: new Map() })],
    ['no key id', 'COSE_INVALID', message({ unprotected: new Map() })],
    ['a key id that is text', 'COSE_INVALID', message({ unprotected: new Map([[4, 'kid']]) })],
    ['a critical parameter that is not known', 'COSE_INVALID', message({ protectedHeaders: critical() })],
    ['a number', 'COSE_INVALID', encode(7)],
    ['an array of three', 'COSE_INVALID', encode([new Uint8Array(), new Map(), new Uint8Array()])],
    ['a protected header that is a map itself', 'COSE_INVALID', raw([new Map(), new Map(), KID, KID])],
    ['a protected header that holds an array', 'COSE_INVALID', raw([encode([1]), new Map(), KID, KID])],
    ['an unprotected header that is an array', 'COSE_INVALID', raw([new Uint8Array(), [], KID, KID])],
    ['a detached payload', 'COSE_INVALID', raw([new Uint8Array(), new Map(), null, KID])],
    ['a payload that is text', 'COSE_INVALID', raw([new Uint8Array(), new Map(), 'payload', KID])],
    ['an empty signature', 'COSE_INVALID', raw([new Uint8Array(), new Map(), KID, new Uint8Array()])],
    ['another COSE tag', 'CBOR_INVALID', encode(new Tagged(98, []))],
    ['the two tags the wrong way round', 'COSE_INVALID', encode(new Tagged(18, new Tagged(61, [])))],
  ])('%s', (_, code, bytes) => {
    expect(() => openCoseSign1(bytes)).toThrow(expect.objectContaining({ code }));
  });
});

interface Parts {
  protectedHeaders?: Map<number, unknown>;
  protectedBytes?: Uint8Array;
  unprotected?: Map<number, unknown>;
  payload?: Uint8Array;
}

function message(parts: Parts): Uint8Array {
  const headers = parts.protectedHeaders ?? new Map([[1, -7]]);
  return raw([
    parts.protectedBytes ?? encode(headers),
    parts.unprotected ?? new Map([[4, KID]]),
    parts.payload ?? encode(new Map()),
    new Uint8Array(64),
  ]);
}

function protectedNone(): Uint8Array {
  const unprotected = new Map<number, unknown>([
    [1, -7],
    [4, KID],
  ]);
  return message({ protectedHeaders: new Map([[1, 0]]), unprotected });
}

function critical(): Map<number, unknown> {
  return new Map<number, unknown>([
    [1, -7],
    [2, [99]],
    [99, 1],
  ]);
}

function raw(items: unknown[]): Uint8Array {
  return encode(new Tagged(18, items));
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
