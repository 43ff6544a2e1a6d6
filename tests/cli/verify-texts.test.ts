import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ppu } from '../../src/main/policy/presets/ppu.ts';
import { createIssuer, issueHcert, trustDocument, type Issuer } from '../support/issuer/hcert.ts';
import { provision } from '../support/provision.ts';
import { gerbang, NOW, testFolder } from './in-process.ts';

const dates = { issuedAt: new Date('2022-01-10T00:00:00Z'), expiresAt: new Date('2023-01-10T00:00:00Z') };
const vaccination = { dt: '2021-09-05' };

let issuer: Issuer;
let code: string;

beforeAll(async () => {
  issuer = await createIssuer({ country: 'ID' }, NOW);
  code = issueHcert(issuer, { ...dates, vaccination });
});

/** A file in the test's own folder. */
function fileOf(name: string, json: unknown): string {
  const path = join(testFolder(), name);
  writeFileSync(path, JSON.stringify(json));
  return path;
}

const trustFile = () => fileOf('list.json', trustDocument(issuer));

test('a good code: the word, the sentence with its reason code, what it is, whose, and from when to when', async () => {
  const { code: exit, out, err } = await gerbang(['verify', code, '--trust', trustFile()]);
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  expect(out).toEqual([
    'SILAKAN MASUK (Hijau)',
    '  Vaksinasi lengkap. Terima kasih, silakan masuk. [VACCINATION_COMPLETE]',
    '  hcert, verified',
    '  Siti Aminah Kartanegara, 1985-04-17',
    '  eu-dcc 1.3.0, ID, 2022-01-10 – 2023-01-10',
    '',
  ]);
});

test('in English when asked', async () => {
  const { out } = await gerbang(['verify', code, '--trust', trustFile(), '--lang', 'en']);
  expect(out[0]).toMatch(/\(Green\)$/);
});

test('several codes: each in turn, and exit code 1 where one is not admitted', async () => {
  const { code: exit, out } = await gerbang(['verify', code, 'WIFI:S:x;;', '--trust', trustFile()]);
  expect(exit).toBe(1);
  expect(out.filter((line) => line.endsWith(']')).map((line) => /\[(\w+)\]/.exec(line)?.[1])).toEqual([
    'VACCINATION_COMPLETE',
    'NOT_A_CREDENTIAL_WIFI',
  ]);
});

test('--at moves the clock', async () => {
  const { code: exit, out } = await gerbang(['verify', code, '--trust', trustFile(), '--at', '2025-01-01']);
  expect(exit).toBe(1);
  expect(out.join('\n')).toContain('[CREDENTIAL_EXPIRED]');
});

describe('without --trust', () => {
  test('this kiosk’s own list counts, and its days', async () => {
    const data = testFolder();
    await provision(data, { trust: [trustDocument(issuer)] });
    const { code: exit, err } = await gerbang(['verify', code, '--data', data]);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  });

  test('a kiosk that has none is told, and nothing is made in its place', async () => {
    const data = join(testFolder(), 'nowhere');
    const { code: exit, out, err } = await gerbang(['verify', code, '--data', data]);
    expect(exit).toBe(1);
    expect(err).toContain('no trust list yet');
    expect(out.join('\n')).toContain('[ISSUER_KEY_UNKNOWN]');
    expect(existsSync(data)).toBe(false);
  });

  test('settings that do not read are told, and left as they are', async () => {
    const data = testFolder();
    await provision(data, { trust: [trustDocument(issuer)] });
    writeFileSync(join(data, 'site.json'), '{ damaged');
    const { code: exit, err } = await gerbang(['verify', code, '--data', data]);
    expect(exit).toBe(0);
    expect(err).toContain('does not read; days are those of Asia/Makassar');
    expect(readFileSync(join(data, 'site.json'), 'utf8')).toBe('{ damaged');
  });
});

describe('files that do not do', () => {
  test.each([
    [['--trust', '/nonexistent.json'], '/nonexistent.json is not there'],
    [['--policy', '/nonexistent.json'], '/nonexistent.json is not there'],
    [['--trust', '/'], '/ is no file'],
  ])('%j: one sentence, exit code 1', async (args, sentence) => {
    const { code: exit, out, err } = await gerbang(['verify', code, '--data', testFolder(), ...args]);
    expect({ exit, out }).toEqual({ exit: 1, out: [] });
    expect(err).toContain(sentence);
  });

  test('a policy with an error says where', async () => {
    const policy = fileOf('policy.json', { ...ppu, isolation: { days: -1 } });
    const { code: exit, err } = await gerbang(['verify', code, '--trust', trustFile(), '--policy', policy]);
    expect(exit).toBe(1);
    expect(err).toContain('policy.json: isolation.days: ');
  });
});

test('--policy judges by another policy', async () => {
  const policy = fileOf('policy.json', {
    ...ppu,
    vaccination: { ...ppu.vaccination, validityDays: 90 },
  });
  const { code: exit, out } = await gerbang(['verify', code, '--trust', trustFile(), '--policy', policy]);
  expect(exit).toBe(1);
  expect(out.join('\n')).toContain('[VACCINATION_EXPIRED]');
});

test('a name in a code moves no cursor', async () => {
  const nasty = issueHcert(issuer, {
    ...dates,
    vaccination,
    name: { fn: 'A\u001b[2JB\nC\u202E', fnt: 'AB' },
  });
  const { out } = await gerbang(['verify', nasty, '--trust', trustFile()]);
  expect(out.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
});
