import type { NewEntry } from '#shared/domain/entry.ts';
import type { Verdict } from '#shared/domain/verdict.ts';
import type { EntryLog } from '../../src/main/log/entry-log.ts';
import { withLog } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { DESK_SIZE, looks, SMALLEST } from './support/pictures.ts';
import { screens, signIn } from './support/screens.ts';

const DAY_MS = 86_400_000;
const VERDICTS: readonly Verdict[] = [
  { decision: 'admit', category: 'hijau', reasons: [{ code: 'VACCINATION_COMPLETE' }] },
  { decision: 'refer', category: 'kuning', reasons: [{ code: 'VACCINATION_PARTIAL' }] },
  { decision: 'deny', category: 'merah', reasons: [{ code: 'TEST_EXPIRED' }] },
  { decision: 'deny', category: 'hitam', reasons: [{ code: 'TEST_POSITIVE' }] },
];
const NAMES = ['Siti Aminah', 'Rahmat Hidayat', 'I Gusti Ngurah Made Agung', 'Maria Yosefina Da Costa'];

/** Visits of the days before today, from eight in the morning on, more on some than on others. */
function fill(log: EntryLog, days: number): void {
  const midnight = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  for (let day = days; day >= 2; day -= 1) {
    for (let n = 0; n < 6 + ((day * 5) % 9); n += 1) {
      const at = new Date(midnight - day * DAY_MS + n * 1_500_000);
      log.append(entry(at, VERDICTS[n % 7 === 3 ? 1 + ((n + day) % 3) : 0], `${NAMES[n % 4] ?? ''} ${n}`));
    }
  }
}

function entry(at: Date, verdict: Verdict | undefined, name: string): NewEntry {
  return {
    at: at.toISOString(),
    kind: 'scan',
    person: 'pengunjung',
    source: 'serial:scanner',
    format: 'hcert',
    outcome: 'verified',
    verdict: verdict ?? { decision: 'admit', category: 'hijau', reasons: [{ code: 'VACCINATION_COMPLETE' }] },
    issuer: 'ID',
    keyId: null,
    policy: 'ppu/0',
    officerId: null,
    tracked: false,
    holder: { name, birthDate: '1985-03-02' },
    details: null,
  };
}

test('any visit is found, read and counted with the keyboard alone', async ({ desk }) => {
  await withLog(desk.data, (log) => {
    fill(log, 20);
    const { seq } = log.append(entry(new Date(), VERDICTS[1], 'Dewi Lestari'));
    const at = new Date().toISOString();
    log.appendSteps([
      {
        ...{
          kind: 'decision',
          at,
          ref: seq,
          officerId: 1,
          decision: 'admit',
          reason: 'PAPER_PROOF_SEEN',
        },
        note: 'Kartu vaksin asli',
      },
      {
        kind: 'follow',
        at,
        ref: seq,
        officerId: 1,
        state: 'contacted',
        note: 'Dosis kedua minggu depan',
      },
    ]);
  });
  const { page, app } = await desk.start();
  await screens(page).listening.waitFor();
  await signIn(page);
  await page.keyboard.press('Alt+4');
  await page.getByTestId('visits').waitFor();
  const look = looks({ app, page }, [DESK_SIZE, SMALLEST]);

  await page.getByTestId('review-period').selectOption('month');
  await page.getByTestId('review-period').selectOption('year');
  await expect(page.getByTestId('visit-row')).toHaveCount(100);
  await page.getByTestId('review-more').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByTestId('visit-row').count()).toBeGreaterThan(150);

  await page.getByTestId('filter-category').selectOption('kuning');
  await page.getByTestId('filter-decision').selectOption('admit');
  await expect(page.getByTestId('visit-row')).toHaveCount(1);
  await page.getByTestId('review-clear').press('Enter');
  await expect.poll(() => page.getByTestId('visit-row').count()).toBe(100);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('story')).toContainText('Kartu vaksin asli');
  await expect(page.getByTestId('story')).toContainText('Dosis kedua minggu depan');
  await expect(page.getByTestId('story')).toContainText('Budi Santoso');
  await look('review');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('story')).toHaveCount(0);
  await expect(page.getByTestId('review')).toBeVisible();

  await page.getByTestId('sort-name').press('Enter');
  await expect(page.getByTestId('visit-row').first()).toContainText('Dewi Lestari');

  await page.getByTestId('view-charts').press('Enter');
  await page.getByTestId('chart-day').waitFor();
  await look('review-charts');
});
