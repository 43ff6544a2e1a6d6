import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createIssuer, trustDocument, type Issuer } from '../support/issuer/hcert.ts';
import { ListSigner } from '../support/issuer/list-signer.ts';
import { createShcIssuer } from '../support/issuer/shc.ts';
import { gerbang, NOW, testFolder } from './in-process.ts';

let issuers: Issuer[];
beforeAll(async () => {
  issuers = await Promise.all(['ID', 'SG', 'MY'].map((country) => createIssuer({ country }, NOW)));
});

/** A kiosk's folder, and one with files to import. */
function folders() {
  const folder = testFolder();
  const stick = join(folder, 'stick');
  mkdirSync(stick);
  const write = (name: string, content: unknown) => {
    const path = join(stick, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const data = join(folder, 'kiosk');
  const trust = (...args: string[]) => gerbang(['trust', ...args, '--data', data]);
  return { stick, write, trust };
}

const pem = (issuer: Issuer) => issuer.certificate.toString();

describe('import', () => {
  test('says what it takes, and list shows it with its date', async () => {
    const { write, trust } = folders();
    const file = write('who.json', trustDocument(...issuers));
    const { code, out, err } = await trust('import', file);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toEqual([`${file}: did, 3 keys (3 new, 0 known, 0 removed)`]);
    const listed = await trust('list');
    expect(listed).toMatchObject({ code: 0, err: '' });
    expect(listed.out).toEqual([
      `did:web:example.test:v2:trustlist\tdid\t3 keys\t${NOW.toISOString()}\tproof none`,
    ]);
  });

  test('a folder, file by file: what is no list is told and stops nothing', async () => {
    const { stick, write, trust } = folders();
    const [first, second] = issuers;
    if (!first || !second) throw new Error('no issuers');
    write('a.pem', pem(first));
    write('b.txt', 'autorun');
    write('c.json', '{"half":');
    write('d.pem', pem(second));
    const { code, out, err } = await trust('import', stick);
    expect(code).toBe(1);
    expect(out.map((line) => /([a-z.]+): certificates, \d+ keys/.exec(line)?.[1])).toEqual([
      'a.pem',
      'd.pem',
    ]);
    expect(err.split('\n')).toEqual([
      `${join(stick, 'b.txt')}: b.txt is no list of keys that we know`,
      `${join(stick, 'c.json')}: c.json is no list of keys that we know`,
    ]);
    expect((await trust('list')).out).toHaveLength(2);
  });

  test('a missing file or an empty folder stops nothing either', async () => {
    const { stick, write, trust } = folders();
    const empty = join(stick, 'empty');
    mkdirSync(empty);
    const good = write('who.json', trustDocument(...issuers));
    const { code, out, err } = await trust('import', '/nonexistent.json', empty, good);
    expect(code).toBe(1);
    expect(out).toHaveLength(1);
    expect(err.split('\n')).toEqual(['/nonexistent.json is not there', `${empty} has no files`]);
  });

  test('a list that would lose many keys is taken only with --yes', async () => {
    const { write, trust } = folders();
    await trust('import', write('who.json', trustDocument(...issuers)));
    const shrunk = write('who.json', trustDocument(...issuers.slice(0, 1)));

    const asked = await trust('import', shrunk);
    expect(asked.code).toBe(1);
    expect(asked.out).toEqual([`${shrunk}: did, 1 keys (0 new, 1 known, 2 removed)`]);
    expect(asked.err).toContain('not taken: more keys would be gone than lists lose in a week; --yes');
    expect((await trust('list')).out[0]).toContain('3 keys');

    expect(await trust('import', '--yes', shrunk)).toMatchObject({ code: 0, err: '' });
    expect((await trust('list')).out[0]).toContain('1 keys');
  });

  test('with a signer named, only what it has signed is taken', async () => {
    const { write, trust } = folders();
    const signer = write('signer.json', new ListSigner().document());
    const asked = await trust('import', '--signer', signer, write('who.json', trustDocument(...issuers)));
    expect(asked.code).toBe(1);
    expect(asked.err).toContain('not taken: its signer is known, and nothing proves this issue');
    expect((await trust('list')).out).toEqual([]);
  });

  test('of two files of one name the second does not replace the first', async () => {
    const { stick, write, trust } = folders();
    const [first, second] = issuers;
    if (!first || !second) throw new Error('no issuers');
    for (const folder of ['a', 'b']) mkdirSync(join(stick, folder));
    const files = [write('a/keys.pem', pem(first)), write('b/keys.pem', pem(second))];
    const { code, err } = await trust('import', '--yes', ...files);
    expect(code).toBe(1);
    expect(err).toContain('--name NAME');
    expect((await trust('list', '--keys')).out.join('\n')).toContain(first.kid);
    expect((await trust('import', '--name', 'other.pem', files[1] ?? '')).code).toBe(0);
    expect((await trust('list')).out).toHaveLength(2);
  });

  test('a key set needs its issuer', async () => {
    const { write, trust } = folders();
    const { jwk, url } = await createShcIssuer();
    const file = write('jwks.json', { keys: [jwk] });
    const { code, err } = await trust('import', file);
    expect(code).toBe(1);
    expect(err).toContain('--issuer URL');
    expect(await trust('import', '--issuer', url, file)).toMatchObject({ code: 0 });
    expect((await trust('list')).out[0]?.startsWith(`${url}\tjwks\t1 keys`)).toBe(true);
  });

  test('a key that does not read is skipped by name, and the others are taken', async () => {
    const { write, trust } = folders();
    const document = trustDocument(...issuers);
    const [first, ...others] = document.verificationMethod;
    const broken = { ...first, publicKeyJwk: { kid: 'x', x5c: ['AAAA'] } };
    const file = write('who.json', { ...document, verificationMethod: [broken, ...others] });
    const { code, out, err } = await trust('import', file);
    expect(code).toBe(0);
    expect(out[0]).toContain('2 keys');
    expect(err).toMatch(/^ {2}skipped .+: .+/);
  });

  test('a private key is no business of a kiosk', async () => {
    const { write, trust } = folders();
    const [issuer] = issuers;
    const secret = issuer?.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() ?? '';
    const { code, err } = await trust('import', write('key.pem', secret));
    expect(code).toBe(1);
    expect(err).toContain('a private key: it has no business on a kiosk');
  });
});

describe('list', () => {
  test('--keys names every key with its list and end', async () => {
    const { write, trust } = folders();
    await trust('import', write('who.json', trustDocument(...issuers)));
    const { out } = await trust('list', '--keys');
    expect(out).toHaveLength(1 + 3);
    for (const { kid, country } of issuers) {
      const row = out.find((line) => line.includes(kid))?.split('\t');
      expect(row).toEqual([
        'dcc',
        JSON.stringify({ by: 'kid', kid }),
        'signer',
        country,
        expect.stringMatching(/^2023-/),
        'did:web:example.test:v2:trustlist',
      ]);
    }
  });

  test('of a kiosk that has none says so, and makes none', async () => {
    const { trust } = folders();
    for (let i = 0; i < 2; i += 1) {
      const { code, out, err } = await trust('list');
      expect({ code, out }).toEqual({ code: 1, out: [] });
      expect(err).toMatch(/^gerbang: there is no trust list yet in /);
    }
  });
});
