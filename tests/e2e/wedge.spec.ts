import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { OFFICER_PIN } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { screens, verdictAfter } from './support/screens.ts';

const hasXdotool = process.platform === 'linux' && spawnSync('xdotool', ['version']).status === 0;

/** Presses a key, by its X name. */
const press = (key: string): void => void execFileSync('xdotool', ['key', key]);

/** Types through the X server, so many milliseconds between two characters. */
function type(text: string, delay: number): void {
  execFileSync('xdotool', ['type', '--delay', String(delay), '--file', '-'], { input: text });
}

/** Presses keys as a scanner does, by their X names: three milliseconds each. */
const machine = (...keys: readonly string[]): void =>
  void execFileSync('xdotool', ['key', '--delay', '3', ...keys]);

/** What a keyboard scanner presses for a control character. */
const CONTROLS: Readonly<Record<string, string>> = { '\t': 'Tab', '\r': 'Return' };
const HOSTILE = Array.from(
  readFileSync(
    new URL('../../../shared/fieldcases/hostile/wedge-admit-15xHT-CR-1.bin', import.meta.url),
    'latin1',
  ),
  (character) => CONTROLS[character] ?? character,
);

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
  test.use({
    shared: true,
    site: { scanner: { kind: 'wedge' }, display: { verdictSeconds: 120, sound: false } },
  });

  test('at a thousand characters a second is read, and no key of it reaches the page', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const keys = await recordKeys(page);
    scan(desk.code());
    expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'admit' });
    expect(await keys()).toEqual([]);
    expect(await desk.entries()).toMatchObject([{ source: 'wedge:keyboard', outcome: 'verified' }]);
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
    expect(await desk.entries()).toMatchObject([{ source: 'wedge:keyboard', outcome: 'verified' }]);
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
    expect(await desk.entries()).toMatchObject([{ source: 'wedge:keyboard', outcome: 'verified' }]);
  });

  test('presses no key while an officer is signed in and somebody waits, and the officer does', async ({
    desk,
  }) => {
    const { page, app } = await desk.start();
    await screens(page).listening.waitFor();
    scan(desk.code({ vaccination: { dn: 1, sd: 2, dt: desk.daysAgo(60) } }));
    expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'refer' });
    await sleep(300);
    press('F2');
    await expect(page.getByTestId('pin')).toBeFocused();
    type(OFFICER_PIN, 120);
    press('Return');
    await page.getByTestId('waiting').waitFor();

    const keys = await recordKeys(page);
    const focus = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        return `${activeElement?.tagName} ${activeElement?.getAttribute('data-testid')}`;
      });
    const before = await focus();
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    const attacks = [
      HOSTILE,
      ['F4', 'Return'],
      ['F4', '1'],
      ['F9', 'Return'],
      ['F9', 'Tab'],
      ['1', 'Return'],
      ['Escape', 'F4', 'Return', '1'],
      ['ctrl+q', 'Return'],
      ['alt+F4', '1'],
      ['F2', '1', '2', '3', '4', '5', '6', 'Return'],
      ['F4', 'F4'],
      ['Down', 'Return'],
    ];
    for (const attack of attacks) {
      machine(...attack);
      await sleep(450);
      expect(await keys(), attack.join(' ')).toEqual([]);
    }
    // The bus stalls in the middle of a code.
    machine(...HOSTILE.slice(0, 15));
    await sleep(150);
    machine('Return');
    await sleep(150);
    machine('F4', 'Return', '1');
    await sleep(450);
    expect(await keys()).toEqual([]);
    expect(await focus()).toBe(before);
    await expect(page.locator('dialog[open]')).toHaveCount(0);
    await expect(page.locator('body')).not.toHaveAttribute('data-printed', 'yes');
    expect(await desk.entries()).toMatchObject([{ state: { decision: 'refer' } }]);

    // Nothing acts right behind what a scanner typed; on a busy PC that takes a while longer.
    await sleep(1000);
    press('F4');
    await expect.poll(keys).toContain('keydown F4');
    const dialog = page.getByTestId('decision');
    await expect(dialog).toBeVisible();
    await expect(dialog.locator('[data-testid^="reason-"]:focus')).toHaveCount(0);
    machine('1', 'Return');
    await sleep(500);
    await expect(dialog).toBeVisible();
    press('1');
    await expect(dialog).toHaveCount(0);
    await expect
      .poll(async () => (await desk.entries()).map(({ state }) => state.decision))
      .toEqual(['admit']);

    // A person types at 90 ms a key while this PC has no time for the keyboard: a field keeps the letters.
    // What the visitor is told stands until somebody has seen it.
    await screens(page).verdict.waitFor();
    await sleep(500);
    press('Escape');
    await expect(screens(page).verdict).toHaveCount(0);
    await sleep(500);
    press('F3');
    const name = page.getByTestId('manual-name');
    await expect(name).toBeFocused();
    type('si', 120);
    await expect(name).toHaveValue('si');
    const pid = app.process().pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    type('ti aminah', 90);
    process.kill(pid, 'SIGCONT');
    await expect(name).toHaveValue('siti aminah');
    expect(await desk.entries()).toHaveLength(1);
  });

  test('leaves a person every letter once, also those with which certificates begin', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    press('F2');
    const field = page.getByTestId('pin');
    await expect(field).toBeFocused();
    const keys = await recordKeys(page);
    type('shisha hoses', 120);
    await expect
      .poll(async () =>
        (await keys())
          .filter((key) => key.startsWith('keypress '))
          .map((key) => key.slice(9))
          .join(''),
      )
      .toBe('shisha hoses');
  });

  test('is read many times over, every code whole and once', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const CODES = 10;
    for (let i = 0; i < CODES; i++) scan(desk.code());
    await expect.poll(async () => (await desk.entries()).length).toBe(CODES);
    const outcomes = (await desk.entries()).map(({ outcome }) => outcome);
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
