import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OFFICER_PIN, readEntries, verifyLog, withLog } from '../support/provision.ts';
import { newEntry } from '../main/log/fixture.ts';
import { expect, holder, test } from './support/desk.ts';
import { DESK_SIZE, looks, SMALLEST } from './support/pictures.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';
import { inBothLanguages } from './support/speak.ts';

const MINUTE_MS = 60_000;
/** Two may be inside. The office closes at a minute that no test meets. */
const PRESENCE = { enabled: true, capacity: 2, closingTime: closingFarFrom(new Date()) };

test.describe('who is inside', () => {
  test.use({
    site: { presence: PRESENCE, display: { verdictSeconds: 120, referSeconds: 600, sound: false } },
  });

  test('a scan of somebody inside is a leave, and a full office waits for it', async ({ desk }) => {
    // She came half an hour ago.
    const { seq: dewi } = await withLog(desk.data, (log) =>
      log.append(
        newEntry({
          at: new Date(Date.now() - 30 * MINUTE_MS).toISOString(),
          holder: { name: 'Dewi Lestari', birthDate: '1985-04-17' },
          tracked: true,
        }),
      ),
    );
    const { page, app } = await desk.start();
    const { listening, verdict } = screens(page);
    const look = looks({ app, page });
    const both = looks({ app, page }, [DESK_SIZE, SMALLEST]);
    const presence = page.getByTestId('presence');
    const hold = (name: string) => desk.pty.write(`${desk.code({ name: holder(name) })}\r`);
    await listening.waitFor();
    await expect(page.getByTestId('inside-count')).toHaveAttribute('data-inside', '1');

    await hold('Dewi Lestari');
    await expect(presence).toHaveAttribute('data-event', 'left');
    await expect(page.getByTestId('presence-name')).toHaveText('Dewi Lestari');
    await look('presence-left');

    await hold('Siti Aminah');
    const siti = await verdictAfter(page, dewi);
    expect(siti.decision).toBe('admit');
    await hold('Siti Aminah');
    await expect(presence).toHaveAttribute('data-event', 'already');
    await look('presence-already');

    await hold('Raden Ajeng Kusumawardhani Purwaningrum Hadiningrat');
    const raden = await verdictAfter(page, siti.seq);
    expect(raden.decision).toBe('admit');
    await hold('Bambang Wijaya');
    const bambang = await verdictAfter(page, raden.seq);
    expect(bambang).toMatchObject({ decision: 'deny', category: 'hijau', reason: 'OFFICE_FULL' });
    await expect(verdict).toHaveAttribute('data-look', 'full');
    await look('office-full');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('inside-count')).toHaveAttribute('data-full', 'true');
    await look('idle-full');

    const names = (await readEntries(desk.data)).map(({ holder }) => holder?.name);
    expect(names).toHaveLength(4);

    // One key from the visitor's screen, and the PIN.
    await app.evaluate(({ app }, folder) => app.setPath('documents', folder), join(desk.data, 'Documents'));
    await page.keyboard.press('F9');
    await page.getByTestId('pin').fill(OFFICER_PIN);
    await page.keyboard.press('Enter');
    const told = page.getByTestId('inside-told');
    await expect(told).toContainText('gerbang-evakuasi-');
    const file = /(\S+\.pdf)/.exec(await told.innerText())?.[1] ?? '';
    const name = file.split('/').at(-1) ?? '';
    const printed = await readFile(join(desk.data, 'Documents', name));
    expect(printed.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'print' });
    const paper = page.getByTestId('evacuation');
    await expect(paper.locator('tbody tr')).toHaveCount(2);
    await expect(paper).toContainText('Siti Aminah');
    await inBothLanguages({ app, page }, (language) =>
      paper.screenshot({ path: `test-results/screens/evacuation-${language}.png` }),
    );
    await page.emulateMedia({ media: 'screen' });
    // What was told, a path of this machine, is gone with the section.
    await page.getByTestId('section-today').click();
    await page.getByTestId('section-inside').click();
    await page.getByTestId('inside-table').waitFor();
    await both('desk-inside');

    await page.getByTestId(`leave-${String(raden.seq)}`).click();
    await expect(page.getByTestId('inside-row')).toHaveCount(1);
    await page.getByTestId('exit-mode').click();
    await expect(page.getByTestId('exit-mode')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Escape');
    await expect(listening).toHaveAttribute('data-exit', 'true');
    await both('idle-exit');
    await hold('Siti Aminah');
    await expect(presence).toHaveAttribute('data-event', 'left');
    await hold('Bambang Wijaya');
    await expect(presence).toHaveAttribute('data-event', 'unknown');
    await both('presence-unknown');

    expect(
      await withLog(desk.data, (log) =>
        [dewi, siti.seq, raden.seq].map((seq) => log.visit(seq)?.state.leftHow),
      ),
    ).toEqual(['again', 'exit', 'hand']);
    expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
  });
});

test('a case goes from open to done', async ({ desk }) => {
  const { page, app } = await desk.start();
  await screens(page).listening.waitFor();
  const positive = { tr: '260373001' };
  await desk.pty.write(
    `${desk.code({ name: holder('Yohanes Wangge'), test: { ...positive, sc: new Date().toISOString() } })}\r`,
  );
  const { seq, category } = await verdictAfter(page, 0);
  expect(category).toBe('hitam');
  await page.keyboard.press('Escape');
  await signIn(page);
  await page.keyboard.press('Alt+3');
  const row = page.getByTestId('case-row');
  await expect(row).toContainText('Yohanes Wangge');
  const look = looks({ app, page }, [DESK_SIZE, SMALLEST]);
  await row.getByRole('button').click();
  const panel = page.getByTestId('case');
  await panel.waitFor();
  await page.getByTestId('case-phone').fill('12');
  await page.getByTestId('case-save').click();
  await expect(panel).toContainText(/Bukan nomor telepon|no phone number/);
  await page.getByTestId('case-phone').fill('0812-3456-7890');
  await page.getByTestId('case-village').fill('Nipah-Nipah, RT 04');
  await page.getByTestId('case-note').fill('Isolasi mandiri di rumah; keluarga sudah dites.');
  await page.getByTestId('case-save').click();
  await expect(page.getByTestId('case-step')).toHaveCount(1);
  await expect(page.getByTestId('case-phone')).toHaveValue('+6281234567890');
  await page.getByTestId('state-all').click();
  await expect(row).toHaveAttribute('data-follow', 'contacted');
  await look('desk-follow');

  await page.getByTestId('case-state').selectOption('done');
  await page.getByTestId('case-save').click();
  await expect(row).toHaveAttribute('data-follow', 'done');
  expect(await withLog(desk.data, (log) => log.steps(seq))).toMatchObject([
    { state: 'contacted', phone: '+6281234567890', village: 'Nipah-Nipah, RT 04', officerId: 1 },
    { state: 'done' },
  ]);
});

/** An hour that is twelve away from now at the office. */
function closingFarFrom(now: Date): string {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Makassar', hour: '2-digit' }).format(now);
  return `${String((Number(hour) + 12) % 24).padStart(2, '0')}:00`;
}
