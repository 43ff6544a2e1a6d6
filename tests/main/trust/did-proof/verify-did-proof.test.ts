import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import jsonld from 'jsonld';
import * as z from 'zod';
import { beforeEach, describe, expect, test } from 'vitest';
import { DID_CONTEXTS } from '../../../../src/main/trust/did-proof/contexts.ts';
import { didProofVerifier, verifyDidProof } from '../../../../src/main/trust/did-proof/verify-did-proof.ts';
import { importTrust } from '../../../../src/main/trust/import/import-trust.ts';
import { createIssuer, trustDocument } from '../../../support/issuer/hcert.ts';
import { hasTestdata, NO_TESTDATA, readTestdata } from '../../../support/vectors.ts';

const SIGNER = 'did:web:lists.gerbang.example:signing';
const NOW = new Date('2022-02-24T06:00:00Z');

type Document = Readonly<Record<string, unknown>>;

let keys: { publicKey: KeyObject; privateKey: KeyObject };
let list: Document;

beforeEach(async () => {
  keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const plain = trustDocument(await createIssuer({ country: 'ID' }, NOW));
  list = {
    ...plain,
    '@context': [...plain['@context'], 'https://smart.who.int/trust/tng-context/v1.jsonld'],
  };
});

const signingDocument = (publicKey = keys.publicKey, id = SIGNER) => ({
  id,
  verificationMethod: [{ id, type: 'JsonWebKey2020', publicKeyJwk: publicKey.export({ format: 'jwk' }) }],
});

interface How {
  readonly encoding?: 'der' | 'ieee-p1363';
  readonly header?: Document;
  readonly options?: Document;
}

/** Signs as the suite's specification has it, with its own canonicalisation of the contexts that both sides share. */
async function signed(document: Document, { encoding = 'ieee-p1363', header, options }: How = {}) {
  const about = {
    type: 'JsonWebSignature2020',
    created: '2022-02-24T00:00:00Z',
    nonce: 'abc',
    proofPurpose: 'assertionMethod',
    verificationMethod: SIGNER,
    ...options,
  };
  const hashes = Buffer.concat([
    sha256(await canonical({ '@context': 'https://w3id.org/security/v3', ...about })),
    sha256(await canonical(document)),
  ]);
  const protectedHeader = { alg: 'ES256', b64: false, crit: ['b64'], ...header };
  const head = Buffer.from(JSON.stringify(protectedHeader)).toString('base64url');
  const key = { key: keys.privateKey, dsaEncoding: encoding };
  const signature = sign('sha256', Buffer.concat([Buffer.from(`${head}.`), hashes]), key);
  return { ...document, proof: { ...about, jws: `${head}..${signature.toString('base64url')}` } };
}

function canonical(document: object): Promise<string> {
  return jsonld.canonize(document, {
    safe: true,
    algorithm: 'RDFC-1.0',
    documentLoader: (url: string) => {
      const found = DID_CONTEXTS.get(url);
      if (!found) throw new Error(`no such context: ${url}`);
      return Promise.resolve({ contextUrl: null, documentUrl: url, document: found });
    },
  });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();

describe('the proof of a trust list', () => {
  test.each(['ieee-p1363', 'der'] as const)('holds with the signer’s own document (%s)', async (encoding) => {
    expect(await verifyDidProof(await signed(list, { encoding }), [signingDocument()])).toBe('valid');
  });

  test('is false with another key of that name', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    expect(await verifyDidProof(await signed(list), [signingDocument(other)])).toBe('invalid');
  });

  test.each<[string, (document: Document) => Document]>([
    ['a key less', (document) => ({ ...document, verificationMethod: [] })],
    ['another id', (document) => ({ ...document, id: 'did:web:other' })],
    ['a word that no context has', (document) => ({ ...document, more: 'x' })],
    ['another use', (document) => rewritten(document, '#DSC', '#CSCA')],
    ['another country', (document) => rewritten(document, '"#IDN"', '"#DEU"')],
    [
      'a use that its context does not name',
      (document) => ({ ...document, '@context': contextsWithoutTng() }),
    ],
    [
      'a later date',
      (document) => ({ ...document, proof: { ...proofOf(document), created: '2023-01-01T00:00:00Z' } }),
    ],
    ['more in its proof', (document) => ({ ...document, proof: { ...proofOf(document), more: 1 } })],
  ])('is false for a list with %s', async (_, change) => {
    expect(await verifyDidProof(change(await signed(list)), [signingDocument()])).toBe('invalid');
  });

  test.each([{ alg: 'none' }, { alg: 'HS256' }, { b64: true }, { crit: [] }, { kid: 'x' }])(
    'is false with a header of %j',
    async (header) => {
      expect(await verifyDidProof(await signed(list, { header }), [signingDocument()])).toBe('invalid');
    },
  );

  test('cannot be told without the signer, without a proof, or with a context that we do not have', async () => {
    const document = await signed(list);
    const foreign = { ...document, '@context': ['https://example.test/context'] };
    expect(await verifyDidProof(document, [])).toBeUndefined();
    expect(
      await verifyDidProof(document, [signingDocument(keys.publicKey, 'did:web:other')]),
    ).toBeUndefined();
    expect(await verifyDidProof(list, [signingDocument()])).toBeUndefined();
    expect(await verifyDidProof(foreign, [signingDocument()])).toBeUndefined();
    expect(await verifyDidProof('no document', [signingDocument()])).toBeUndefined();
  });

  test('is shown with the import', async () => {
    const bytes = Buffer.from(JSON.stringify(await signed(list)));
    const imported = async (signers: readonly unknown[]) =>
      importTrust(bytes, { name: 'list' }, { verifyDidProof: await didProofVerifier(bytes, signers) }).proof
        ?.state;
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    expect(await imported([signingDocument()])).toBe('valid');
    expect(await imported([signingDocument(other)])).toBe('invalid');
    expect(await imported([])).toBe('unchecked');
  });
});

function rewritten(document: Document, from: string, to: string): Document {
  return z.looseObject({}).parse(JSON.parse(JSON.stringify(document).replace(from, to)));
}

function proofOf(document: Document): object {
  const { proof } = document;
  if (typeof proof !== 'object' || proof === null) throw new Error('it has no proof');
  return proof;
}

const contextsWithoutTng = () => [...DID_CONTEXTS.keys()].slice(0, 2);

const present = hasTestdata('gdhcn');
if (!present) process.stdout.write(`${NO_TESTDATA}\n`);

/**
 * WHO's signing key as it publishes it: WHO/signing/DID/did.json of its repository tng-participants-prod, whose DID the
 * lists' proofs name.
 */
const WHO_SIGNER =
  'did:web:raw.githubusercontent.com:WorldHealthOrganization:tng-participants-prod:main:WHO:signing:DID';
const WHO = {
  id: WHO_SIGNER,
  verificationMethod: [
    {
      id: WHO_SIGNER,
      publicKeyJwk: {
        kty: 'EC',
        crv: 'P-256',
        x: 'ZlMwokmcS8vx0c3mc38eLVUMEVV2BXjdMpvBeueeWZw',
        y: '8CGiSXsauiFAbDxvOcmFxyswM07Ld85-ELRcoTbO9Z4',
      },
    },
  ],
};

describe.skipIf(!present)('WHO’s own lists', () => {
  test.each(['did.json', 'ref-did.json', 'IDN/did.json'])('%s was signed by WHO', async (path) => {
    const document: unknown = JSON.parse(readTestdata(`gdhcn/${path}`).toString('utf8'));
    expect(await verifyDidProof(document, [WHO])).toBe('valid');
  });

  test('with one character of a key changed it was not', async () => {
    const text = readTestdata('gdhcn/IDN/did.json').toString('utf8');
    const changed = text.replace(/"x":"(.)/, (_, first: string) => `"x":"${first === 'A' ? 'B' : 'A'}`);
    expect(changed).not.toBe(text);
    expect(await verifyDidProof(JSON.parse(changed), [WHO])).toBe('invalid');
  });
});
