import { beforeEach, expect, test } from 'vitest';
import { decode } from '../../../src/main/credential/decode.ts';
import type { DecodedCredential } from '../../../src/main/credential/types.ts';
import { readCertificate } from '../../../src/main/trust/certificate.ts';
import { keyOfCertificate, type KeyContext } from '../../../src/main/trust/issuer-key.ts';
import { TrustList } from '../../../src/main/trust/trust-list.ts';
import { createVdsNcIssuer, issueVdsNc, type VdsNcIssuer } from '../../support/issuer/vds-nc.ts';
import { judge, NOW } from './fixture.ts';

/* VDS-NC seals that leave their certificate out: the signer is one that the list has for the issuing state. */

let australia: VdsNcIssuer;
let seal: DecodedCredential;

const issuerOf = (state: string, country: string) => createVdsNcIssuer(NOW, { state, country });

async function withoutCertificate(issuer: VdsNcIssuer): Promise<DecodedCredential> {
  const text = issueVdsNc(issuer, { tamper: { sig: { cer: undefined } } });
  return decode({ text, bytes: Buffer.from(text) });
}

const listed = (der: Uint8Array, context: Partial<KeyContext> = {}) =>
  keyOfCertificate(readCertificate(der), { domain: 'icao', source: 'test', ...context });

beforeEach(async () => {
  australia = await issuerOf('AUS', 'AU');
  seal = await withoutCertificate(australia);
});

test('is believed by a listed signer of its state, whichever of them signed', async () => {
  const another = await issuerOf('AUS', 'AU');
  expect(judge(seal, TrustList.of([listed(australia.der)]))).toBe('verified');
  expect(judge(seal, TrustList.of([listed(another.der), listed(australia.der)]))).toBe('verified');
});

test('is not believed where the state’s signer is not listed: an authority is no signer', () => {
  expect(judge(seal, TrustList.of([listed(australia.csca)]))).toBe('ISSUER_KEY_UNKNOWN');
});

test('is not believed by a signer of another state, or of another domain', async () => {
  const turkey = await issuerOf('TUR', 'TR');
  expect(judge(seal, TrustList.of([listed(turkey.der)]))).toBe('ISSUER_KEY_UNKNOWN');
  const asDcc = listed(australia.der, { domain: 'dcc' });
  expect(judge(seal, TrustList.of([asDcc]))).toBe('ISSUER_KEY_UNKNOWN');
});

test('is forged where none of its state’s signers has signed it', async () => {
  const another = await issuerOf('AUS', 'AU');
  expect(judge(seal, TrustList.of([listed(another.der)]))).toBe('SIGNATURE_INVALID');
});

test('of a state’s signer cannot pass as another state’s', async () => {
  const posing = await withoutCertificate({ ...(await issuerOf('TUR', 'TR')), state: 'AUS' });
  expect(judge(posing, TrustList.of([listed(australia.der)]))).toBe('SIGNATURE_INVALID');
});
