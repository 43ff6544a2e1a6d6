import { describe, expect, test } from 'vitest';
import { importTrust } from '../../src/main/trust/import/import-trust.ts';
import { hasTestdata, NO_TESTDATA, readTestdata } from '../support/vectors.ts';

/* A registry of issuers of every format, as it stood in 2024. */

const present = hasTestdata('registry');
if (!present) process.stdout.write(`${NO_TESTDATA}\n`);

const read = (path: string) => importTrust(readTestdata(`registry/${path}`), { name: path });

describe.skipIf(!present)('the registry', () => {
  const registry = present ? read('registry.json') : undefined;
  const of = (domain: string) => registry?.keys.filter((key) => key.domain === domain) ?? [];

  test('is read whole but for whom it says is not to be trusted', () => {
    const skipped = registry?.skipped.map(
      ({ what, why }) => `${what.split(' ')[0] ?? ''}: ${why.slice(0, 31)}`,
    );
    expect(skipped?.toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 'CRED: its format (CRED) is none that '.slice(0, 37)),
      ...Array.from({ length: 2 }, () => 'EUDCC: the registry says terminated: T'),
      ...Array.from({ length: 5 }, () => 'SmartHealthCards: the registry says revoked'),
    ]);
    expect(['dcc', 'shc', 'icao', 'divoc'].map((domain) => of(domain).length)).toEqual([891, 979, 255, 5]);
  });

  test('has seven signers of Indonesia', () => {
    expect(of('dcc').filter(({ record }) => record.country === 'ID')).toHaveLength(7);
  });

  test('has 252 passport authorities, and three signers of VDS-NC', () => {
    expect(of('icao').filter(({ role }) => role === 'authority')).toHaveLength(252);
    expect(of('icao').filter(({ role }) => role === 'signer')).toHaveLength(3);
  });

  test('has the keys of DIVOC by their DID: RSA of India, Ed25519 of Indonesia', () => {
    const kinds = of('divoc').map(({ record: { name }, publicKey }) => [
      name.by === 'method' && name.id,
      publicKey?.asymmetricKeyType,
    ]);
    expect(kinds).toEqual([
      ['did:india', 'rsa'],
      ['did:srilanka:moh', 'rsa'],
      ['did:philippines', 'rsa'],
      ['did:jamaica', 'ed25519'],
      ['did:indonesia', 'ed25519'],
    ]);
  });

  test('narrows signers to the statements that it lists', () => {
    const only = (kind: 'vaccination' | 'test' | 'recovery') =>
      of('dcc').filter(({ record: { uses } }) => uses.length === 1 && uses[0] === kind).length;
    expect([only('vaccination'), only('test'), only('recovery')]).toEqual([159, 52, 117]);
  });

  test('the test registry and the ICAO master list are of the same kind', () => {
    expect(read('test_registry.json').keys).toHaveLength(91);
    const masterList = read('icao_master_list.json').keys;
    expect(masterList.filter(({ role }) => role === 'authority')).toHaveLength(245);
    expect(masterList).toHaveLength(246);
  });
});
