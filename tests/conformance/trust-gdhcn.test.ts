import { describe, expect, test } from 'vitest';
import { importTrust } from '../../src/main/trust/import/import-trust.ts';
import { hasTestdata, NO_TESTDATA, readTestdata } from '../support/vectors.ts';

/* The trust list of WHO's Global Digital Health Certification Network, as it was published on 2026-08-22. */

const present = hasTestdata('gdhcn');
if (!present) process.stdout.write(`${NO_TESTDATA}\n`);

const read = (path: string) => importTrust(readTestdata(`gdhcn/${path}`), { name: path });
const count = <T extends string>(values: readonly T[], value: T) =>
  values.filter((one) => one === value).length;

describe.skipIf(!present)('WHO’s trust list', () => {
  const list = present ? read('did.json') : undefined;

  test('is read whole: 501 keys, none skipped', () => {
    expect(list?.keys).toHaveLength(501);
    expect(list?.skipped).toEqual([]);
    expect(list?.source).toBe('did:web:tng-cdn.who.int:v2:trustlist');
  });

  test('has 438 signers, 61 authorities, and 2 keys for other purposes', () => {
    const roles = list?.keys.map(({ role }) => role) ?? [];
    expect([count(roles, 'signer'), count(roles, 'authority'), count(roles, 'other')]).toEqual([438, 61, 2]);
  });

  test('keeps the certificates that have ended, for what they signed before', () => {
    const ended = (at: string) => list?.keys.filter(({ notAfter }) => notAfter < Date.parse(at)).length;
    expect(ended('2026-08-22T17:05:01Z')).toBe(314);
    expect(ended('2026-11-23T00:00:00Z')).toBe(317);
  });

  test('no key id collides, and every key loads', () => {
    expect(new Set(list?.keys.map(({ record }) => JSON.stringify(record.name))).size).toBe(501);
    expect(list?.keys.filter(({ publicKey }) => publicKey === null)).toEqual([]);
  });

  test('the keys whose JWK names no curve come from their certificate', () => {
    const curves = ['Bu3Xg4NDnpQ=', 'Dk6CLj59tV8=', 'LCPepaAVVU8=', 'pcU89oQ6OV4='].map(
      (kid) =>
        list?.keys.find(({ record: { name } }) => name.by === 'kid' && name.kid === kid)?.publicKey
          ?.asymmetricKeyDetails?.namedCurve,
    );
    expect(curves).toEqual(['secp384r1', 'secp384r1', 'secp521r1', 'secp384r1']);
  });

  test('says who signed it; that is unchecked without the signer’s own document', () => {
    expect(list?.proof).toMatchObject({ state: 'unchecked', created: '2026-08-22T17:05:01Z' });
  });

  test('Indonesia’s own part has its signer', () => {
    const { keys } = read('IDN/did.json');
    expect(keys.map(({ record }) => record)).toMatchObject([
      {
        name: { by: 'kid', kid: 'umFDVUdIS8Y=' },
        role: 'signer',
        country: 'ID',
        notBefore: '2023-02-15T18:11:42.000Z',
        notAfter: '2025-02-14T18:11:42.000Z',
        uses: ['vaccination', 'test', 'recovery'],
      },
    ]);
  });

  test('the reference document names the participants’ lists and has no key', () => {
    const { keys, references } = read('ref-did.json');
    expect(keys).toEqual([]);
    expect(references).toHaveLength(40);
    expect(references).toContain('did:web:tng-cdn.who.int:v2:trustlist-ref:-:IDN');
  });
});
