import type { Refusal } from '#shared/ipc/contract.ts';
import { refused } from './fake-main.ts';
import { expect, test } from './stage/stage.ts';
import { DESK } from './stage/states/desk.ts';
import { ADMIN, signedIn, visit, KUNING } from './stage/states/people.ts';

test('a PIN is sent as it was typed, and what main refuses is said without it', async ({ stage }) => {
  const { page } = stage;
  await stage.open({}, { 'officer.signIn': refused('PIN_WRONG') });
  await page.keyboard.press('F2');
  await page.getByTestId('pin').fill('135791');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('pin-note')).toHaveAttribute('role', 'alert');
  await expect(page.getByTestId('pin')).toHaveValue('');
  expect(stage.asked()).toContainEqual({ name: 'officer.signIn', payload: { pin: '135791' } });
  await expect(page.locator('body')).not.toContainText('135791');
});

test('a main that breaks the contract is no blank screen', async ({ stage }) => {
  const { page } = stage;
  // @ts-expect-error: this is what the contract does not know
  await stage.open({}, { 'kiosk.state': { phase: 'somewhere' } });
  await expect(page.getByTestId('fault')).toBeVisible();
  // … and an event of the kind changes nothing.
  await stage.open();
  await expect(page.getByTestId('idle')).toBeVisible();
  // @ts-expect-error: likewise
  await stage.say('scan.screen', { kind: 'verdict', seq: 'seven' });
  await expect(page.getByTestId('idle')).toBeVisible();
  await expect(page.getByTestId('verdict')).toHaveCount(0);
});

test('who signs out elsewhere leaves nothing of the desk on the screen', async ({ stage }) => {
  const { page } = stage;
  await stage.open(signedIn(), DESK);
  await page.getByTestId('entry-row').first().waitFor();
  await page.keyboard.press('F3');
  await page.getByTestId('manual').waitFor();
  await stage.sayKiosk({});
  await expect(page.getByTestId('desk')).toHaveCount(0);
  await expect(page.getByTestId('manual')).toHaveCount(0);
  await expect(page.getByTestId('idle')).toBeVisible();
});

for (const code of ['NOT_SIGNED_IN', 'NOT_ALLOWED', 'INTERNAL_ERROR'] satisfies Refusal[])
  test(`a decision that main refuses (${code}) is said, and can be tried again`, async ({ stage }) => {
    const { page } = stage;
    const waiting = [{ visit: visit(11, { verdict: KUNING }), doses: null }];
    await stage.open(
      { ...signedIn({}, ADMIN), waiting: 1 },
      { ...DESK, 'desk.waiting': waiting, 'desk.decide': refused(code) },
    );
    await page.getByTestId('waiting').waitFor();
    await page.keyboard.press('F4');
    await page.getByTestId('decision').waitFor();
    await page.keyboard.press('1');
    await expect(page.getByTestId('decision').getByRole('alert')).toBeVisible();
    expect(stage.asked().filter(({ name }) => name === 'desk.decide')).toEqual([
      {
        name: 'desk.decide',
        payload: { seq: 11, decision: 'admit', reason: 'IDENTITY_CONFIRMED' },
      },
    ]);
  });
