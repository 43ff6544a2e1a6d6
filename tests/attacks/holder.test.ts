import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { decode } from '../../src/main/credential/decode.ts';
import { authenticate } from '../../src/main/trust/authenticate.ts';
import { importTrust } from '../../src/main/trust/import/import-trust.ts';
import { trustOfLine } from '../../src/main/trust/from-line.ts';
import { importRevocations } from '../../src/main/trust/revocation/import-revocations.ts';
import { Revocations } from '../../src/main/trust/revocation/revocations.ts';
import { TrustList } from '../../src/main/trust/trust-list.ts';
import { decoded, issueCertificate, judge, NOW, signed } from '../main/trust/fixture.ts';
import { createIssuer, issueHcert, trustDocument, type Issuer } from '../support/issuer/hcert.ts';

/** The adversary: the holder of a code, who changes in it whatever no signature covers. */

const UCI = 'URN:UVCI:01:ID:GERBANG/CONTOH#1';
const file = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('whose certificate is revoked', () => {
  let issuer: Issuer;
  let revocations: Revocations;

  beforeEach(async () => {
    issuer = await createIssuer({ country: 'ID' }, NOW);
    const hash = createHash('sha256').update(UCI).digest().subarray(0, 16).toString('base64');
    const batch = { country: 'ID', kid: issuer.kid, hashType: 'UCI', entries: [{ hash }] };
    revocations = Revocations.of(importRevocations(file([batch]), 'batch')?.batches ?? []);
  });

  async function verdictOf(as: Issuer, trust: TrustList): Promise<string> {
    const dates = { issuedAt: new Date('2022-01-10T00:00:00Z'), expiresAt: new Date('2023-01-10T00:00:00Z') };
    const text = issueHcert(as, { vaccination: {}, ...dates, tamper: { headers: 'unprotected' } });
    const credential = await decode({ text, bytes: Buffer.from(text) });
    try {
      authenticate(credential, trust, NOW, { revocations });
      return 'verified';
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : 'another error';
    }
  }

  const listOf = (...issuers: Issuer[]) =>
    TrustList.of(importTrust(file(trustDocument(...issuers)), { name: 'list' }).keys);
  const called = (kid: string): Issuer => ({ ...issuer, kid });

  test('does not escape by the key’s other name, be it one of the list or of its certificate', async () => {
    const alias = called('AAAAAAAAAAA=');
    expect(await verdictOf(issuer, listOf(issuer))).toBe('CREDENTIAL_REVOKED');
    expect(await verdictOf(alias, listOf(issuer, alias))).toBe('CREDENTIAL_REVOKED');
    expect(await verdictOf(alias, listOf(alias))).toBe('CREDENTIAL_REVOKED');
  });

  test('does not escape by a key that is trusted without a name as well', async () => {
    const pem = issuer.publicKey.export({ format: 'pem', type: 'spki' }).toString();
    const both = TrustList.merge(listOf(issuer), trustOfLine({ keys: [pem] }).trust);
    expect(await verdictOf(called('AAAAAAAAAAA='), both)).toBe('CREDENTIAL_REVOKED');
  });

  test('is told from whom the same key signed and nobody revoked', async () => {
    const other = await createIssuer({ country: 'ID' }, NOW);
    expect(await verdictOf(other, listOf(issuer, other))).toBe('verified');
  });
});

describe('who brings the signer of a VDS-NC within the code', () => {
  const HEALTH = '2.23.136.1.1.14.2';

  async function verdictOf(
    authority: Parameters<typeof issueCertificate>[0],
    signer: Parameters<typeof issueCertificate>[0],
  ): Promise<string> {
    const csca = await issueCertificate({ authority: true, ...authority });
    const issued = await issueCertificate({ by: csca, purposes: [HEALTH], ...signer });
    const key = { by: 'certificate', der: issued.der } as const;
    const credential = decoded(signed('ES256', issued, { domain: 'icao', key }));
    return judge(credential, trustOfLine({ certificates: [csca.der.toString('base64')] }).trust);
  }

  test('is believed by an authority of the state, for proofs of health', async () => {
    expect(await verdictOf({}, {})).toBe('verified');
  });

  test.each([
    ['no purpose at all', { purposes: undefined }],
    ['the purpose of signers of visible seals', { purposes: ['2.23.136.1.1.14.1'] }],
    ['the purpose of web servers', { purposes: ['1.3.6.1.5.5.7.3.1'] }],
  ])('is not with a signer that has %s', async (_, signer) => {
    expect(await verdictOf({}, signer)).toBe('ISSUER_KEY_WRONG_USE');
  });

  test.each([
    ['the signer', {}, { extensions: [critical()] }],
    ['the authority', { extensions: [critical()] }, {}],
  ])('is not where %s asks for something critical that nobody knows', async (_, authority, signer) => {
    expect(await verdictOf(authority, signer)).toBe('ISSUER_CHAIN_INVALID');
  });

  test('is not by an authority of no state, nor by a signer of none', async () => {
    const nowhere = { subject: 'O=Gerbang test, CN=Nowhere' };
    expect(await verdictOf(nowhere, {})).toBe('ISSUER_CHAIN_INVALID');
    expect(await verdictOf({}, nowhere)).toBe('ISSUER_CHAIN_INVALID');
  });
});

function critical(): x509.Extension {
  return new x509.Extension('1.2.3.4.5.6', true, new Uint8Array([5, 0]));
}
