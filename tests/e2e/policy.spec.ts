import type { Page } from '@playwright/test';
import { readEntries, verifyLog, withLog } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { contrasts } from './support/layout.ts';
import { DESK_SIZE, looks, SMALLEST } from './support/pictures.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

const TABS = ['thresholds', 'vaccines', 'categories', 'rules', 'versions'] as const;

const RULE = {
  Identifier: 'GR-ID-0001',
  Type: 'Acceptance',
  Country: 'ID',
  Version: '1.0.0',
  SchemaVersion: '1.0.0',
  Engine: 'CERTLOGIC',
  EngineVersion: '1.0.0',
  CertificateType: 'General',
  Description: [
    { lang: 'en', desc: 'Nobody may enter today.' },
    { lang: 'id', desc: 'Hari ini tidak ada yang boleh masuk.' },
  ],
  ValidFrom: '2021-01-01T00:00:00Z',
  ValidTo: '2099-01-01T00:00:00Z',
  AffectedFields: [],
  Logic: { '===': [1, 2] },
};

async function openRules(page: Page): Promise<void> {
  await page.getByTestId('section-rules').click();
  await page.locator('[data-testid="policy"][data-active-version]').waitFor();
}

test('an admin changes the waiting days, tries it, makes it active, and takes it back', async ({ desk }) => {
  const { page } = await desk.start();
  const { listening, verdict } = screens(page);
  await listening.waitFor();
  const recent = desk.code({ vaccination: { dt: desk.daysAgo(5) } });
  await desk.pty.write(`${recent}\r`);
  const first = await verdictAfter(page, 0);
  expect(first).toMatchObject({ category: 'kuning', reason: 'VACCINATION_TOO_RECENT' });
  await page.keyboard.press('Escape');
  await desk.pty.write(`${desk.code()}\r`);
  const second = await verdictAfter(page, first.seq);
  expect(second).toMatchObject({ category: 'hijau' });
  await page.keyboard.press('Escape');
  await expect(verdict).toHaveCount(0);

  await signIn(page);
  await openRules(page);
  const waiting = page.getByTestId('field-vaccination.waitingDays');
  await expect(waiting).toHaveValue('14');
  await waiting.fill('0');
  await page.keyboard.press('Control+Enter');
  const tried = page.getByTestId('try-out');
  await expect(tried).toHaveAttribute('data-changed', '1');
  await expect(tried).toHaveAttribute('data-tried', '2');
  // Tried, and nothing is in force by it.
  await desk.pty.write(`${recent}\r`);
  const third = await verdictAfter(page, second.seq);
  expect(third.category).toBe('kuning');
  await page.keyboard.press('Escape');

  await page.getByTestId('policy-note').fill('SE Bupati 12/2022');
  await page.getByTestId('policy-activate').click();
  await expect(page.getByTestId('policy')).toHaveAttribute('data-active-version', '1');
  await desk.pty.write(`${recent}\r`);
  const fourth = await verdictAfter(page, third.seq);
  expect(fourth).toMatchObject({ category: 'hijau', reason: 'VACCINATION_COMPLETE' });
  await page.keyboard.press('Escape');

  await page.getByTestId('tab-versions').click();
  await expect(page.getByTestId('version').first()).toContainText('SE Bupati 12/2022');
  await page.getByTestId('version-back-0').click();
  await page.getByTestId('version-sure-0').click();
  await expect(page.getByTestId('policy')).toHaveAttribute('data-active-version', '2');
  await desk.pty.write(`${recent}\r`);
  const fifth = await verdictAfter(page, fourth.seq);
  expect(fifth.category).toBe('kuning');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Escape');
  await page.getByTestId('desk').waitFor();

  const entries = await readEntries(desk.data);
  expect(entries.map(({ policy, verdict: { category } }) => [policy, category])).toEqual([
    ['ppu/0', 'kuning'],
    ['ppu/0', 'hijau'],
    ['ppu/0', 'kuning'],
    ['ppu/1', 'hijau'],
    ['ppu/2', 'kuning'],
  ]);
  const audits = await withLog(desk.data, (log) => log.listAudit({ limit: 20 }));
  expect(
    audits
      .filter(({ action }) => action === 'POLICY_ACTIVATED')
      .map(({ officerId, detail }) => [officerId, detail['version'], detail['policy']]),
  ).toEqual([
    [1, 2, 'ppu'],
    [1, 1, 'ppu'],
  ]);
  expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
});

test('published rules are pasted, switched off and on, and every one that fails is told the officer', async ({
  desk,
}) => {
  const { page } = await desk.start();
  await screens(page).listening.waitFor();
  await signIn(page);
  await openRules(page);
  await page.getByTestId('tab-rules').click();
  await page.getByTestId('rules-paste').click();
  await page.getByTestId('rules-text').fill(JSON.stringify([RULE, { ...RULE, Identifier: 'GR-ID-0002' }]));
  await page.getByTestId('rules-take').click();
  const rules = page.getByTestId('rule');
  await expect(rules).toHaveCount(2);
  await page.getByTestId('policy-try').click();
  await page.getByTestId('try-out').waitFor();
  // A change after the try-out asks for another one.
  await rules.nth(1).getByRole('checkbox').uncheck();
  await expect(page.getByTestId('policy-activate')).toHaveCount(0);
  await rules.nth(1).getByRole('checkbox').check();
  await page.getByTestId('policy-activate').click();
  await expect(page.getByTestId('policy')).toHaveAttribute('data-active-version', '1');

  await desk.pty.write(`${desk.code()}\r`);
  expect(await verdictAfter(page, 0)).toMatchObject({ category: 'merah', reason: 'RULE_FAILED' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByTestId('entry-row').waitFor();
  await page.keyboard.press('ArrowDown');
  const told = page.getByTestId('entry-detail').getByTestId('reason');
  await expect(told).toHaveCount(2);
  await expect(told.nth(0)).toContainText('GR-ID-0001');
  await expect(told.nth(1)).toContainText('GR-ID-0002');
});

test('what is wrong is said at its field, and cannot be made active; unsaved changes are not lost by one key', async ({
  desk,
}) => {
  const { page } = await desk.start();
  await screens(page).listening.waitFor();
  await signIn(page);
  await openRules(page);
  const validity = page.getByTestId('field-vaccination.validityDays');
  await validity.fill('3');
  await expect(validity).toHaveAttribute('aria-invalid', 'true');
  await page.getByTestId('tab-categories').click();
  await page.getByTestId('policy-try').click();
  await expect(validity).toBeFocused();
  await expect(page.getByTestId('try-out')).toHaveCount(0);
  await validity.fill('soon');
  await expect(page.getByTestId('policy-errors')).toHaveAttribute('data-count', '1');
  await page.keyboard.press('Escape');
  await page.getByTestId('policy-leave').waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('policy-leave')).toHaveCount(0);
  await expect(validity).toHaveValue('soon');
  await page.keyboard.press('Escape');
  await page.getByTestId('policy-discard').click();
  await page.getByTestId('desk').waitFor();
  await openRules(page);
  await expect(validity).toHaveValue('');
  await expect(page.getByTestId('policy-state')).toBeVisible();
});

test('every tab reads well, to eyes and to assistive software', async ({ desk }) => {
  const { app, page } = await desk.start();
  await screens(page).listening.waitFor();
  for (const [i, days] of [5, 6, 150].entries()) {
    await desk.pty.write(`${desk.code({ vaccination: { dt: desk.daysAgo(days) } })}\r`);
    await verdictAfter(page, i);
    await page.keyboard.press('Escape');
  }
  await signIn(page);
  const look = looks({ app, page }, [DESK_SIZE, SMALLEST], {
    also: async (name) => {
      const weak = (await contrasts(page)).filter(({ ratio }) => ratio < 7);
      expect(weak, name).toEqual([]);
    },
  });
  await look('policy-desk');
  await openRules(page);
  for (const tab of TABS) {
    await page.getByTestId(`tab-${tab}`).click();
    await look(`policy-${tab}`);
  }
  await page.getByTestId('tab-thresholds').click();
  await page.getByTestId('field-vaccination.waitingDays').fill('0');
  await page.getByTestId('field-vaccination.validityDays').fill('soon');
  await page.getByTestId('policy-errors').waitFor();
  await look('policy-problem');
  await page.getByTestId('field-vaccination.validityDays').fill('');
  await page.getByTestId('policy-try').click();
  await page.getByTestId('try-out').waitFor();
  await look('policy-tried');
  await page.keyboard.press('Escape');
  await page.getByTestId('policy-leave').waitFor();
  await look('policy-leaving');
  await page.keyboard.press('Escape');
  await page.getByTestId('tab-vaccines').click();
  await page.getByTestId('vaccines-some').check();
  await look('policy-vaccines-some');
  await page.getByTestId('tab-rules').click();
  await page.getByTestId('rules-paste').click();
  await page
    .getByTestId('rules-text')
    .fill(JSON.stringify([RULE, { ...RULE, Identifier: 'VR-ID-0002', CertificateType: 'Vaccination' }, {}]));
  await page.getByTestId('rules-take').click();
  await page.getByTestId('rules-taken').waitFor();
  await look('policy-rules-some');
  await page.getByTestId('policy-try').click();
  await page.getByTestId('policy-note').fill('Surat edaran nomor 12/2022');
  await page.getByTestId('policy-activate').click();
  await page.getByTestId('tab-versions').click();
  await page.getByTestId('version-back-0').click();
  await look('policy-versions-some');
});
