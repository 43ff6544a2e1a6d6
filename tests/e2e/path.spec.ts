import { readEntries } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { screens, verdictAfter } from './support/screens.ts';

test('bytes on the port become the right colour, and a row', async ({ desk }) => {
  const { page } = await desk.start();
  const { listening, verdict } = screens(page);
  await listening.waitFor();

  const cases = [
    { code: desk.code(), decision: 'admit', category: 'hijau', reason: 'VACCINATION_COMPLETE' },
    {
      code: desk.code({ vaccination: { dn: 1, sd: 2, dt: desk.daysAgo(40) } }),
      decision: 'refer',
      category: 'kuning',
      reason: 'VACCINATION_PARTIAL',
    },
    {
      code: desk.code({ tamper: { breakSignature: true } }),
      decision: 'deny',
      category: 'merah',
      reason: 'SIGNATURE_INVALID',
    },
    {
      code: desk.code({ test: { tr: '260373001', sc: `${desk.daysAgo(2)}T02:00:00Z` } }),
      decision: 'deny',
      category: 'hitam',
      reason: 'TEST_POSITIVE',
    },
  ] as const;

  let seq = 0;
  const shown = [];
  for (const { code, ...expected } of cases) {
    await desk.pty.write(`${code}\r\n`);
    const verdictShown = await verdictAfter(page, seq);
    seq = verdictShown.seq;
    expect(verdictShown).toMatchObject(expected);
    shown.push(verdictShown);
  }
  await expect(verdict).toBeVisible();

  const rows = await readEntries(desk.data);
  expect(
    rows.map(({ seq, verdict: { decision, category, reasons } }) => ({
      seq,
      decision,
      category,
      reason: reasons[0]?.code,
    })),
  ).toEqual(shown);
  expect(rows[0]).toMatchObject({
    format: 'hcert',
    outcome: 'verified',
    issuer: 'ID',
    source: `serial:${desk.pty.scannerPath}`,
  });
});

test('the next scan interrupts at once, and the same code again is a new entry', async ({ desk }) => {
  const { page } = await desk.start();
  await screens(page).listening.waitFor();
  const code = desk.code();
  await desk.pty.write(`${code}\r`);
  const first = await verdictAfter(page, 0);
  await desk.pty.write(`${code}\r`);
  const second = await verdictAfter(page, first.seq);
  expect(second.decision).toBe('admit');
});

test.describe('back to idle', () => {
  test.use({ site: { display: { verdictSeconds: 2, referSeconds: 5, sound: false } } });

  test('after the time that the office has set', async ({ desk }) => {
    const { page } = await desk.start();
    const { idle, listening } = screens(page);
    await listening.waitFor();
    await desk.pty.write(`${desk.code()}\r`);
    await verdictAfter(page, 0);
    await idle.waitFor();
  });
});

test('a scanner that is unplugged and comes back goes on by itself', async ({ desk }) => {
  const { page } = await desk.start();
  const { listening } = screens(page);
  await listening.waitFor();
  await desk.pty.close();
  await page.locator('[data-testid="idle"][data-scanner-state="lost"]').waitFor();
  await desk.pty.reopen();
  await listening.waitFor();
  await desk.pty.write(`${desk.code()}\r`);
  expect((await verdictAfter(page, 0)).decision).toBe('admit');
});
