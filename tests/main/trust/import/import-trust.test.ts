import { describe, expect, test } from 'vitest';
import { TrustImportError } from '../../../../src/main/trust/errors.ts';
import { importTrust } from '../../../../src/main/trust/import/import-trust.ts';
import type { TrustFile } from '../../../../src/main/trust/import/trust-import.ts';
import { createIssuer, trustDocument } from '../../../support/issuer/hcert.ts';
import { ec, ed25519, issueCertificate, kidOf, NOW, pemOf, rsa, type KeyPair } from '../fixture.ts';

const pemCertificate = (der: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

function take(content: unknown, file: Partial<TrustFile> = {}) {
  const bytes =
    content instanceof Uint8Array
      ? content
      : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return importTrust(bytes, { name: 'stick.bin', ...file });
}

function refusal(content: unknown, file: Partial<TrustFile> = {}): string {
  try {
    take(content, file);
    return 'taken';
  } catch (error) {
    if (error instanceof TrustImportError) return error.code;
    throw error;
  }
}

const jwk = ({ publicKey }: KeyPair, more: object = {}) => ({
  ...publicKey.export({ format: 'jwk' }),
  kid: 'k1',
  use: 'sig',
  alg: 'ES256',
  ...more,
});

describe('a GDHCN trust list', () => {
  test('comes to a key for each method, known by its key id', async () => {
    const issuers = await Promise.all([
      createIssuer({ country: 'ID' }, NOW),
      createIssuer({ country: 'MY', algorithm: 'PS256', uses: ['test'] }, NOW),
    ]);
    const { kind, source, keys, skipped, proof } = take(trustDocument(...issuers));
    expect({ kind, source, skipped, proof }).toEqual({
      kind: 'did',
      source: 'did:web:example.test:v2:trustlist',
      skipped: [],
      proof: undefined,
    });
    expect(
      keys.map(({ record: { domain, name, role, uses, country, label } }) => ({
        domain,
        name,
        role,
        uses,
        country,
        label,
      })),
    ).toEqual([
      {
        domain: 'dcc',
        name: { by: 'kid', kid: issuers[0].kid },
        role: 'signer',
        uses: ['vaccination', 'test', 'recovery'],
        country: 'ID',
        label: 'IDN',
      },
      {
        domain: 'dcc',
        name: { by: 'kid', kid: issuers[1].kid },
        role: 'signer',
        uses: ['test'],
        country: 'MY',
        label: 'MYS',
      },
    ]);
  });

  test('tells authorities and other keys from signers by what the list says', async () => {
    const document = trustDocument(await createIssuer({ country: 'ID' }, NOW));
    const [method] = document.verificationMethod;
    const roles = ['#DSC', '#CSCA', '#DECA'].map((code) => {
      const { keys } = take({ ...document, verificationMethod: [{ ...method, keyusage: { code } }] });
      return keys.map(({ role }) => role);
    });
    expect(roles).toEqual([['signer'], ['authority'], ['other']]);
  });

  test('takes keys of certificates of vaccination (ICVP) for vaccinations only', async () => {
    const document = trustDocument(await createIssuer({ country: 'ID' }, NOW));
    const [method] = document.verificationMethod;
    const usesOf = (more: object) =>
      take({ ...document, verificationMethod: [{ ...method, ...more }] }).keys.map(
        ({ record }) => record.uses,
      );
    const id = 'did:web:example.test:v2:trustlist:ICVP:IDN:DSC#a';
    expect(usesOf({ domain: { code: '#ICVP' } })).toEqual([['vaccination']]);
    expect(usesOf({ domain: undefined, id })).toEqual([['vaccination']]);
    const { x5c: _, ...jwk } = method?.publicKeyJwk ?? {};
    expect(usesOf({ domain: { code: '#ICVP' }, publicKeyJwk: jwk })).toEqual([['vaccination']]);
  });

  test('skips a method that does not read and says why, and takes the others', async () => {
    const document = trustDocument(await createIssuer({ country: 'ID' }, NOW));
    const [method] = document.verificationMethod;
    const bad = [
      { ...method, id: 'did:x#bad', publicKeyJwk: { ...method?.publicKeyJwk, x5c: ['AAAA'] } },
      {
        ...method,
        id: 'did:x#off',
        publicKeyJwk: { kty: 'EC', crv: 'P-256', kid: 'a', x: 'AAAA', y: 'AAAA' },
      },
      { ...method, id: 'did:x#foreign', domain: { code: '#IPS' } },
      { id: 'did:x#none' },
      42,
    ];
    const { keys, skipped } = take({ ...document, verificationMethod: [...bad, method] });
    expect(keys).toHaveLength(1);
    expect(skipped.map(({ what }) => what)).toEqual([
      'did:x#bad',
      'did:x#off',
      'did:x#foreign',
      'verificationMethod 3',
      'verificationMethod 4',
    ]);
    expect(skipped.every(({ why }) => why.length > 10)).toBe(true);
  });

  test('that only refers to others has no keys and says which', () => {
    const { keys, references } = take({ id: 'did:web:a', verificationMethod: ['did:web:b', 'did:web:c'] });
    expect(keys).toEqual([]);
    expect(references).toEqual(['did:web:b', 'did:web:c']);
  });

  test('says who signed it, and whether that was checked', async () => {
    const proof = {
      type: 'JsonWebSignature2020',
      created: '2026-08-22T17:05:01Z',
      verificationMethod: 'did:web:who',
      jws: 'x..y',
    };
    const document = { ...trustDocument(await createIssuer({ country: 'ID' }, NOW)), proof };
    const shown = { signer: 'did:web:who', created: '2026-08-22T17:05:01Z' };
    expect(take(document).proof).toEqual({ state: 'unchecked', ...shown });
    const bytes = Buffer.from(JSON.stringify(document));
    const checked = importTrust(
      bytes,
      { name: 'a' },
      { verifyDidProof: (raw) => (raw ? { state: 'valid', key: 'MFkw' } : { state: 'invalid' }) },
    );
    expect(checked.proof).toEqual({ state: 'valid', ...shown, key: 'MFkw' });
  });
});

describe('certificates and public keys', () => {
  const names = (keys: ReturnType<typeof take>['keys']) =>
    keys.map(({ domain, role, record }) => `${domain} ${role} ${record.name.by}`);

  test('a certificate serves HCERT by its key id and VDS-NC by itself, in DER, base64 and PEM', async () => {
    const { der, ...rest } = await issueCertificate();
    for (const content of [der, der.toString('base64'), pemCertificate(der)]) {
      const { kind, keys } = take(content);
      expect(kind).toBe('certificates');
      expect(names(keys)).toEqual(['dcc signer kid', 'icao signer certificate']);
      expect(keys[0]?.record.name).toEqual({ by: 'kid', kid: kidOf({ der, ...rest }) });
    }
  });

  test('one that may sign certificates is an authority for VDS-NC', async () => {
    const { der } = await issueCertificate({ authority: true });
    expect(names(take(der).keys)).toEqual(['dcc signer kid', 'icao authority certificate']);
  });

  test('one with purposes of EU DCC serves HCERT alone', async () => {
    const { der } = await issueCertificate({ purposes: ['1.3.6.1.4.1.1847.2021.1.2'] });
    expect(names(take(der).keys)).toEqual(['dcc signer kid']);
  });

  test('many in one file, and what else stands there is told', async () => {
    const certificates = await Promise.all([issueCertificate(), issueCertificate()]);
    const privateKey = ec().privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const file = [
      'Bag Attributes\n',
      ...certificates.map(({ der }) => pemCertificate(der)),
      pemOf(rsa()),
      privateKey,
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
    ].join('');
    const { keys, skipped } = take(file, { domain: 'dcc' });
    expect(names(keys)).toEqual(['dcc signer kid', 'dcc signer kid', 'dcc signer any']);
    expect(skipped.map(({ what }) => what)).toEqual(['private key 4', 'certificate 5']);
  });

  test('a public key serves HCERT and DIVOC under any name', () => {
    expect(names(take(pemOf(ed25519())).keys)).toEqual(['dcc signer any', 'divoc signer any']);
    expect(names(take(pemOf(ed25519()), { domain: 'divoc' }).keys)).toEqual(['divoc signer any']);
    const pkcs1 = rsa().publicKey.export({ format: 'pem', type: 'pkcs1' }).toString();
    expect(names(take(pkcs1).keys)).toEqual(['dcc signer any', 'divoc signer any']);
  });

  test('SMART Health Card and VDS-NC keys do not come so', () => {
    expect(refusal(pemOf(ec()), { domain: 'shc' })).toBe('TRUST_FILE_EMPTY');
    expect(refusal(pemOf(ec()), { domain: 'icao' })).toBe('TRUST_FILE_EMPTY');
  });
});

describe('a key set', () => {
  test('is its issuer’s', () => {
    const { source, keys } = take(
      { keys: [jwk(ec())] },
      { issuer: 'https://a.example/.well-known/jwks.json' },
    );
    expect(source).toBe('https://a.example');
    expect(keys.map(({ domain, record }) => [domain, record.name])).toEqual([
      ['shc', { by: 'issuer-kid', issuer: 'https://a.example', kid: 'k1' }],
    ]);
  });

  test('without an issuer is refused', () => {
    expect(refusal({ keys: [jwk(ec())] })).toBe('TRUST_FILE_ISSUER_MISSING');
  });

  test('has its unusable keys skipped: for encryption, nameless, off the curve', () => {
    const { x, ...withoutX } = jwk(ec());
    const bad = [
      jwk(ec(), { use: 'enc' }),
      jwk(ec(), { kid: undefined }),
      { ...withoutX },
      jwk(ec(), { x }),
      'x',
    ];
    const { keys, skipped } = take({ keys: [...bad, jwk(ec())] }, { issuer: 'https://a.example' });
    expect(keys).toHaveLength(1);
    expect(skipped).toHaveLength(5);
  });

  test('keeps no private part', () => {
    const pair = ec();
    const secret = pair.privateKey.export({ format: 'jwk' });
    const { keys } = take({ keys: [{ ...jwk(pair), d: secret.d }] }, { issuer: 'https://a.example' });
    expect(JSON.stringify(keys[0]?.record)).not.toContain(secret.d);
    expect(keys[0]?.publicKey?.type).toBe('public');
  });
});

describe('a registry', () => {
  const entry = (didDocument: unknown, more: object = {}) => ({
    displayName: { en: 'Gov of Somewhere' },
    entityType: 'issuer',
    status: 'current',
    validFromDT: '2021-01-01T01:00:00.000Z',
    credentialType: ['v'],
    didDocument,
    ...more,
  });

  test('has keys of every format, each known as its credentials know it', async () => {
    const [dcc, csca] = await Promise.all([issueCertificate(), issueCertificate({ authority: true })]);
    const { kind, keys, skipped } = take({
      EUDCC: {
        a2lk: entry(pemCertificate(dcc.der)),
        S2V5: entry(pemOf(ec()), { credentialType: ['t', 'r'] }),
      },
      ICAO: { 'ID#x': entry(pemCertificate(csca.der)) },
      DIVOC: { 'did:indonesia': entry(pemOf(ed25519())) },
      SmartHealthCards: { 'https://a.example/x#k1': entry(jwk(ec())) },
      CRED: { 'K1.EXAMPLE': entry(pemOf(ec())) },
    });
    expect(kind).toBe('registry');
    expect(
      keys.map(({ domain, role, record: { name, uses } }) => ({ domain, role, name, uses })),
    ).toMatchObject([
      { domain: 'dcc', role: 'signer', name: { by: 'kid', kid: 'a2lk' }, uses: ['vaccination'] },
      { domain: 'dcc', role: 'signer', name: { by: 'kid', kid: 'S2V5' }, uses: ['test', 'recovery'] },
      { domain: 'shc', name: { by: 'issuer-kid', issuer: 'https://a.example/x', kid: 'k1' } },
      { domain: 'icao', role: 'authority', name: { by: 'certificate' } },
      { domain: 'divoc', name: { by: 'method', id: 'did:indonesia' } },
    ]);
    expect(skipped.map(({ what }) => what)).toEqual(['CRED K1.EXAMPLE']);
  });

  test('leaves out whom it calls revoked, and keeps whom it only calls terminated', () => {
    const { keys, skipped } = take({
      EUDCC: {
        revoked: entry(pemOf(ec()), { status: 'revoked' }),
        stolen: entry(pemOf(ec()), { status: 'terminated', statusDetail: 'unauthorised access' }),
        retired: entry(pemOf(ec()), { status: 'terminated' }),
      },
    });
    expect(keys.map(({ record }) => record.name)).toEqual([{ by: 'kid', kid: 'retired' }]);
    expect(skipped.map(({ what }) => what)).toEqual(['EUDCC revoked', 'EUDCC stolen']);
  });
});

describe('an EU list of signers', () => {
  test('as the gateway has it, and as apps get it behind a signature', async () => {
    const [signer, csca] = await Promise.all([issueCertificate(), issueCertificate({ authority: true })]);
    const certificates = [
      { kid: kidOf(signer), country: 'ID', certificateType: 'DSC', rawData: signer.der.toString('base64') },
      { kid: kidOf(csca), country: 'ID', certificateType: 'CSCA', rawData: csca.der.toString('base64') },
      { kid: 'bad', country: 'ID', certificateType: 'DSC', rawData: 'AAAA' },
    ];
    const signature = Buffer.alloc(64, 7).toString('base64');
    const files = [
      JSON.stringify(certificates),
      JSON.stringify({ certificates }),
      `${signature}\n${JSON.stringify({ certificates })}`,
    ];
    for (const file of files) {
      const { kind, keys, skipped } = take(file);
      expect(kind).toBe('dsc-list');
      expect(keys.map(({ role, record }) => [role, record.name])).toEqual([
        ['signer', { by: 'kid', kid: kidOf(signer) }],
        ['authority', { by: 'kid', kid: kidOf(csca) }],
      ]);
      expect(skipped.map(({ what }) => what)).toEqual(['bad']);
    }
    expect(files.map((file) => take(file).proof?.state)).toEqual([undefined, undefined, 'unchecked']);
  });
});

test.each([
  ['', 'TRUST_FILE_UNKNOWN'],
  ['hello', 'TRUST_FILE_UNKNOWN'],
  ['{"keys": [', 'TRUST_FILE_MALFORMED'],
  ['{}', 'TRUST_FILE_UNKNOWN'],
  ['[]', 'TRUST_FILE_UNKNOWN'],
  ['null', 'TRUST_FILE_UNKNOWN'],
  ['{"EUDCC": {}}', 'TRUST_FILE_EMPTY'],
  ['{"id": "did:web:a", "verificationMethod": []}', 'TRUST_FILE_EMPTY'],
  ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', 'TRUST_FILE_EMPTY'],
])('a file of %j is refused: %s', (content, code) => {
  expect(refusal(content)).toBe(code);
});
