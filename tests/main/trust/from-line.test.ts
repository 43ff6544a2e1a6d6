import { expect, test } from 'vitest';
import { TrustImportError } from '../../../src/main/trust/errors.ts';
import { trustOfLine } from '../../../src/main/trust/from-line.ts';
import { createIssuer, trustDocument } from '../../support/issuer/hcert.ts';
import { decoded, ec, ed25519, issueCertificate, judge, kidOf, NOW, pemOf, signed } from './fixture.ts';

test('a line that names no trust trusts no one', () => {
  expect(trustOfLine({}).trust.size).toBe(0);
});

test('its certificates serve HCERT under their own key id', async () => {
  const issued = await issueCertificate();
  const { trust } = trustOfLine({ certificates: [issued.der.toString('base64')] });
  const named = (kid: string) => decoded(signed('ES256', issued, { key: { by: 'kid', kid } }));
  expect(judge(named(kidOf(issued)), trust)).toBe('verified');
  expect(judge(named('b3RoZXI='), trust)).toBe('ISSUER_KEY_UNKNOWN');
});

test('its certificates serve VDS-NC, as signers and as authorities', async () => {
  const csca = await issueCertificate({ authority: true });
  const signer = await issueCertificate({ by: csca, purposes: ['2.23.136.1.1.14.2'] });
  const credential = decoded(
    signed('ES256', signer, { domain: 'icao', key: { by: 'certificate', der: signer.der } }),
  );
  for (const { der } of [csca, signer]) {
    expect(judge(credential, trustOfLine({ certificates: [der.toString('base64')] }).trust)).toBe('verified');
  }
});

test('its public keys serve HCERT and DIVOC under any name', () => {
  const pair = ed25519();
  const { trust } = trustOfLine({ keys: [pemOf(ec()), pemOf(pair)] });
  const divoc = signed('EdDSA', pair, {
    domain: 'divoc',
    key: { by: 'method', id: 'did:x#1', issuer: 'did:x' },
  });
  expect(judge(decoded(divoc), trust)).toBe('verified');
  expect(judge(decoded(signed('EdDSA', pair)), trust)).toBe('verified');
  expect(judge(decoded({ ...divoc, domain: 'shc' }), trust)).toBe('ISSUER_KEY_UNKNOWN');
});

test('its key sets serve SMART Health Cards of their issuer', () => {
  const pair = ec();
  const jwks = {
    'https://a.example': { keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'k' }, {}] },
  };
  const { trust, skipped } = trustOfLine({ jwks });
  const proof = signed('ES256', pair, {
    domain: 'shc',
    key: { by: 'issuer-kid', issuer: 'https://a.example', kid: 'k' },
  });
  expect(judge(decoded(proof), trust)).toBe('verified');
  expect(skipped).toHaveLength(1);
});

test('its files are imported', async () => {
  const bytes = Buffer.from(JSON.stringify(trustDocument(await createIssuer({ country: 'ID' }, NOW))));
  expect(trustOfLine({ files: [{ name: 'did.json', bytes }] }).trust.size).toBe(1);
});

test.each([
  { certificates: ['%'] },
  { certificates: ['AAAA'] },
  { certificates: ['MIIB'] },
  { keys: ['not a key'] },
  { keys: ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'] },
  { jwks: { 'https://a.example': 'x' } },
])('a member that does not read is told: %j', (line) => {
  expect(() => trustOfLine(line)).toThrow(TrustImportError);
});
