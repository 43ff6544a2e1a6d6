import { deflateSync } from 'node:zlib';
import { base45 } from '../support/issuer/hcert.ts';
import { createShcIssuer, issueShc, SAMPLE_PATIENT } from '../support/issuer/shc.ts';
import { readEntries, withLog } from '../support/provision.ts';
import { appendFormer } from '../main/log/former.ts';
import { expect, test } from './support/desk.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const hc1 = (content: Uint8Array) => `HC1:${base45(new Uint8Array(deflateSync(content)))}`;
const nested = (depth: number) => {
  const content = new Uint8Array(depth + 1).fill(0x81);
  content[depth] = 0;
  return content;
};

test.describe('held to the scanner of a kiosk that runs', () => {
  test.use({ shared: true });

  test('whatever is held to the scanner is red with its own reason, and the next good code is green', async ({
    desk,
  }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const day = 86_400_000;
    const now = Date.now();

    const bad: readonly (readonly [what: string, code: string | Uint8Array, reason: string])[] = [
      ['garbage', bytes(0xff, 0xfe, 0x80, 0x00, 0x7f), 'NOT_A_CREDENTIAL'],
      ['a web address', 'https://example.test/menu', 'NOT_A_CREDENTIAL_URL'],
      ['a Wi-Fi code', 'WIFI:T:WPA;S:kantor;P:rahasia;;', 'NOT_A_CREDENTIAL_WIFI'],
      ['a payment code', '00020101021126570011ID.DANA.WWW011893600915300000', 'NOT_A_CREDENTIAL_PAYMENT'],
      ['base45 that is none', 'HC1:abc', 'BASE45_INVALID'],
      ['a code whose end is lost', desk.code().slice(0, 'HC1:'.length + 3 * 66), 'COMPRESSION_INVALID'],
      ['a zlib bomb', hc1(new Uint8Array(2_000_000)), 'DECOMPRESSED_TOO_LARGE'],
      ['CBOR nested 10,000 deep', hc1(nested(10_000)), 'CBOR_TOO_DEEP'],
      ['CBOR that is no COSE', hc1(bytes(0x83, 1, 2, 3)), 'COSE_INVALID'],
      ['two codes as one', desk.code() + desk.code(), 'SCAN_GLUED'],
      [
        'an unknown key',
        desk.code({ tamper: { protectedHeaders: new Map([[4, bytes(1, 2, 3, 4, 5, 6, 7, 8)]]) } }),
        'ISSUER_KEY_UNKNOWN',
      ],
      [
        'an unknown algorithm',
        desk.code({ tamper: { protectedHeaders: new Map([[1, -65000]]) } }),
        'ALGORITHM_UNSUPPORTED',
      ],
      [
        'an expired certificate',
        desk.code({ issuedAt: new Date(now - 100 * day), expiresAt: new Date(now - day) }),
        'CREDENTIAL_EXPIRED',
      ],
      [
        'one that is not valid yet',
        desk.code({ issuedAt: new Date(now + 2 * day), expiresAt: new Date(now + 9 * day) }),
        'CREDENTIAL_NOT_YET_VALID',
      ],
      ['a megabyte in one code', new Uint8Array(1_000_000).fill(0x41), 'SCAN_TOO_LONG'],
    ];

    let seq = 0;
    for (const [what, code, reason] of bad) {
      await desk.pty.write(typeof code === 'string' ? Buffer.from(code) : code);
      await desk.pty.write('\r');
      const shown = await verdictAfter(page, seq);
      expect(shown, what).toMatchObject({ decision: 'deny', category: 'merah', reason });
      await desk.pty.write(`${desk.code()}\r`);
      const good = await verdictAfter(page, shown.seq);
      expect(good, `after ${what}`).toMatchObject({ decision: 'admit', category: 'hijau' });
      seq = good.seq;
    }
    const rows = await readEntries(desk.data);
    expect(rows).toHaveLength(2 * bad.length);
  });

  test('an end of code alone, and half a code with silence behind it', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    await desk.pty.write('\r');
    const empty = await verdictAfter(page, 0);
    expect(empty.reason).toBe('SCAN_EMPTY');
    await desk.pty.write(desk.code().slice(0, 150));
    const half = await verdictAfter(page, empty.seq);
    expect(half.reason).toBe('SCAN_INCOMPLETE');
    await desk.pty.write(`${desk.code()}\r`);
    expect((await verdictAfter(page, half.seq)).decision).toBe('admit');
  });

  test('a fault inside the program is no dialog, and the next good code is green', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    const dialogs = await app.evaluate(({ dialog }) => {
      let shown = 0;
      dialog.showErrorBox = () => {
        shown += 1;
      };
      return new Promise<number>((resolve) => {
        setImmediate(() => {
          throw new Error('on purpose');
        });
        void Promise.reject(new Error('on purpose'));
        setTimeout(() => resolve(shown), 300);
      });
    });
    expect(dialogs).toBe(0);
    await desk.pty.write(`${desk.code()}\r`);
    expect((await verdictAfter(page, 0)).decision).toBe('admit');
  });
});

test('a name of a hundred thousand letters, shown by a stranger or in an old log, stops no desk', async ({
  desk,
}) => {
  const name = 'Aع中'.repeat(40_000);
  await withLog(desk.data, (log) => {
    appendFormer(log, {
      ...{ at: new Date().toISOString(), kind: 'scan', person: 'pengunjung', source: 'serial:/dev/ttyACM0' },
      ...{ format: 'shc', outcome: 'verified', issuer: 'https://kemkes.go.id', keyId: 'x', policy: 'ppu/1' },
      verdict: { decision: 'deny', category: 'merah', reasons: [{ code: 'VACCINATION_EXPIRED' }] },
      ...{ officerId: null, tracked: false, details: null, holder: { name } },
    });
  });
  const { page } = await desk.start();
  await screens(page).listening.waitFor();
  const forger = await createShcIssuer('https://kemkes.go.id');
  const card = (family: string) =>
    issueShc(forger, { issuedAt: new Date(), patient: { ...SAMPLE_PATIENT, name: [{ family }] } });

  let seq = 0;
  for (const family of [name, 'A'.repeat(255_000)]) {
    await desk.pty.write(`${await card(family)}\r`);
    const shown = await verdictAfter(page, seq);
    expect(shown).toMatchObject({ decision: 'deny', category: 'merah', reason: 'CREDENTIAL_TOO_LARGE' });
    seq = shown.seq;
  }
  await page.keyboard.press('Escape');
  await signIn(page);
  const rows = page.getByTestId('entry-row');
  await expect(rows).toHaveCount(3);
  // It answers, and has no more to draw than a name.
  await rows.last().click();
  await expect(page.getByTestId('entry-detail')).toContainText('Aع中');
  expect(await page.evaluate(() => document.documentElement.outerHTML.length)).toBeLessThan(100_000);
  for (const key of ['review', 'follow', 'today']) {
    await page.getByTestId(`section-${key}`).click();
    expect(await page.evaluate(() => document.documentElement.outerHTML.length)).toBeLessThan(150_000);
  }
  await desk.pty.write(`${desk.code()}\r`);
  expect((await verdictAfter(page, seq)).decision).toBe('admit');
  expect(JSON.stringify(await readEntries(desk.data)).length).toBeLessThan(10_000);
});
