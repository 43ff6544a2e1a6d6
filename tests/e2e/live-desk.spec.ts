import { OFFICER_PIN, verifyLog, withLog } from '../support/provision.ts';
import { expect, holder, test } from './support/desk.ts';
import { DESK_SIZE, looks, SMALLEST } from './support/pictures.ts';
import { screens, told, verdictAfter } from './support/screens.ts';

test.describe('at the desk', () => {
  test.use({ shared: true });

  test('a refer is decided from the amber screen with the keyboard alone', async ({ desk }) => {
    const { page, app } = await desk.start();
    const { listening, verdict } = screens(page);
    await listening.waitFor();
    const partial = { dn: 1, sd: 2, dt: desk.daysAgo(40) };
    await desk.pty.write(`${desk.code({ name: holder('Dewi Lestari'), vaccination: partial })}\r`);
    const first = await verdictAfter(page, 0);
    expect(first.decision).toBe('refer');

    // The officer's key on the amber screen asks who it is.
    await page.keyboard.press('F4');
    await page.getByTestId('pin').fill(OFFICER_PIN);
    await page.keyboard.press('Enter');
    const waiting = page.getByTestId('waiting');
    await expect(waiting).toHaveAttribute('data-seq', String(first.seq));
    await expect(waiting).toContainText('Dewi Lestari');
    // What was begun there is asked at once; it may be put off.
    await page.getByTestId('decision').waitFor();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('decision')).toHaveCount(0);

    await desk.pty.write(`${desk.code({ name: holder('Muhammad Iqbal Ramadhan'), vaccination: partial })}\r`);
    const second = await verdictAfter(page, first.seq);
    await page.keyboard.press('Escape');
    await expect(verdict).toHaveCount(0);
    await expect(waiting).toHaveAttribute('data-seq', String(first.seq));
    const look = looks({ app, page }, [DESK_SIZE, SMALLEST]);
    await look('desk-waiting');

    await page.keyboard.press('F4');
    await page.getByTestId('decision').waitFor();
    await look('desk-decision');
    await page.keyboard.press('2');
    // What was decided is what the visitor sees.
    await expect(verdict).toHaveAttribute('data-reason', 'OFFICER_ADMITTED');
    expect(await told(verdict)).toMatchObject({ seq: first.seq, decision: 'admit', category: 'kuning' });
    await expect(page.getByTestId('verdict-name')).toHaveText('Dewi Lestari');
    await page.keyboard.press('Escape');

    await expect(waiting).toHaveAttribute('data-seq', String(second.seq));
    await page.keyboard.press('F8');
    await page.keyboard.press('5');
    await page.getByTestId('decision-note').press('Enter');
    await expect(page.getByTestId('decision')).toContainText(/alasannya|reason/);
    await page.getByTestId('decision-note').fill('Menolak memakai masker');
    await page.keyboard.press('Enter');
    await expect(verdict).toHaveAttribute('data-reason', 'OFFICER_DENIED');
    await page.keyboard.press('Escape');
    await expect(waiting).toHaveCount(0);

    const entries = await desk.entries();
    expect(entries.map(({ seq, verdict, state }) => [seq, verdict.decision, state.decision])).toEqual([
      [first.seq, 'refer', 'admit'],
      [second.seq, 'refer', 'deny'],
    ]);
    expect(await withLog(desk.data, (log) => log.steps(second.seq))).toMatchObject([
      { kind: 'decision', reason: 'OTHER', note: 'Menolak memakai masker', officerId: 1 },
    ]);
    expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
  });

  test('somebody without a QR is typed in, checked as it is typed', async ({ desk }) => {
    const { page, app } = await desk.start();
    const { listening, verdict } = screens(page);
    await listening.waitFor();
    await page.keyboard.press('F2');
    await page.getByTestId('pin').fill(OFFICER_PIN);
    await page.keyboard.press('Enter');
    await page.getByTestId('desk').waitFor();
    await page.keyboard.press('F3');
    const form = page.getByTestId('manual');
    await form.waitFor();
    // Nothing was typed: closing asks nothing.
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);

    await page.keyboard.press('F3');
    await page.getByTestId('manual-name').fill('Nur Hayati binti Abdullah');
    await page.getByTestId('manual-nik').fill('6409 4155 0380 000');
    await page.getByTestId('manual-phone').fill('12');
    await page.keyboard.press('F4');
    await expect(form).toContainText('15');
    const look = looks({ app, page }, [DESK_SIZE, SMALLEST]);
    await look('manual-problems');

    await page.getByTestId('manual-nik').fill('6409044503800001');
    await page.getByTestId('manual-born').fill('1980-03-05');
    await page.getByTestId('manual-phone').fill('0812-3456-7890');
    await page.getByTestId('manual-purpose').fill('Legalisir akta');
    await page.getByTestId('manual-shown').selectOption('card');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('manual-discard')).toBeVisible();
    await page.keyboard.press('Enter');
    await page.getByTestId('manual-hijau').check();
    await page.keyboard.press('F4');
    await page.getByTestId('manual-why').waitFor();
    await look('manual-why');
    await page.keyboard.press('2');
    await expect(verdict).toHaveAttribute('data-reason', 'MANUAL_ENTRY');
    await expect(page.getByTestId('verdict-name')).toHaveText('Nur Hayati binti Abdullah');

    const [entry] = await desk.entries();
    expect(entry).toMatchObject({
      kind: 'manual',
      source: 'desk',
      officerId: 1,
      verdict: { decision: 'admit', category: 'hijau' },
      holder: { name: 'Nur Hayati binti Abdullah', birthDate: '1980-03-05' },
      details: { nik: '6409044503800001', phone: '+6281234567890', purpose: 'Legalisir akta' },
    });
  });
});
