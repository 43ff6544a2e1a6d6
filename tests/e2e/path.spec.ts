import { readEntries } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { screens, verdictAfter } from './support/screens.ts';

test.describe('one scan after another', () => {
  test.use({ shared: true });

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

    const rows = await desk.entries();
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
});

test.describe('a scanner in presentation mode', () => {
  test.use({ site: { duplicateSeconds: 60 } });

  test('reads one phone again and again: one entry, and its verdict stays', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const [code, next] = [desk.code(), desk.code({ vaccination: { dn: 1, sd: 2, dt: desk.daysAgo(40) } })];
    await desk.pty.write(`${code}\r`);
    const first = await verdictAfter(page, 0);
    for (let i = 0; i < 5; i++) await desk.pty.write(`${code}\r`);
    // What comes behind them shows that they were read and came to nothing.
    await desk.pty.write(`${next}\r`);
    expect(await verdictAfter(page, first.seq)).toMatchObject({ seq: first.seq + 1, decision: 'refer' });
    await desk.pty.write(`${code}\r`);
    expect(await verdictAfter(page, first.seq + 1)).toMatchObject({ decision: 'admit' });
    expect(await readEntries(desk.data)).toHaveLength(3);
  });
});

test('more codes at once than the desk can take: each is an entry or counted in one, and the next is green', async ({
  desk,
}) => {
  const { page } = await desk.start();
  await screens(page).listening.waitFor();
  // Short ones: hundreds of them arrive in one read.
  const CODES = 500;
  await desk.pty.write('NO\r'.repeat(CODES));
  await expect
    .poll(async () => {
      const rows = await readEntries(desk.data);
      return rows.reduce((sum, row) => sum + Number(row.verdict.reasons[0]?.params?.['count'] ?? 1), 0);
    })
    .toBe(CODES);
  const rows = await readEntries(desk.data);
  const dropped = rows.filter(({ verdict }) => verdict.reasons[0]?.code === 'SCAN_DROPPED');
  expect(dropped.length).toBeGreaterThan(0);
  for (const { verdict } of dropped) expect(verdict).toMatchObject({ decision: 'deny', category: 'merah' });

  await desk.pty.write(`${desk.code()}\r`);
  const next = await verdictAfter(page, rows.at(-1)?.seq ?? 0);
  expect(next.decision).toBe('admit');
  await expect(page.getByTestId('wait')).toHaveCount(0);
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
