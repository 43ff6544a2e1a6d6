import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { REASON_CODES } from '#shared/domain/reason.ts';
import { verifyScan, type VerificationContext } from '../../../src/main/entry/verify.ts';
import type { Policy } from '../../../src/main/policy/policy.ts';
import { ppu } from '../../../src/main/policy/presets/ppu.ts';
import type { Scan } from '../../../src/main/scanner/scan.ts';
import { trustOfLine } from '../../../src/main/trust/from-line.ts';
import type { TrustList } from '../../../src/main/trust/trust-list.ts';
import { dvc2024, icvp, icvp2026, IMOVAX_POLIO, issueDvc } from '../../support/issuer/dvc.ts';
import { createIssuer, issueHcert, type HcertOptions, type Issuer } from '../../support/issuer/hcert.ts';

const NOW = new Date('2022-02-24T06:00:00Z');
const DAY_MS = 86_400_000;
const daysFromNow = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

let issuer: Issuer;
let trust: TrustList;

beforeAll(async () => {
  issuer = await createIssuer({ country: 'ID' }, NOW);
  trust = trustOf(issuer);
});

function trustOf({ der }: Issuer): TrustList {
  return trustOfLine({ certificates: [Buffer.from(der).toString('base64')] }).trust;
}

/** A code of our issuer; of somebody vaccinated half a year ago where nothing else is said. */
function issue(options: Partial<HcertOptions> = {}): string {
  return issueHcert(issuer, {
    issuedAt: daysFromNow(-30),
    expiresAt: daysFromNow(300),
    vaccination: { dt: '2021-09-05' },
    ...options,
  });
}

const verify = (
  code: string | Uint8Array,
  change: Partial<VerificationContext> = {},
  ending: Scan['ending'] = 'whole',
  at = NOW,
) =>
  verifyScan(
    { bytes: Buffer.from(code), ending },
    { trust, policy: ppu, timeZone: 'Asia/Makassar', ...change },
    at,
  );

describe('a genuine code', () => {
  test('is verified, and judged by the policy', async () => {
    expect(await verify(issue())).toMatchObject({
      format: 'hcert',
      outcome: 'verified',
      error: null,
      credential: { holder: { name: 'Siti Aminah Kartanegara' } },
      verdict: { decision: 'admit', category: 'hijau' },
    });
  });

  test('stays verified where the policy refuses it', async () => {
    const policy: Policy = { ...ppu, outcomes: { ...ppu.outcomes, VACCINATION_COMPLETE: 'merah' } };
    expect(await verify(issue(), { policy })).toMatchObject({
      outcome: 'verified',
      error: null,
      verdict: { decision: 'deny', reasons: [{ code: 'VACCINATION_COMPLETE' }] },
    });
  });

  test('past its end is taken within the policy’s grace, and not a day longer', async () => {
    const code = issue({ expiresAt: daysFromNow(-3) });
    const grace = (graceDays: number) => ({ policy: { ...ppu, credential: { graceDays } } });
    expect(await verify(code)).toMatchObject({ outcome: 'invalid', error: 'CREDENTIAL_EXPIRED' });
    expect(await verify(code, grace(2))).toMatchObject({ outcome: 'invalid', error: 'CREDENTIAL_EXPIRED' });
    expect(await verify(code, grace(3))).toMatchObject({
      outcome: 'verified',
      verdict: {
        decision: 'admit',
        reasons: [
          { code: 'VACCINATION_COMPLETE' },
          { code: 'CREDENTIAL_IN_GRACE', params: { expired: '2022-02-21' } },
        ],
      },
    });
  });
});

describe('a WHO certificate of vaccination', () => {
  const dvc = (payload: unknown) => issueDvc(issuer, { issuedAt: NOW, expiresAt: daysFromNow(300), payload });

  test.each([
    ['of the Health Regulations', icvp(), 'yellow-fever'],
    ['of 2024', dvc2024(), 'yellow-fever'],
    ['of 2026', icvp2026(), 'yellow-fever'],
    ['of two diseases', icvp({}, { vp: IMOVAX_POLIO }), 'polio,yellow-fever'],
    ['of a product that is not known', icvp({ vp: 'a3K3X000005atXXUAI' }), 'none'],
  ])('%s is genuine, and not for COVID-19 but for what it names', async (_, payload, diseases) => {
    expect(await verify(dvc(payload))).toMatchObject({
      outcome: 'verified',
      error: null,
      verdict: {
        decision: 'deny',
        category: 'merah',
        reasons: [{ code: 'OTHER_DISEASE', params: { diseases } }],
      },
    });
  });

  test('that has ended, or not begun, is no proof of anything', async () => {
    expect(await verify(dvc(icvp({ vle: '2022-02-23' })))).toMatchObject({ error: 'CREDENTIAL_EXPIRED' });
    expect(await verify(dvc(icvp({ vls: '2022-02-25' })))).toMatchObject({
      error: 'CREDENTIAL_NOT_YET_VALID',
    });
  });

  test('admits by its entries for COVID-19, each within its own period', async () => {
    const series = [
      { vp: 'XM7HT3', dt: '2021-08-01', vls: '2021-08-01' },
      { vp: 'XM7HT3', dt: '2021-09-01', vls: '2021-09-01' },
    ];
    expect(await verify(dvc(icvp({ vle: '2022-01-01' }, ...series)))).toMatchObject({
      outcome: 'verified',
      verdict: { decision: 'admit', reasons: [{ code: 'VACCINATION_COMPLETE' }] },
    });
    const ended = series.map((entry) => ({ ...entry, vle: '2022-01-01' }));
    expect((await verify(dvc(icvp({}, ...ended)))).verdict.decision).not.toBe('admit');
  });

  test('with a false signature is red, whatever it names', async () => {
    const dates = { issuedAt: NOW, expiresAt: daysFromNow(300) };
    const code = issueDvc(issuer, { ...dates, tamper: { breakSignature: true } });
    expect(await verify(code)).toMatchObject({ outcome: 'invalid', error: 'SIGNATURE_INVALID' });
  });
});

describe('what a read came to', () => {
  const long = 'HC1:'.padEnd(500, 'A');
  test.each<[string, Scan['ending'], string, string]>([
    ['nothing before the end of the code', 'whole', '', 'SCAN_EMPTY'],
    ['nothing at all', 'open', '', 'SCAN_EMPTY'],
    ['more than any code holds', 'oversize', long, 'SCAN_TOO_LONG'],
    // Longer than any code says nothing of whose it is, not even for a link.
    ['more than any link', 'oversize', 'https://example.org/', 'SCAN_TOO_LONG'],
    ['half a code, then silence', 'open', 'HC1:6BFOXN', 'SCAN_INCOMPLETE'],
    ['half a code with an end', 'whole', 'HC1:6BFOXN', 'COMPRESSION_INVALID'],
    ['two codes as one', 'whole', 'HC1:6BFOXNHC1:6BFOXN', 'SCAN_GLUED'],
    ['two codes as one, without an end', 'open', 'HC1:6BFOXNHC1:6BFOXN', 'SCAN_GLUED'],
    ['another code, without an end', 'open', 'WIFI:S:x;T:WPA;P:y;;', 'NOT_A_CREDENTIAL_WIFI'],
  ])('%s: %s %j is %s', async (_, ending, code, reason) => {
    expect(await verify(code, {}, ending)).toMatchObject({
      outcome: 'invalid',
      error: reason,
      credential: null,
      verdict: { decision: 'deny', category: 'merah', reasons: [{ code: reason }] },
    });
  });

  test('a whole code from a scanner that sends no end is as good as any', async () => {
    expect(await verify(issue(), {}, 'open')).toMatchObject({ outcome: 'verified' });
  });
});

describe('other people’s codes', () => {
  test.each([
    ['https://example.org/menu', 'NOT_A_CREDENTIAL_URL'],
    ['WIFI:S:Kantor;T:WPA;P:rahasia;;', 'NOT_A_CREDENTIAL_WIFI'],
    ['00020101021126610014COM.GO-JEK.WWW', 'NOT_A_CREDENTIAL_PAYMENT'],
    ['BEGIN:VCARD\nEND:VCARD', 'NOT_A_CREDENTIAL_CONTACT'],
    ['8991102345678', 'NOT_A_CREDENTIAL'],
    ['NZCP:/1/ABC', 'FORMAT_UNSUPPORTED'],
  ])('%j is %s: red, of no format', async (code, reason) => {
    expect(await verify(code)).toMatchObject({
      format: null,
      outcome: 'invalid',
      error: reason,
      credential: null,
      verdict: { decision: 'deny', category: 'merah', reasons: [{ code: reason }] },
    });
  });

  test.each([
    ['https://pedulilindungi.id/qr/abc', 'ONLINE_ONLY'],
    ['https://satusehat.kemkes.go.id/x', 'ONLINE_ONLY'],
    ['shlink:/eyJ1cmwi', 'HEALTH_LINK'],
    ['vhlink:/eyJ1cmwi', 'HEALTH_LINK'],
  ])('%s, which only its server can check, is the officer’s to decide', async (code, error) => {
    expect(await verify(code)).toMatchObject({
      outcome: 'untrusted',
      error,
      verdict: { decision: 'refer', category: 'kuning', reasons: [{ code: error }] },
    });
  });
});

describe('a code that is not believed', () => {
  test.each<[string, string, () => Promise<string> | string]>([
    ['untrusted', 'ISSUER_KEY_UNKNOWN', async () => issueOf(await createIssuer({ country: 'ID' }, NOW))],
    ['invalid', 'SIGNATURE_INVALID', () => issue({ tamper: { breakSignature: true } })],
    ['invalid', 'CREDENTIAL_NOT_YET_VALID', () => issue({ issuedAt: daysFromNow(1) })],
    ['untrusted', 'ISSUER_KEY_NOT_VALID_AT_ISSUE', () => issue({ issuedAt: daysFromNow(-400) })],
    ['untrusted', 'ISSUER_MISMATCH', () => issue({ iss: 'SG' })],
  ])('%s: %s, with its content for the log', async (outcome, reason, code) => {
    expect(await verify(await code())).toMatchObject({
      format: 'hcert',
      outcome,
      error: reason,
      credential: { issuer: expect.any(String) },
      verdict: { decision: 'deny', category: 'merah', reasons: [{ code: reason }] },
    });
  });

  test('untrusted: ISSUER_KEY_WRONG_USE, of a key for tests only', async () => {
    const tester = await createIssuer({ country: 'ID', uses: ['test'] }, NOW);
    const verification = await verify(issueOf(tester), { trust: trustOf(tester) });
    expect(verification).toMatchObject({ outcome: 'untrusted', error: 'ISSUER_KEY_WRONG_USE' });
  });

  function issueOf(other: Issuer): string {
    return issueHcert(other, { issuedAt: daysFromNow(-30), expiresAt: daysFromNow(300) });
  }
});

describe('a clock that is behind the trust list', () => {
  const trustedSince = NOW;
  const minutesBefore = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

  test('admits nobody: the officer decides', async () => {
    expect(await verify(issue(), { trustedSince }, 'whole', minutesBefore(6))).toMatchObject({
      outcome: 'verified',
      verdict: {
        decision: 'refer',
        category: 'kuning',
        reasons: [{ code: 'CLOCK_WRONG' }],
      },
    });
  });

  test('calls nobody early: what is not yet valid by it is the officer’s to decide', async () => {
    const verification = await verify(issue(), { trustedSince }, 'whole', daysFromNow(-365 * 5));
    expect(verification).toMatchObject({
      outcome: 'invalid',
      error: 'CREDENTIAL_NOT_YET_VALID',
      verdict: {
        decision: 'refer',
        category: 'kuning',
        reasons: [{ code: 'CLOCK_WRONG' }, { code: 'CREDENTIAL_NOT_YET_VALID' }],
      },
    });
  });

  test('makes no forgery better', async () => {
    const forged = issue({ tamper: { breakSignature: true } });
    expect(await verify(forged, { trustedSince }, 'whole', daysFromNow(-365 * 5))).toMatchObject({
      error: 'SIGNATURE_INVALID',
      verdict: { decision: 'deny', category: 'merah', reasons: [{ code: 'SIGNATURE_INVALID' }] },
    });
  });

  test('may be a few minutes behind: a list is taken while a scan is on its way', async () => {
    expect(await verify(issue(), { trustedSince }, 'whole', minutesBefore(4))).toMatchObject({
      verdict: { decision: 'admit' },
    });
  });

  test('is not asked for where there is no list', async () => {
    for (const change of [{ trustedSince: null }, {}]) {
      const verification = await verify(issue(), change, 'whole', minutesBefore(60));
      expect(verification.verdict.decision).toBe('admit');
    }
  });
});

describe('whatever is scanned', () => {
  const junk = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
    fc
      .tuple(
        fc.constantFrom('HC1:', 'HC2:', 'shc:/', 'PK\u0003\u0004', '{"data":', 'https://', '000201'),
        fc.string({ maxLength: 200 }),
      )
      .map(([head, tail]) => Buffer.from(head + tail)),
  );

  test('there is a verdict with a known reason, and it is never green', async () => {
    const ending = fc.constantFrom<Scan['ending'][]>('whole', 'open', 'oversize');
    await fc.assert(
      fc.asyncProperty(junk, ending, async (bytes, how) => {
        const { outcome, verdict, error } = await verify(bytes, {}, how);
        expect(outcome).not.toBe('verified');
        expect(verdict.decision).not.toBe('admit');
        expect(REASON_CODES).toContain(error);
        expect(error).not.toBe('INTERNAL_ERROR');
      }),
      { numRuns: 300 },
    );
  });

  test('a fault of ours is red, and says so', async () => {
    // A moment that is none is our own mistake; it must not reach the visitor as an exception.
    expect(await verify(issue(), {}, 'whole', new Date(Number.NaN))).toMatchObject({
      outcome: 'invalid',
      error: 'INTERNAL_ERROR',
      verdict: { decision: 'deny', category: 'merah', reasons: [{ code: 'INTERNAL_ERROR' }] },
    });
  });
});
