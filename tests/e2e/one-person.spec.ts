import { OFFICER_PIN, readEntries, verifyLog, withLog } from '../support/provision.ts';
import { newEntry, verdictOf } from '../main/log/fixture.ts';
import { expect, holder, test } from './support/desk.ts';
import { looks } from './support/pictures.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

const DAY_MS = 86_400_000;
const LINK = 'https://satusehat.kemkes.go.id/sertifikat/3f2b7c1d9a';

test.use({
  site: {
    duplicateSeconds: 0,
    display: { verdictSeconds: 2, referSeconds: 5 },
    presence: { enabled: true, capacity: 5, closingTime: '23:59' },
  },
});

test('an amber who scans three times waits once, takes one place, and is confirmed after idle', async ({
  desk,
}) => {
  const { app, page } = await desk.start();
  const { listening, verdict } = screens(page);
  await listening.waitFor();
  const amber = `${desk.code({ name: holder('Dewi Lestari'), vaccination: { dn: 1, sd: 2, dt: desk.daysAgo(40) } })}\r`;
  let last = 0;
  for (let scan = 0; scan < 3; scan += 1) {
    await desk.pty.write(amber);
    last = (await verdictAfter(page, last)).seq;
  }
  await desk.pty.write(`${desk.code({ name: holder('Siti Aminah') })}\r`);
  await verdictAfter(page, last);
  await expect(verdict).toHaveCount(0);
  await signIn(page);
  const waiting = page.getByTestId('waiting');
  await expect(waiting).toHaveAttribute('data-seq', String(last));
  await expect(page.getByTestId('waiting-next')).toHaveCount(0);
  await page.keyboard.press('F4');
  await page.getByTestId('decision').waitFor();
  await page.keyboard.press('1');
  await expect(page.getByTestId('decided')).toContainText('Dewi Lestari');
  await looks({ app, page })('desk-decided');
  await expect(waiting).toHaveCount(0);
  await page.getByTestId('section-inside').click();
  await expect(page.locator('[data-testid^="leave-"]')).toHaveCount(2);

  await page.getByTestId('section-today').click();
  await desk.pty.write(`${LINK}\r`);
  await waiting.waitFor({ state: 'attached' });
  await expect(verdict).toHaveCount(0);
  await page.keyboard.press('F7');
  await page.getByTestId('decision').waitFor();
  await page.keyboard.press('1');
  await expect(page.getByTestId('decided')).toHaveAttribute('data-decision', 'left');
  await expect(waiting).toHaveCount(0);
  const entries = await readEntries(desk.data);
  expect(entries.map(({ state }) => state.decision)).toEqual(['again', 'again', 'admit', 'admit', 'left']);
  expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
});

test('a link without a name is given one in the decision, found by it, and yesterday’s are closed', async ({
  desk,
}) => {
  const at = new Date(Date.now() - DAY_MS).toISOString();
  const { seq: yesterday } = await withLog(desk.data, (log) =>
    log.append(newEntry({ at, verdict: verdictOf('kuning'), tracked: true })),
  );
  const { app, page } = await desk.start();
  const { listening, verdict } = screens(page);
  const look = looks({ app, page });
  await listening.waitFor();
  await desk.pty.write(`${LINK}\r`);
  const { seq } = await verdictAfter(page, yesterday);
  await page.keyboard.press('F4');
  await page.getByTestId('pin').fill(OFFICER_PIN);
  await page.keyboard.press('Enter');
  await page.getByTestId('decision').waitFor();
  await page.keyboard.press('F6');
  await page.getByTestId('who-name').fill('Nur Hayati');
  await page.getByTestId('who-nik').fill('6409 0445 0380 0000');
  await page.getByTestId('who-done').click();
  await expect(page.getByTestId('who')).toContainText('0000');
  await look('decision-who');
  await page.getByTestId('who-nik').fill('6409044503800001');
  await page.getByTestId('who-purpose').fill('Legalisir akta');
  await page.getByTestId('who-done').click();
  await expect(page.getByTestId('decision-of')).toContainText('Nur Hayati');
  await page.keyboard.press('1');
  await expect(page.getByTestId('decision')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(verdict).toHaveCount(0);
  await page.getByTestId('section-inside').click();
  await expect(page.getByTestId(`leave-${String(seq)}`)).toHaveAttribute('aria-label', /Nur Hayati/);

  await page.getByTestId('section-review').click();
  await page.keyboard.press('/');
  await page.keyboard.type('nur hayati', { delay: 120 });
  await expect(page.getByTestId('visit-row')).toHaveCount(1);
  await expect(page.getByTestId('visit-row')).toHaveAttribute('data-seq', String(seq));
  await page.getByTestId('review-search').fill('');
  await page.getByTestId('review-period').selectOption('week');
  const row = page.locator(`[data-testid="visit-row"][data-seq="${String(yesterday)}"]`);
  await row.click();
  await page.getByTestId('story-undecided').waitFor();
  await look('review-undecided');
  await page.keyboard.press('F4');
  await page.getByTestId('decision').waitFor();
  await page.keyboard.press('1');
  await expect(page.getByTestId('decided')).toHaveAttribute('data-seq', String(yesterday));
  await expect(page.getByTestId('story-undecided')).toHaveCount(0);
  // Nobody before the screen was told of it, and nobody is inside by it.
  await expect(verdict).toHaveCount(0);
  const [old, named] = await withLog(desk.data, (log) => [log.visit(yesterday), log.visit(seq)]);
  expect(old?.state).toMatchObject({ decision: 'admit', waiting: false, inside: false });
  expect(named).toMatchObject({
    holder: { name: 'Nur Hayati' },
    details: { nik: '6409044503800001', purpose: 'Legalisir akta' },
    state: { inside: true },
  });
});
