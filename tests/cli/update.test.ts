import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPublicKey, readSecretKey } from '../../src/main/update/release-key.ts';
import { ledgerIn } from '../../src/main/update/ledger.ts';
import { ListServer } from '../main/fetch/server.ts';
import { gerbang, NOW, testFolder } from './in-process.ts';

const NAMES = [
  'Gerbang-0.2.0-linux-amd64.deb',
  'Gerbang-0.2.0-linux-x86_64.AppImage',
  'Gerbang-0.2.0-portable.exe',
  'Gerbang-0.2.0-win-x64.exe',
];

async function withKey() {
  const folder = testFolder();
  const key = join(folder, 'release.key');
  const made = await gerbang(['update', 'key', '--issuer', 'Diskominfo PPU', '--out', key]);
  const dist = join(folder, 'dist');
  return { folder, key, made, dist };
}

/** A folder as electron-builder leaves it. */
async function released(version = '0.2.0') {
  const { folder, key } = await withKey();
  const dist = testFolder();
  for (const name of NAMES) writeFileSync(join(dist, name), `the content of ${name}`);
  writeFileSync(join(dist, 'builder-debug.yml'), 'x: y');
  const call = ['update', 'make', '--key', key, '--version', version, '--out', dist];
  const check = ['update', 'check', dist, '--key', `${key}.pub`, '--running', '0.1.0', '--data', folder];
  return { folder, key, dist, call, check };
}

describe('update key', () => {
  test('makes a secret half for its owner, and a public one for builds; once', async () => {
    const { key, made } = await withKey();
    expect(made).toMatchObject({
      code: 0,
      out: [expect.stringMatching(/^(?:[0-9A-F]{4} ){4}[0-9A-F]{4}\tDiskominfo PPU$/)],
    });
    if (process.platform !== 'win32') expect(statSync(key).mode & 0o777).toBe(0o600);
    const [secret, half] = [key, `${key}.pub`].map((file) => readFileSync(file, 'utf8'));
    expect(readPublicKey(half ?? '').keyid).toBe(readSecretKey(secret ?? '').keyid);
    expect(half).not.toContain('privateKey');
    const { privateKey } = JSON.parse(secret ?? '');
    expect([...made.out, made.err].join()).not.toContain(privateKey);
    for (const file of [key, `${key}.pub`])
      expect(await gerbang(['update', 'key', '--show', file])).toMatchObject({ code: 0, out: made.out });
    expect(await gerbang(['update', 'key', '--issuer', 'X', '--out', key])).toMatchObject({ code: 1 });
    expect(readFileSync(key, 'utf8')).toBe(secret);
  });

  test('the secret half is none to bake in, and the public one none to sign with', async () => {
    const { key } = await withKey();
    expect(() => readPublicKey(readFileSync(key, 'utf8'))).toThrow(
      expect.objectContaining({ code: 'KEY_FILE_INVALID' }),
    );
    expect(() => readSecretKey(readFileSync(`${key}.pub`, 'utf8'))).toThrow(
      expect.objectContaining({ code: 'KEY_FILE_INVALID' }),
    );
  });

  test('a wrong call says what is missing', async () => {
    const file = join(testFolder(), 'k');
    expect(await gerbang(['update', 'key', '--issuer', 'X'])).toMatchObject({ code: 2 });
    expect(await gerbang(['update', 'key', '--out', file])).toMatchObject({ code: 2 });
    expect(await gerbang(['update', 'key', '--show', file])).toMatchObject({ code: 1 });
  });
});

describe('update make and check', () => {
  test('what was signed is what a kiosk takes, of each kind', async () => {
    const { call, check, dist } = await released();
    const made = await gerbang([...call, '--notes-id', 'Lebih cepat.', '--notes-en', 'Faster.']);
    expect(made).toMatchObject({ code: 0, err: expect.stringContaining('signed by Diskominfo PPU') });
    expect(made.out.map((line) => line.split('\t').slice(0, 4))).toEqual([
      ['linux', 'x64', 'deb', NAMES[0]],
      ['linux', 'x64', 'appimage', NAMES[1]],
      ['win32', 'x64', 'portable', NAMES[2]],
      ['win32', 'x64', 'nsis', NAMES[3]],
    ]);
    const checked = await gerbang(check);
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(checked.out[0]).toBe(`0.2.0\t${NOW.toISOString()}\tDiskominfo PPU`);
    expect(checked.out.slice(1).map((line) => line.split('\t')[0])).toEqual(['ok', 'ok', 'ok', 'ok']);
    // The manifest's file does as well as its folder.
    const file = join(dist, 'gerbang-update.json');
    expect(await gerbang(check.map((word) => (word === dist ? file : word)))).toMatchObject({ code: 0 });
  });

  test('only what was named is in it; what lies elsewhere is refused', async () => {
    const { call, dist } = await released();
    const [deb = ''] = NAMES;
    expect((await gerbang([...call, deb])).out).toHaveLength(1);
    expect((await gerbang([...call, join(dist, deb)])).out).toHaveLength(1);
    expect(await gerbang([...call, join(testFolder(), deb)])).toMatchObject({ code: 2 });
    expect(await gerbang([...call, 'Gerbang-0.3.0-linux-amd64.deb'])).toMatchObject({ code: 1 });
    writeFileSync(join(dist, 'Gerbang-0.2.0-win-ia32.exe'), 'x');
    expect(await gerbang(call)).toMatchObject({ code: 1, err: expect.stringContaining('ia32') });
  });

  test('a version that is not in the names is told', async () => {
    const { call } = await released('0.3.0');
    expect(await gerbang(call)).toMatchObject({
      code: 0,
      err: expect.stringContaining('does not have 0.3.0 in its name'),
    });
  });

  test.each([
    ['UPDATE_OLDER', ['--running', '0.2.1']],
    ['UPDATE_CURRENT', ['--running', '0.2.0']],
  ])('%s: a kiosk would not take it', async (code, more) => {
    const { call, check } = await released();
    await gerbang(call);
    const { code: exit, out } = await gerbang([...check, ...more]);
    expect(exit).toBe(1);
    expect(out.slice(1).map((line) => line.split('\t')[0])).toEqual([code, code, code, code]);
  });

  test('what this kiosk has had, and what failed on it, counts', async () => {
    const { call, check, folder } = await released();
    await gerbang(call);
    ledgerIn(join(folder, 'updates')).change(() => ({ highest: '0.2.0', failed: ['0.2.0'] }));
    expect((await gerbang(check)).out[1]).toMatch(/^UPDATE_TAKEN_BACK\t/);
  });

  test('a program that was exchanged, cut off, or is a link to another is found', async () => {
    const { call, check, dist } = await released();
    await gerbang(call);
    writeFileSync(join(dist, NAMES[0] ?? ''), 'something else');
    writeFileSync(join(dist, NAMES[1] ?? ''), '');
    if (process.platform !== 'win32') {
      rmSync(join(dist, NAMES[2] ?? ''));
      symlinkSync(join(dist, NAMES[3] ?? ''), join(dist, NAMES[2] ?? ''));
    }
    const { code, out } = await gerbang(check);
    expect(code).toBe(1);
    expect(out.slice(1).map((line) => line.split('\t')[0])).toEqual([
      'UPDATE_DAMAGED',
      'UPDATE_DAMAGED',
      process.platform === 'win32' ? 'ok' : 'UPDATE_FILE_MISSING',
      'ok',
    ]);
  });

  test('another’s signature, and no key at all', async () => {
    const { call, check, dist } = await released();
    await gerbang(call);
    const { key } = await withKey();
    expect(await gerbang([...check, '--key', key])).toMatchObject({ code: 1, out: ['UPDATE_FOREIGN'] });
    expect(await gerbang(['update', 'check', dist])).toMatchObject({ code: 1, out: ['UPDATE_NO_KEY'] });
  });

  test('a feed is looked at as a kiosk does', async () => {
    const { call, check, dist } = await released();
    await gerbang(call);
    const server = await ListServer.start();
    server.answer = ({ url = '' }, response) => {
      const name = basename(url);
      if (readdirSync(dist).includes(name)) response.end(readFileSync(join(dist, name)));
      else response.writeHead(404).end();
    };
    const asked = check.map((word) => (word === dist ? `${server.url}/gerbang-update.json` : word));
    expect(await gerbang(asked)).toMatchObject({ code: 0 });
    writeFileSync(join(dist, NAMES[0] ?? ''), 'x');
    const { out } = await gerbang(asked);
    expect(out[1]).toMatch(/^FETCH_FAILED\t/);
    expect(await gerbang(['update', 'check', 'http://example.test/'])).toMatchObject({ code: 2 });
  });

  test.each([
    ['no version', ['--version', '1.0']],
    ['control characters in the notes', ['--notes-id', '\u001b[2J']],
    ['notes without end', ['--notes-en', 'x'.repeat(2001)]],
  ])('%s: nothing is signed', async (_, more) => {
    const { call, dist } = await released();
    expect(await gerbang([...call, ...more])).toMatchObject({ code: 2 });
    expect(readdirSync(dist)).not.toContain('gerbang-update.json');
  });

  test('nowhere: says so', async () => {
    expect(await gerbang(['update', 'check', join(testFolder(), 'none')])).toMatchObject({ code: 1 });
    expect(await gerbang(['update', 'check'])).toMatchObject({ code: 2 });
  });
});
