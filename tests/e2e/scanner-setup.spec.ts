import { execFileSync, spawnSync } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { damaged } from '../../src/main/scanner-setup/damage.ts';
import { sheetCode } from '../../src/main/scanner-setup/sheet-codes.ts';
import { textOf } from '../support/pdf.ts';
import { withLog } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { DESK_SIZE, looks, SMALLEST } from './support/pictures.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

const hasXdotool = process.platform === 'linux' && spawnSync('xdotool', ['version']).status === 0;

const code = (number: number): string => sheetCode(number)?.text ?? '';
const WHOLE = { layout: 'us', letters: 'kept', separators: 'kept' } as const;

async function openBench(page: Page): Promise<void> {
  await screens(page).listening.waitFor();
  await signIn(page);
  await page.getByTestId('section-scanner').click();
  await page.getByTestId('bench').waitFor();
}

async function startTest(page: Page): Promise<void> {
  await page.getByTestId('test-switch').click();
  await page.locator('[data-testid="bench"][data-testing="true"]').waitFor();
}

const tick = (page: Page, number: number) => page.locator(`[data-testid="tick"][data-number="${number}"]`);
const shown = (page: Page, number: number) => page.locator(`[data-testid="shown"][data-number="${number}"]`);

/** Wherever the kiosk asks to put a file, it goes there. */
function savingTo(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

async function settingsIn(folder: string): Promise<unknown> {
  const site: unknown = JSON.parse(await readFile(join(folder, 'site.json'), 'utf8'));
  return typeof site === 'object' && site !== null && 'scanner' in site ? site.scanner : null;
}

/** Whether any file of the kiosk holds this text. */
async function isKept(folder: string, text: string): Promise<boolean> {
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!(await stat(path).catch(() => null))?.isFile()) continue;
    if ((await readFile(path).catch(() => Buffer.alloc(0))).includes(text)) return true;
  }
  return false;
}

test.describe('the page', () => {
  test.use({ shared: true });

  test('a test reads codes whole, says what happened to others, and makes no entries', async ({ desk }) => {
    const { page } = await desk.start();
    await openBench(page);
    const device = page.locator('[data-testid="bench-device"][data-state="reading"]');
    await expect(device).toHaveAttribute('data-path', desk.pty.scannerPath);
    await startTest(page);

    await desk.pty.write(`${code(2)}\r`);
    await expect(tick(page, 2)).toHaveAttribute('data-state', 'good');
    await expect(page.getByTestId('shown-text')).toHaveText(code(2));
    await expect(page.getByTestId('shown-hex')).toHaveText(/^47 45 52 42 41 4e 47/);

    await desk.pty.write(`]Q1${code(4).toLowerCase()}\r`);
    await expect(tick(page, 4)).toHaveAttribute('data-state', 'bad');
    await expect(page.getByTestId('check')).toHaveAttribute('data-faults', 'LOWER_CASE');
    await desk.pty.write(`${code(9).slice(0, 1000)}\r`);
    await expect(page.getByTestId('check')).toHaveAttribute('data-faults', 'TRUNCATED');
    await desk.pty.write(`${code(9)}\r`);
    await expect(tick(page, 9)).toHaveAttribute('data-state', 'good');

    const visitor = desk.code();
    await desk.pty.write(`${visitor}\r`);
    await shown(page, 5).waitFor();
    await expect(page.getByTestId('shown-text')).toHaveText(visitor);
    expect(await desk.entries()).toEqual([]);
    await expect(screens(page).verdict).toHaveCount(0);

    // Signed out, the test is over: the same code is an entry.
    await page.getByTestId('sign-out').click();
    await screens(page).listening.waitFor();
    await desk.pty.write(`${visitor}\r`);
    expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'admit' });
    expect(await desk.entries()).toHaveLength(1);
    expect(await isKept(desk.data, code(2))).toBe(false);
    expect(await isKept(desk.data, visitor.slice(4, 60))).toBe(false);
  });

  test('a screen that is loaded anew in a test says so, and the test ends by itself', async ({ desk }) => {
    const { page } = await desk.start();
    await openBench(page);
    await startTest(page);
    await page.reload();
    await expect(page.getByTestId('desk-test')).toBeVisible();
    await desk.pty.write(`${desk.code()}\r`);
    await expect(page.getByTestId('desk-test')).toHaveCount(0, { timeout: 30_000 });
    expect(await desk.entries()).toEqual([]);
    await desk.pty.write(`${desk.code()}\r`);
    await verdictAfter(page, 0);
  });

  test('nobody but an admin at the desk asks for any of it', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const answers = await page.evaluate(async () => {
      const bridge: unknown = Reflect.get(window, 'gerbang');
      const request: unknown = typeof bridge === 'object' && bridge ? Reflect.get(bridge, 'request') : null;
      if (typeof request !== 'function') throw new Error('no bridge');
      const asked: [string, unknown][] = [
        ['scanner.bench', undefined],
        ['scanner.watch', { test: true }],
        ['scanner.try', { settings: { kind: 'auto' } }],
        ['scanner.probe', { ports: ['/dev/ttyACM0'] }],
        ['scanner.save', undefined],
        ['scanner.sheet', undefined],
      ];
      return Promise.all(
        asked.map(async ([name, payload]) => {
          const answer: unknown = await Reflect.apply(request, bridge, [name, payload]);
          return JSON.stringify(answer);
        }),
      );
    });
    expect(new Set(answers)).toEqual(new Set(['{"ok":false,"code":"NOT_SIGNED_IN"}']));
  });

  test('outside a test a scan is an entry, and the page does not show what it holds', async ({ desk }) => {
    const { page } = await desk.start();
    await openBench(page);
    await desk.pty.write(`${desk.code()}\r`);
    await verdictAfter(page, 0);
    await page.keyboard.press('Escape');
    await shown(page, 1).waitFor();
    await expect(page.getByTestId('shown-text')).toHaveCount(0);
    await expect(page.getByTestId('live')).toContainText('HCERT');
  });

  test('a test is over at once when the page is left', async ({ desk }) => {
    const { page } = await desk.start();
    await openBench(page);
    await startTest(page);
    await desk.pty.write(`${code(2)}\r`);
    await expect(tick(page, 2)).toHaveAttribute('data-state', 'good');
    await page.getByTestId('section-today').click();
    await expect(page.getByTestId('desk-test')).toHaveCount(0);
    await desk.pty.write(`${desk.code()}\r`);
    await verdictAfter(page, 0);
  });
});

test('a port is found by scanning, tried, saved with one button, and in force without a restart', async ({
  desk,
}) => {
  const { app, page } = await desk.start();
  await openBench(page);
  await expect(page.getByTestId('probe-start')).toBeDisabled();
  await startTest(page);
  await page.getByTestId('probe-start').click();
  const port = page.locator(`[data-testid="probe-port"][data-path="${desk.pty.scannerPath}"]`);
  await expect(port).toHaveAttribute('data-state', 'listening');
  await desk.pty.write(`>${code(2)}!\r`);
  await expect(port).toHaveAttribute('data-state', 'found');
  await page.getByTestId('tried').waitFor();
  await expect.poll(() => readTried(page)).toBe('true');
  await expect(page.locator('[data-testid="bench-device"][data-state="reading"]')).toHaveCount(1);
  await desk.pty.write(`>${code(4)}!\r`);
  await expect(tick(page, 4)).toHaveAttribute('data-state', 'good');

  await page.getByTestId('bench-save').click();
  await expect(page.getByTestId('tried')).toHaveCount(0);
  expect(await settingsIn(desk.data)).toEqual({
    ...{ kind: 'serial', port: { by: 'path', path: desk.pty.scannerPath } },
    ...{ baudRate: 9600, terminator: 'auto', prefix: '>', suffix: '!' },
  });
  const audits = await withLog(desk.data, (log) => log.listAudit({ limit: 20 }));
  expect(audits).toContainEqual(
    expect.objectContaining({
      action: 'SETTINGS_CHANGED',
      officerId: 1,
      detail: expect.objectContaining({ what: 'scanner', kind: 'serial', baudRate: 9600 }),
    }),
  );

  const sheet = join(desk.data, 'sheet.pdf');
  await savingTo(app, sheet);
  await page.getByTestId('sheet-save').click();
  await expect(page.getByTestId('bench-told')).toContainText('sheet.pdf');
  expect(textOf(await readFile(sheet))).toContain('Nomor 10');

  await page.getByTestId('test-switch').click();
  await page.locator('[data-testid="bench"][data-testing="false"]').waitFor();
  await desk.pty.write(`>${desk.code()}!\r`);
  expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'admit' });
});

const readTried = (page: Page) => page.getByTestId('bench').getAttribute('data-trying');

test('settings by hand: what is wrong is said, what is right is tried, what is not saved is gone', async ({
  desk,
}) => {
  const { page } = await desk.start();
  await openBench(page);
  await startTest(page);
  await page.getByTestId('bench-details').locator('summary').click();
  await page.getByTestId('form-baud').fill('12');
  await page.getByTestId('form-try').click();
  await expect(page.locator('.bench-form [role="alert"]')).toHaveCount(1);
  await page.getByTestId('form-baud').fill('115200');
  await page.getByTestId('form-terminator').selectOption('etx');
  await page.getByTestId('form-prefix').fill('\\x02');
  await page.getByTestId('form-framing').selectOption('8E1');
  await page.getByTestId('form-try').click();
  await page.getByTestId('tried').waitFor();
  await expect(page.locator('[data-testid="bench-device"][data-state="reading"]')).toHaveCount(1);
  await desk.pty.write(`\x02${code(4)}\x03`);
  await expect(tick(page, 4)).toHaveAttribute('data-state', 'good');
  await page.getByTestId('section-today').click();
  await page.getByTestId('section-scanner').click();
  await expect(page.getByTestId('tried')).toHaveCount(0);
  expect(await settingsIn(desk.data)).toMatchObject({ baudRate: 9600, terminator: 'auto' });
});

test.describe('a scanner that types', () => {
  test.skip(!hasXdotool, 'xdotool is not installed: nobody types from outside the browser');
  test.use({ site: { scanner: { kind: 'wedge' } } });
  const type = (text: string): void =>
    void execFileSync('xdotool', ['type', '--delay', '1', '--file', '-'], { input: `${text}\n` });

  test('set to a German keyboard is found out, read as such, and kept so', async ({ desk }) => {
    const { page } = await desk.start();
    await openBench(page);
    await startTest(page);
    type(damaged(code(1), { ...WHOLE, layout: 'de' }));
    await expect(page.getByTestId('check')).toHaveAttribute('data-faults', 'LAYOUT');
    await page.getByTestId('use-layout').click();
    await page.getByTestId('tried').waitFor();
    type(damaged(code(6), { ...WHOLE, layout: 'de' }));
    await expect(tick(page, 6)).toHaveAttribute('data-state', 'good');
    await page.getByTestId('bench-save').click();
    await expect(page.getByTestId('tried')).toHaveCount(0);
    expect(await settingsIn(desk.data)).toEqual({ kind: 'wedge', layout: 'de' });
  });
});

test.describe('found by itself', () => {
  test.skip(!hasXdotool, 'xdotool is not installed: nobody types from outside the browser');
  test.use({ site: { scanner: { kind: 'auto' } } });

  test('one that types is expected from then on: after a restart the idle screen does not look for it', async ({
    desk,
  }) => {
    const first = await desk.start();
    await screens(first.page).idle.waitFor();
    await expect(first.page.getByTestId('notice')).toHaveAttribute('data-notice', 'scanner');
    await signIn(first.page);
    await first.page.getByTestId('section-scanner').click();
    await startTest(first.page);
    execFileSync('xdotool', ['type', '--delay', '1', '--file', '-'], { input: `${code(6)}\n` });
    await first.page.getByTestId('expect-typing').click();
    await first.page.getByTestId('bench-save').click();
    await expect(first.page.getByTestId('tried')).toHaveCount(0);
    expect(await settingsIn(desk.data)).toEqual({ kind: 'auto', typing: true });
    await first.close();
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
  });
});

test('reads well, to eyes and to assistive software', async ({ desk }) => {
  const { app, page } = await desk.start();
  const look = looks({ app, page }, [DESK_SIZE, SMALLEST]);
  await openBench(page);
  await look('scanner');
  await startTest(page);
  for (const number of [1, 2, 3, 4]) {
    await desk.pty.write(`${code(number)}\r`);
    await expect(tick(page, number)).toHaveAttribute('data-state', 'good');
  }
  await desk.pty.write(`${damaged(code(6), { ...WHOLE, layout: 'de', letters: 'swapped' })}\r`);
  await expect(tick(page, 6)).toHaveAttribute('data-state', 'bad');
  await look('scanner-test');
  await page.getByTestId('probe-start').click();
  await page.locator('[data-testid="probe-port"][data-state="listening"]').first().waitFor();
  await page.getByTestId('bench-details').locator('summary').click();
  // Without the ports' paths there is little to see of it: not for the documentation.
  if (process.env['UPDATE_SCREENSHOTS'] !== '1') await look('scanner-probe');
});
