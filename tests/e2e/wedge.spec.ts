import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { OFFICER_PIN, readEntries } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { screens, verdictAfter } from './support/screens.ts';

const hasXdotool = process.platform === 'linux' && spawnSync('xdotool', ['version']).status === 0;

/** Presses a key, by its X name. */
const press = (key: string): void => void execFileSync('xdotool', ['key', key]);

/** Types through the X server, so many milliseconds between two characters. */
function type(text: string, delay: number): void {
  execFileSync('xdotool', ['type', '--delay', String(delay), '--file', '-'], { input: text });
}

/** As a scanner does: a character a millisecond, then Enter. */
const scan = (code: string): void => type(`${code}\n`, 1);

/** The number pad's keys with Num Lock off, from 0 to 9. */
const PAD = ['Insert', 'End', 'Down', 'Next', 'Left', 'Begin', 'Right', 'Home', 'Up', 'Prior'];

/** As a scanner in ALT mode does: each character as Alt and its number, then Enter. */
function scanByNumbers(code: string): void {
  const lines = Array.from(Buffer.from(code, 'latin1'), (byte) => {
    const keys = Array.from(String(byte).padStart(4, '0'), (digit) => `KP_${PAD[Number(digit)] ?? ''}`);
    return `keydown --delay 0 Alt_L\nkey --delay 0 ${keys.join(' ')}\nkeyup --delay 0 Alt_L`;
  });
  execFileSync('xdotool', ['-'], { input: [...lines, 'key Return', ''].join('\n') });
}

/** Everything that the page was given of the keyboard, besides Shift and its like. */
async function recordKeys(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const keys: string[] = [];
    for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput'] as const) {
      window.addEventListener(
        type,
        (event) => {
          const key = event instanceof KeyboardEvent ? event.key : 'input';
          if (!['Shift', 'CapsLock', 'Control', 'Alt'].includes(key)) keys.push(`${type} ${key}`);
        },
        { capture: true },
      );
    }
    Object.assign(window, { keysOfTest: keys });
  });
  return () =>
    page.evaluate(() => {
      const keys: unknown = Reflect.get(window, 'keysOfTest');
      return Array.isArray(keys) ? keys.map(String) : [];
    });
}

// Keys have to come from outside: what Playwright types, Chromium gives to the page alone.
test.skip(!hasXdotool, 'xdotool is not installed: nobody types from outside the browser');

test.describe('a scanner that types', () => {
  test.use({ site: { scanner: { kind: 'wedge' }, display: { verdictSeconds: 120, sound: false } } });

  test('at a thousand characters a second is read, and no key of it reaches the page', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const keys = await recordKeys(page);
    scan(desk.code());
    expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'admit' });
    expect(await keys()).toEqual([]);
    expect(await readEntries(desk.data)).toMatchObject([{ source: 'wedge:keyboard', outcome: 'verified' }]);
  });

  test('while an officer is at the PIN: nothing lands in the field, and a person’s keys do', async ({
    desk,
  }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    press('F2');
    const field = page.getByTestId('pin');
    await expect(field).toBeFocused();
    type(OFFICER_PIN.slice(0, 3), 120);
    await expect(field).toHaveValue(OFFICER_PIN.slice(0, 3));

    scan(desk.code());
    expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'admit' });
    await expect(field).toHaveValue(OFFICER_PIN.slice(0, 3));

    // Once the burst is over: within it, no key reaches the page.
    await sleep(200);
    press('Escape');
    await expect(screens(page).verdict).toHaveCount(0);
    type(OFFICER_PIN.slice(3), 120);
    await expect(field).toHaveValue(OFFICER_PIN);
    press('Return');
    await page.getByTestId('desk').waitFor();
  });

  test('is read with Caps Lock on', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    press('Caps_Lock');
    try {
      scan(desk.code());
      expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'admit' });
    } finally {
      press('Caps_Lock');
    }
  });

  test('in ALT mode, every character a number, is read, and no key of it reaches the page', async ({
    desk,
  }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const keys = await recordKeys(page);
    scanByNumbers(desk.code());
    expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'admit' });
    expect(await keys()).toEqual([]);
    expect(await readEntries(desk.data)).toMatchObject([{ source: 'wedge:keyboard', outcome: 'verified' }]);
  });

  test('may stall in the middle of a code, twice: it is one code', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const keys = await recordKeys(page);
    const code = desk.code();
    type(code.slice(0, 60), 1);
    await sleep(200);
    type(code.slice(60, 120), 1);
    await sleep(200);
    scan(code.slice(120));
    expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'admit' });
    expect(await keys()).toEqual([]);
    expect(await readEntries(desk.data)).toMatchObject([{ source: 'wedge:keyboard', outcome: 'verified' }]);
  });

  test('is read many times over, every code whole and once', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const CODES = 10;
    for (let i = 0; i < CODES; i++) scan(desk.code());
    await expect.poll(async () => (await readEntries(desk.data)).length).toBe(CODES);
    const outcomes = (await readEntries(desk.data)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(Array<string>(CODES).fill('verified'));
  });
});

test.describe('where scanners are found by themselves', () => {
  test.use({ site: { scanner: { kind: 'auto' } } });

  test('one that types counts as connected with its first code', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).idle.waitFor();
    scan(desk.code());
    expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'admit' });
    await expect(screens(page).listening).toHaveCount(1);
  });
});
