import { execPath } from 'node:process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { TrustCache } from '../../src/cli/trust-cache.ts';
import { ppu } from '../../src/main/policy/presets/ppu.ts';
import { createDivocIssuer, issueDivoc, type DivocIssuer } from '../support/issuer/divoc.ts';
import { createIssuer, issueHcert, trustDocument, type Issuer } from '../support/issuer/hcert.ts';
import { createShcIssuer, issueShc, type ShcIssuer } from '../support/issuer/shc.ts';
import { gerbang, testFolder, verifyLine, verifyLines } from './in-process.ts';

const AT = '2022-03-01T02:00:00Z';
const dates = { issuedAt: new Date('2022-01-10T00:00:00Z'), expiresAt: new Date('2023-01-10T00:00:00Z') };

let issuer: Issuer;
let other: Issuer;
let shcIssuer: ShcIssuer;
let divocIssuer: DivocIssuer;
let scan: string;

beforeAll(async () => {
  const now = new Date(AT);
  [issuer, other] = await Promise.all([
    createIssuer({ country: 'ID' }, now),
    createIssuer({ country: 'ID' }, now),
  ]);
  shcIssuer = await createShcIssuer();
  divocIssuer = createDivocIssuer();
  scan = issueHcert(issuer, { ...dates, vaccination: { dt: '2021-09-05' } });
});

const certificateOf = ({ der }: Issuer) => Buffer.from(der).toString('base64');
const pemOf = ({ publicKey }: Pick<Issuer, 'publicKey'>) =>
  publicKey.export({ format: 'pem', type: 'spki' }).toString();

describe('an answer', () => {
  test('of a good code: its format, outcome, content and verdict, and no error', async () => {
    const answer = await verifyLine({ id: 'a', scan, at: AT, certificates: [certificateOf(issuer)] });
    expect(answer).toMatchObject({
      id: 'a',
      format: 'hcert',
      outcome: 'verified',
      credential: { holder: { name: 'Siti Aminah Kartanegara' }, issuer: 'ID' },
      verdict: { decision: 'admit', category: 'hijau', reasons: ['VACCINATION_COMPLETE'] },
    });
    expect(answer).not.toHaveProperty('error');
    expect(answer).not.toHaveProperty('detail');
  });

  test('of a genuine code that the rules do not admit: verified all the same', async () => {
    const partly = issueHcert(issuer, { ...dates, vaccination: { dn: 1, sd: 2, dt: '2022-01-05' } });
    expect(
      await verifyLine({ id: 1, scan: partly, at: AT, certificates: [certificateOf(issuer)] }),
    ).toMatchObject({
      outcome: 'verified',
      verdict: { decision: 'refer', category: 'kuning', reasons: ['VACCINATION_PARTIAL'] },
    });
  });

  test.each([
    ['untrusted', 'ISSUER_KEY_UNKNOWN', () => ({ scan })],
    ['untrusted', 'ISSUER_KEY_UNKNOWN', () => ({ scan, certificates: [certificateOf(other)] })],
    [
      'untrusted',
      'ISSUER_KEY_UNKNOWN',
      // A key without a name is tried for every code; that it has not signed this one says nothing of forgery.
      () => ({ scan, keys: [pemOf(other)] }),
    ],
    [
      'invalid',
      'SIGNATURE_INVALID',
      () => ({
        scan: issueHcert(issuer, { ...dates, tamper: { breakSignature: true } }),
        certificates: [certificateOf(issuer)],
      }),
    ],
    [
      'invalid',
      'CREDENTIAL_EXPIRED',
      () => ({ scan, at: '2024-01-01', certificates: [certificateOf(issuer)] }),
    ],
    [
      'invalid',
      'CREDENTIAL_NOT_YET_VALID',
      () => ({ scan, at: '2021-12-01', certificates: [certificateOf(issuer)] }),
    ],
    ['invalid', 'BASE45_INVALID', () => ({ scan: 'HC1:a' })],
    ['invalid', 'NOT_A_CREDENTIAL_URL', () => ({ scan: 'https://example.org/' })],
    ['invalid', 'NOT_A_CREDENTIAL_WIFI', () => ({ scan: 'WIFI:S:x;T:WPA;P:y;;' })],
    ['invalid', 'SCAN_EMPTY', () => ({ scan: '' })],
    ['invalid', 'SCAN_EMPTY', () => ({ scanBase64: '' })],
    ['invalid', 'SCAN_GLUED', () => ({ scan: `${scan}HC1:${scan}` })],
    ['invalid', 'SCAN_TOO_LONG', () => ({ scan: 'HC1:'.padEnd(70_000, 'A') })],
  ])('%s, %s: denied, with the error as the reason', async (outcome, error, line) => {
    expect(await verifyLine({ id: 1, at: AT, ...line() })).toMatchObject({
      outcome,
      error,
      verdict: { decision: 'deny', category: 'merah', reasons: [error] },
    });
  });

  test('of a code that only its server can check: referred, and not called forged', async () => {
    expect(await verifyLine({ id: 1, scan: 'https://pedulilindungi.id/certificate/1' })).toMatchObject({
      format: null,
      outcome: 'untrusted',
      error: 'ONLINE_ONLY',
      verdict: { decision: 'refer', category: 'kuning', reasons: ['ONLINE_ONLY'] },
    });
  });

  test('without a time of its own a line is of now', async () => {
    const answer = await verifyLine({ id: 1, scan, certificates: [certificateOf(issuer)] });
    expect(answer.outcome).toBe('verified');
  });
});

describe('what a line trusts', () => {
  const outcomeOf = async (line: object) => (await verifyLine({ id: 1, at: AT, ...line })).outcome;

  test('certificates, PEM keys, and files: each alone is enough', async () => {
    const list = join(testFolder(), 'list.json');
    writeFileSync(list, JSON.stringify(trustDocument(issuer)));
    expect(await outcomeOf({ scan, certificates: [certificateOf(issuer)] })).toBe('verified');
    expect(await outcomeOf({ scan, keys: [pemOf(issuer)] })).toBe('verified');
    expect(await outcomeOf({ scan, trust: [list] })).toBe('verified');
    expect(await outcomeOf({ scan, trust: [list], certificates: [certificateOf(other)] })).toBe('verified');
  });

  test('several files together', async () => {
    const folder = testFolder();
    const [one, two] = [join(folder, 'one.json'), join(folder, 'two.pem')];
    writeFileSync(one, JSON.stringify(trustDocument(other)));
    writeFileSync(two, issuer.certificate.toString());
    expect(await outcomeOf({ scan, trust: [one] })).toBe('untrusted');
    expect(await outcomeOf({ scan, trust: [one, two] })).toBe('verified');
  });

  test('a key set is its issuer’s alone', async () => {
    const card = await issueShc(shcIssuer, { issuedAt: dates.issuedAt });
    const keys = { keys: [shcIssuer.jwk] };
    expect(await outcomeOf({ scan: card, jwks: { [shcIssuer.url]: keys } })).toBe('verified');
    expect(await outcomeOf({ scan: card, jwks: { 'https://other.example': keys } })).toBe('untrusted');
    expect(await outcomeOf({ scan: card, keys: [pemOf(shcIssuer)] })).toBe('untrusted');
  });

  test('nothing of the lines before it', async () => {
    const lines = [
      { certificates: [certificateOf(issuer)] },
      {},
      { certificates: [certificateOf(other)] },
      {},
    ];
    const answers = await verifyLines(...lines.map((trust, id) => ({ id, scan, at: AT, ...trust })));
    expect(answers.map(({ outcome }) => outcome)).toEqual([
      'verified',
      'untrusted',
      'untrusted',
      'untrusted',
    ]);
  });

  test('a file is read once, and anew when it has changed', async () => {
    const file = join(testFolder(), 'list.json');
    const cache = new TrustCache();
    writeFileSync(file, JSON.stringify(trustDocument(issuer)));
    const first = await cache.ofFiles([file]);
    expect(await cache.ofFiles([file])).toBe(first);
    writeFileSync(file, JSON.stringify(trustDocument(other, issuer)));
    expect((await cache.ofFiles([file])).size).toBe(first.size + 1);
  });
});

describe('a code’s bytes', () => {
  test('an end of line behind the text is the scanner’s', async () => {
    const certificates = [certificateOf(issuer)];
    const lines = ['\r\n', '\n', '\r'].map((end) => ({ id: 1, scan: `${scan}${end}`, at: AT, certificates }));
    for (const { outcome } of await verifyLines(...lines)) expect(outcome).toBe('verified');
  });

  test('base64 holds the text’s bytes, or those of a zip in a binary code', async () => {
    const divoc = await issueDivoc(divocIssuer, dates);
    const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
    const [text, zip] = await verifyLines(
      { id: 1, scanBase64: base64(scan), at: AT, certificates: [certificateOf(issuer)] },
      { id: 2, scanBase64: base64(divoc), at: AT, keys: [pemOf(divocIssuer)] },
    );
    expect(text).toMatchObject({ format: 'hcert', outcome: 'verified' });
    expect(zip).toMatchObject({ format: 'divoc', outcome: 'verified' });
  });
});

describe('a line’s policy', () => {
  test('is the one that it names, and of that line only', async () => {
    const file = join(testFolder(), 'policy.json');
    writeFileSync(
      file,
      JSON.stringify({ ...ppu, outcomes: { ...ppu.outcomes, VACCINATION_COMPLETE: 'kuning' } }),
    );
    const line = { id: 1, scan, at: AT, certificates: [certificateOf(issuer)] };
    const answers = await verifyLines({ ...line, policy: file }, line);
    expect(answers.map(({ verdict }) => verdict.category)).toEqual(['kuning', 'hijau']);
  });
});

describe('a line that cannot be judged', () => {
  const good = () => ({ id: 'good', scan, at: AT, certificates: [certificateOf(issuer)] });

  test.each<[string, string, string | object, string | number | null]>([
    ['no JSON', 'LINE_NOT_JSON', 'hello', null],
    ['half a line', 'LINE_NOT_JSON', '{"id":1,"scan":"HC1', null],
    ['NaN', 'LINE_NOT_JSON', '{"id":NaN}', null],
    ['a NUL', 'LINE_NOT_JSON', '\0', null],
    ['nesting without end', 'LINE_NOT_JSON', '['.repeat(5_000_000), null],
    ['an array', 'LINE_INVALID', '[]', null],
    ['an array of lines', 'LINE_INVALID', [{ id: 1, scan: '' }], null],
    ['null', 'LINE_INVALID', 'null', null],
    ['a text', 'LINE_INVALID', '"HC1:"', null],
    ['no id', 'LINE_INVALID', { scan: '' }, null],
    ['an id of another kind', 'LINE_INVALID', { id: {}, scan: '' }, null],
    ['no scan', 'LINE_INVALID', { id: 7 }, 7],
    ['two scans', 'LINE_INVALID', { id: 7, scan: 'a', scanBase64: 'YQ==' }, 7],
    ['a scan of another kind', 'LINE_INVALID', { id: 7, scan: 1 }, 7],
    ['no base64', 'LINE_INVALID', { id: 7, scanBase64: '***' }, 7],
    ['base64 without its padding', 'LINE_INVALID', { id: 7, scanBase64: 'YQ' }, 7],
    ['base64url', 'LINE_INVALID', { id: 7, scanBase64: '-_-_' }, 7],
    ['no time', 'LINE_INVALID', { id: 7, scan: 'a', at: 'noon' }, 7],
    ['a day that does not exist', 'LINE_INVALID', { id: 7, scan: 'a', at: '2021-02-30' }, 7],
    ['a time as a number', 'LINE_INVALID', { id: 7, scan: 'a', at: 1623251734 }, 7],
    ['certificates that are no list', 'LINE_INVALID', { id: 7, scan: 'a', certificates: 'MII' }, 7],
    ['a certificate that does not read', 'TRUST_INVALID', { id: 7, scan: 'a', certificates: ['MIIB'] }, 7],
    ['an empty certificate', 'TRUST_INVALID', { id: 7, scan: 'a', certificates: [''] }, 7],
    ['a key that does not read', 'TRUST_INVALID', { id: 7, scan: 'a', keys: ['hello'] }, 7],
    ['a key set that is none', 'TRUST_INVALID', { id: 7, scan: 'a', jwks: { 'https://a.example': [] } }, 7],
    ['a missing file', 'TRUST_FILE_INVALID', { id: 7, scan: 'a', trust: ['/nonexistent/list.json'] }, 7],
    ['a folder', 'TRUST_FILE_INVALID', { id: 7, scan: 'a', trust: ['/'] }, 7],
    ['a NUL in a path', 'TRUST_FILE_INVALID', { id: 7, scan: 'a', trust: ['a\0b'] }, 7],
    ['a program as a list', 'TRUST_FILE_INVALID', { id: 7, scan: 'a', trust: [execPath] }, 7],
    ['a missing policy', 'POLICY_INVALID', { id: 7, scan: 'a', policy: '/nonexistent.json' }, 7],
    ['a policy that is none', 'POLICY_INVALID', { id: 7, scan: 'a', policy: import.meta.filename }, 7],
  ])('%s: %s', async (_, code, line, id) => {
    const answers = await verifyLines(line, good());
    expect(answers).toHaveLength(2);
    expect(answers[0]).toMatchObject({
      id,
      format: null,
      outcome: 'invalid',
      error: code,
      verdict: { decision: 'deny', category: 'merah', reasons: [code] },
    });
    expect(answers[0]?.detail).toBeTruthy();
    expect(answers[1]).toMatchObject({ id: 'good', outcome: 'verified' });
  });

  test('a device that never ends is not read', async () => {
    const file = join(testFolder(), 'list.json');
    symlinkSync(process.platform === 'win32' ? 'NUL' : '/dev/zero', file);
    expect(await verifyLine({ id: 1, scan, trust: [file] })).toMatchObject({ error: 'TRUST_FILE_INVALID' });
  });

  test('a dangerous policy is not used, and the answer says why', async () => {
    const file = join(testFolder(), 'policy.json');
    writeFileSync(file, JSON.stringify({ ...ppu, outcomes: { ...ppu.outcomes, TEST_POSITIVE: 'hijau' } }));
    const answer = await verifyLine({ ...good(), policy: file });
    expect(answer).toMatchObject({ error: 'POLICY_INVALID', outcome: 'invalid' });
    expect(answer.detail).toContain('outcomes.TEST_POSITIVE: TEST_POSITIVE cannot be hijau');
  });

  test('what is wrong is named by its place, without its value', async () => {
    const { detail } = await verifyLine({ id: 1, scan: 'a', certificates: ['Siti Aminah', 5] });
    expect(detail).toContain('certificates.1');
    expect(detail).not.toContain('Siti');
  });

  test('a line longer than 16 MiB, bytes that are no UTF-8, and the last line without its end', async () => {
    const { code, out } = await gerbang(
      ['verify', '--jsonl'],
      [
        ...Array.from({ length: 17 }, () => Buffer.alloc(1024 * 1024, 'a')),
        '\n',
        Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a]),
        JSON.stringify(good()),
      ],
    );
    expect(code).toBe(0);
    expect(out.map((text) => /"error":"(\w+)"|"outcome":"(\w+)"/.exec(text)?.[0])).toEqual([
      '"outcome":"invalid"',
      '"outcome":"invalid"',
      '"outcome":"verified"',
    ]);
    expect(out[0]).toContain('LINE_TOO_LONG');
    expect(out[1]).toContain('LINE_NOT_JSON');
  });

  test('five megabytes of code are judged as too long, at once, also where they end in blank lines', async () => {
    const [long, blank] = await verifyLines(
      { id: 1, scan: 'x'.repeat(5_000_000) },
      { id: 2, scan: `${'\n'.repeat(5_000_000)}x` },
    );
    expect(long).toMatchObject({ id: 1, error: 'SCAN_TOO_LONG' });
    expect(blank).toMatchObject({ id: 2, error: 'SCAN_TOO_LONG' });
  });
});

describe('odd texts', () => {
  test('NULs, lone surrogates and line separators within a code or an id are judged and given back', async () => {
    const answers = await verifyLines(
      { id: 'a\0', scan: 'HC1:\0' },
      '{"id":"\\ud800","scan":"\\ud800"}',
      '{"id":"\u2028","scan":"\u2028"}',
    );
    expect(answers.map(({ id, error }) => [id, error])).toEqual([
      ['a\0', 'BASE45_INVALID'],
      ['\ud800', 'NOT_A_CREDENTIAL'],
      ['\u2028', 'NOT_A_CREDENTIAL'],
    ]);
  });

  test('a byte order mark, CR LF and blank lines are nothing', async () => {
    const { out } = await gerbang(
      ['verify', '--jsonl'],
      ['\uFEFF{"id":1,"scan":"a"}\r\n', '\r\n', '  \n', '\n'],
    );
    expect(out).toHaveLength(1);
    expect(out[0]).toContain('"id":1');
  });

  test('members that no one knows are let be', async () => {
    expect(await verifyLine({ id: 1, scan: 'a', note: 'x' })).toMatchObject({ error: 'NOT_A_CREDENTIAL' });
  });
});

test('answers come in the order of the lines, whatever each takes', async () => {
  const card = await issueShc(shcIssuer, { issuedAt: dates.issuedAt });
  const scans = [scan, 'nothing', card, 'https://example.org', scan];
  const lines = Array.from({ length: 100 }, (_, id) => ({ id, scan: scans[id % 5], at: AT }));
  const answers = await verifyLines(...lines);
  expect(answers.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
  expect(answers.slice(0, 5).map(({ format }) => format)).toEqual(['hcert', null, 'shc', null, 'hcert']);
});
