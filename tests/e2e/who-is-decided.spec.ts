import type { Page } from '@playwright/test';
import { readEntries, withLog } from '../support/provision.ts';
import { expect, holder, test, type Desk } from './support/desk.ts';
import { looks } from './support/pictures.ts';
import { screens, signIn, told, verdictAfter } from './support/screens.ts';

// A verdict stands as long as this test looks at it.
test.use({ site: { display: { verdictSeconds: 120, referSeconds: 600, sound: false } } });

/** One dose of two: for the officer to decide. */
const partial = (desk: Desk) => ({ dn: 1, sd: 2, dt: desk.daysAgo(40) });

async function scanAmber(desk: Desk, page: Page, name: string, after: number) {
  await desk.pty.write(`${desk.code({ name: holder(name), vaccination: partial(desk) })}\r`);
  return verdictAfter(page, after);
}

/** What is in front at many points of the screen: the test id of the nearest part that has one. */
function inFront(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    for (let x = 2; x < innerWidth; x += 40)
      for (let y = 2; y < innerHeight; y += 30)
        found.add(
          document
            .elementFromPoint(x, y)
            ?.closest('[data-testid="verdict"], dialog, [data-testid="desk"], [data-testid="pin-screen"]')
            ?.getAttribute('data-testid') ?? 'nothing',
        );
    return [...found].sort();
  });
}

const stateOf = async (desk: Desk) =>
  (await readEntries(desk.data)).map(({ holder, state }) => [holder?.name, state.decision]);

test('with one display the decision is of whose verdict stands, not of who waits elsewhere', async ({
  desk,
}) => {
  const { page } = await desk.start();
  const { listening, verdict } = screens(page);
  await listening.waitFor();
  await signIn(page);
  const a = await scanAmber(desk, page, 'Dewi Lestari', 0);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('waiting')).toHaveAttribute('data-seq', String(a.seq));

  const b = await scanAmber(desk, page, 'Budi Santoso', a.seq);
  await page.keyboard.press('F4');
  await expect(page.getByTestId('decision-of')).toHaveAttribute('data-seq', String(b.seq));
  await expect(page.getByTestId('decision')).toContainText('Budi Santoso');
  // Nothing has the focus that Enter would press.
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await expect(verdict).toHaveAttribute('data-reason', 'OFFICER_ADMITTED');
  expect(await told(verdict)).toMatchObject({ seq: b.seq, decision: 'admit' });
  await expect(page.getByTestId('verdict-name')).toHaveText('Budi Santoso');
  await page.keyboard.press('Escape');

  const c = await scanAmber(desk, page, 'Siti Aminah', b.seq);
  await page.keyboard.press('F8');
  await page.keyboard.press('2');
  await expect(verdict).toHaveAttribute('data-reason', 'OFFICER_DENIED');
  expect(await told(verdict)).toMatchObject({ seq: c.seq, decision: 'deny' });
  await expect(page.getByTestId('verdict-name')).toHaveText('Siti Aminah');
  expect(await stateOf(desk)).toEqual([
    ['Dewi Lestari', 'refer'],
    ['Budi Santoso', 'admit'],
    ['Siti Aminah', 'deny'],
  ]);
});

test('a decision stays bound to its person when another comes, and is not shown over theirs', async ({
  desk,
}) => {
  const { page } = await desk.start();
  const { listening, verdict } = screens(page);
  await listening.waitFor();
  await signIn(page);
  const a = await scanAmber(desk, page, 'Dewi Lestari', 0);
  await page.keyboard.press('F4');
  await page.getByTestId('decision').waitFor();
  await page.keyboard.press('6');
  await page.getByTestId('decision-note').fill('Surat dinas');

  const b = await scanAmber(desk, page, 'Budi Santoso', a.seq);
  expect(await inFront(page)).toEqual(['verdict']);
  // Keys of the dialog beneath are nobody's now.
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await page.keyboard.type('xyz');
  expect(await stateOf(desk)).toEqual([
    ['Dewi Lestari', 'refer'],
    ['Budi Santoso', 'refer'],
  ]);
  // That one's decision goes before, the other comes back with what was typed.
  await page.keyboard.press('F4');
  await expect(page.getByTestId('decision').filter({ visible: true })).toContainText('Budi Santoso');
  await page.keyboard.press('2');
  await expect(verdict).toHaveAttribute('data-reason', 'OFFICER_ADMITTED');
  expect(await told(verdict)).toMatchObject({ seq: b.seq });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('decision')).toContainText('Dewi Lestari');
  await expect(page.getByTestId('decision-note')).toBeFocused();
  await expect(page.getByTestId('decision-note')).toHaveValue('Surat dinas');
  await page.keyboard.press('Enter');
  await expect.poll(() => told(verdict)).toMatchObject({ seq: a.seq, decision: 'admit' });
});

test('a red is overruled with two keys and a reason, on record as that; a green and a black ask more or say why', async ({
  desk,
}) => {
  const { app, page } = await desk.start();
  const { listening, verdict } = screens(page);
  await listening.waitFor();
  await signIn(page);
  const a = await scanAmber(desk, page, 'Dewi Lestari', 0);
  await page.keyboard.press('Escape');

  await desk.pty.write('HC1:NONSENSE\r');
  const red = await verdictAfter(page, a.seq);
  expect(red.decision).toBe('deny');
  await page.keyboard.press('F8');
  await expect(page.getByTestId('key-notice')).toHaveAttribute('data-why', 'already.deny');
  await looks({ app, page })('key-notice');
  await page.keyboard.press('F4');
  await expect(page.getByTestId('decision-overrule')).toBeVisible();
  await looks({ app, page })('desk-overrule');
  await page.keyboard.press('2');
  await expect(verdict).toHaveAttribute('data-reason', 'OFFICER_ADMITTED');
  expect(await told(verdict)).toMatchObject({ seq: red.seq, decision: 'admit' });
  await page.keyboard.press('Escape');
  await expect(page.locator(`[data-testid="entry-row"][data-seq="${red.seq}"]`)).toContainText(
    'melawan aturan',
  );
  await expect(page.getByTestId('waiting')).toHaveAttribute('data-seq', String(a.seq));

  await desk.pty.write(`${desk.code({ name: holder('Siti Aminah') })}\r`);
  const green = await verdictAfter(page, red.seq);
  await page.keyboard.press('F4');
  await expect(page.getByTestId('key-notice')).toHaveAttribute('data-why', 'already.admit');
  await page.keyboard.press('F8');
  await expect(page.getByTestId('decision-of')).toHaveAttribute('data-seq', String(green.seq));
  await page.keyboard.press('4');
  await expect(verdict).toHaveAttribute('data-reason', 'OFFICER_DENIED');
  await page.keyboard.press('Escape');

  const positive = { tt: 'LP6464-4', sc: `${desk.daysAgo(1)}T01:00:00Z`, tr: '260373001' };
  await desk.pty.write(`${desk.code({ name: holder('Agus Salim'), test: positive })}\r`);
  const black = await verdictAfter(page, green.seq);
  expect(black.category).toBe('hitam');
  await page.keyboard.press('F4');
  await page.getByTestId('decision').waitFor();
  // Neither a card nor a name undoes a positive test, and no key alone.
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  await expect(page.getByTestId('reason-PAPER_PROOF_SEEN')).toHaveCount(0);
  await looks({ app, page })('desk-overrule-black');
  await page.keyboard.press('4');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('decision')).toContainText('alasannya');
  await page.getByTestId('decision-note').fill('PCR negatif tadi pagi, nomor 44');
  await page.keyboard.press('Enter');
  await expect.poll(() => told(verdict)).toMatchObject({ seq: black.seq, decision: 'admit' });
  expect(await withLog(desk.data, (log) => log.steps(black.seq))).toMatchObject([
    { kind: 'decision', reason: 'NEGATIVE_TEST_SEEN', note: 'PCR negatif tadi pagi, nomor 44' },
  ]);
  await page.keyboard.press('Escape');

  // A chosen row is meant before who waits; after it, who waits again.
  await page.locator(`[data-testid="entry-row"][data-seq="${green.seq}"]`).click();
  await page.keyboard.press('F4');
  await expect(page.getByTestId('decision-of')).toHaveAttribute('data-seq', String(green.seq));
  await page.keyboard.press('2');
  await expect.poll(() => told(verdict)).toMatchObject({ seq: green.seq, decision: 'admit' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('F8');
  await expect(page.getByTestId('decision-of')).toHaveAttribute('data-seq', String(a.seq));
});

test('a verdict covers whatever question is open; what was typed comes back, and Escape does one thing', async ({
  desk,
}) => {
  const { app, page } = await desk.start();
  const { listening, verdict } = screens(page);
  await listening.waitFor();
  let seq = 0;
  const scan = async () => {
    await desk.pty.write(`${desk.code({ name: holder(`Siti ${'ABCDEFGHIJ'.charAt(seq)}minah`) })}\r`);
    seq = (await verdictAfter(page, seq)).seq;
    expect(await inFront(page)).toEqual(['verdict']);
  };
  const uncover = async () => {
    await page.keyboard.press('Escape');
    await expect(verdict).toHaveCount(0);
  };

  // The PIN pad.
  await page.keyboard.press('F2');
  await page.getByTestId('pin').fill('12');
  await scan();
  await page.keyboard.type('99');
  await uncover();
  await expect(page.getByTestId('pin')).toBeFocused();
  await expect(page.getByTestId('pin')).toHaveValue('12');
  await page.keyboard.press('Escape');
  await listening.waitFor();
  await signIn(page);

  // Somebody without a QR.
  await page.keyboard.press('F3');
  await page.getByTestId('manual-name').fill('Nur Hayati');
  await page.getByTestId('manual-nik').fill('6409044503800001');
  await scan();
  await looks({ app, page })('verdict-over-form');
  await expect(page.getByTestId('manual')).toBeHidden();
  await page.keyboard.type('12345');
  await page.keyboard.press('Enter');
  await uncover();
  await expect(page.getByTestId('manual-nik')).toBeFocused();
  await expect(page.getByTestId('manual-nik')).toHaveValue('6409044503800001');
  await expect(page.getByTestId('manual-name')).toHaveValue('Nur Hayati');
  // A visitor's verdict is decided from over it, and the form comes back after that.
  const amber = await scanAmber(desk, page, 'Budi Santoso', seq);
  seq = amber.seq;
  await page.keyboard.press('F8');
  await expect(page.getByTestId('decision-of')).toHaveAttribute('data-seq', String(amber.seq));
  await expect(page.getByTestId('manual')).toBeHidden();
  await page.keyboard.press('2');
  await expect.poll(() => told(verdict)).toMatchObject({ seq: amber.seq, decision: 'deny' });
  await uncover();
  await expect(page.getByTestId('manual-nik')).toHaveValue('6409044503800001');
  await page.keyboard.press('Escape');
  await page.getByTestId('manual-discard').click();

  // The own PIN, an export; a click beside the controls of a question leaves Escape to it.
  await page.getByTestId('own-pin').click();
  const pinForm = page.locator('dialog[open]');
  await pinForm.locator('input').first().fill('2468');
  await scan();
  await uncover();
  await expect(pinForm.locator('input').first()).toHaveValue('2468');
  await pinForm.locator('h2').click();
  await page.keyboard.press('Escape');
  await expect(pinForm).toHaveCount(0);
  await expect(page.getByTestId('desk')).toBeVisible();
  await page.getByTestId('section-review').click();
  await page.getByTestId('review-export').click();
  await page.getByTestId('export').waitFor();
  await scan();
  await page.keyboard.press('Enter');
  await uncover();
  await expect(page.getByTestId('export')).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(page.getByTestId('desk')).toHaveAttribute('data-section', 'review');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('desk')).toBeVisible();

  // Who wants to leave the kiosk.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await page.getByTestId('leave-pin').fill('13');
  await scan();
  await uncover();
  // That one is over: whoever asked asks again.
  await expect(page.getByTestId('leave')).toHaveCount(0);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await page.getByTestId('leave').locator('h2').click();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('leave')).toHaveCount(0);
  await expect(page.getByTestId('desk')).toBeVisible();
});
