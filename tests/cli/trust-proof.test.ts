import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createIssuer, trustDocument } from '../support/issuer/hcert.ts';
import { gerbang, NOW, testFolder } from './in-process.ts';

test('a list whose proof is false by the signer that is given is not taken unasked', async () => {
  const data = testFolder();
  const signer = 'did:web:lists.gerbang.example:signing';
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const header = Buffer.from(JSON.stringify({ alg: 'ES256', b64: false, crit: ['b64'] })).toString(
    'base64url',
  );
  const proof = {
    type: 'JsonWebSignature2020',
    created: NOW.toISOString(),
    proofPurpose: 'assertionMethod',
    verificationMethod: signer,
    jws: `${header}..${'A'.repeat(86)}`,
  };
  const [list, signing] = [join(data, 'list.json'), join(data, 'signing.json')];
  const document = trustDocument(await createIssuer({ country: 'ID' }, NOW));
  const plain = {
    ...document,
    '@context': [...document['@context'], 'https://smart.who.int/trust/tng-context/v1.jsonld'],
  };
  writeFileSync(list, JSON.stringify({ ...plain, proof }));
  const method = { id: signer, publicKeyJwk: publicKey.export({ format: 'jwk' }) };
  writeFileSync(signing, JSON.stringify({ id: signer, verificationMethod: [method] }));

  const take = (...args: string[]) => gerbang(['trust', 'import', list, '--data', data, ...args]);
  const refused = await take('--signer', signing);
  expect(refused.code).toBe(1);
  expect(refused.out.join()).toContain('proof invalid');
  expect(refused.err).toContain('its proof is false');

  expect((await take()).out.join()).toContain('proof unchecked');
  const { out } = await gerbang(['trust', 'list', '--data', data]);
  expect(out.join()).toContain('proof unchecked');
  expect((await take('--signer', list + '.none')).code).toBe(1);
});
