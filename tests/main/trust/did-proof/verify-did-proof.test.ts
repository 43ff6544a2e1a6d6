import { generateKeyPairSync } from 'node:crypto';
import * as z from 'zod';
import { beforeEach, describe, expect, test } from 'vitest';
import { DID_CONTEXTS } from '../../../../src/main/trust/did-proof/contexts.ts';
import { didProofVerifier, verifyDidProof } from '../../../../src/main/trust/did-proof/verify-did-proof.ts';
import { importTrust } from '../../../../src/main/trust/import/import-trust.ts';
import { createIssuer, trustDocument } from '../../../support/issuer/hcert.ts';
import { ListSigner, type SigningOptions } from '../../../support/issuer/list-signer.ts';
import { hasTestdata, NO_TESTDATA, readTestdata } from '../../../support/vectors.ts';

const SIGNER = 'did:web:lists.gerbang.example:signing';
const NOW = new Date('2022-02-24T06:00:00Z');

type Document = Readonly<Record<string, unknown>>;

let signer: ListSigner;
let list: Document;

beforeEach(async () => {
  signer = new ListSigner(SIGNER);
  const plain = trustDocument(await createIssuer({ country: 'ID' }, NOW));
  list = {
    ...plain,
    '@context': [...plain['@context'], 'https://smart.who.int/trust/tng-context/v1.jsonld'],
  };
});

const signingDocument = (publicKey = signer.publicKey, id = SIGNER) => signer.document(publicKey, id);
const signed = (document: Document, how: SigningOptions = {}) => signer.sign(document, how);

describe('the proof of a trust list', () => {
  test.each(['ieee-p1363', 'der'] as const)('holds with the signer’s own document (%s)', async (encoding) => {
    expect(await verifyDidProof(await signed(list, { encoding }), [signingDocument()])).toMatchObject({
      state: 'valid',
    });
  });

  test('is false with another key of that name', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    expect(await verifyDidProof(await signed(list), [signingDocument(other)])).toEqual({ state: 'invalid' });
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
    expect(await verifyDidProof(change(await signed(list)), [signingDocument()])).toEqual({
      state: 'invalid',
    });
  });

  test.each([{ alg: 'none' }, { alg: 'HS256' }, { b64: true }, { crit: [] }, { kid: 'x' }])(
    'is false with a header of %j',
    async (header) => {
      expect(await verifyDidProof(await signed(list, { header }), [signingDocument()])).toEqual({
        state: 'invalid',
      });
    },
  );

  test('cannot be told without the signer, without a proof, or with a context that we do not have', async () => {
    const document = await signed(list);
    const foreign = { ...document, '@context': ['https://example.test/context'] };
    expect(await verifyDidProof(document, [])).toBeUndefined();
    expect(
      await verifyDidProof(document, [signingDocument(signer.publicKey, 'did:web:other')]),
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
    expect(await verifyDidProof(document, [WHO])).toMatchObject({ state: 'valid' });
  });

  test('with one character of a key changed it was not', async () => {
    const text = readTestdata('gdhcn/IDN/did.json').toString('utf8');
    const changed = text.replace(/"x":"(.)/, (_, first: string) => `"x":"${first === 'A' ? 'B' : 'A'}`);
    expect(changed).not.toBe(text);
    expect(await verifyDidProof(JSON.parse(changed), [WHO])).toEqual({ state: 'invalid' });
  });
});
