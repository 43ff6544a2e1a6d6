import { writeFile } from 'node:fs/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Site } from '#shared/domain/site.ts';
import { Officers } from '../../src/main/officer/officers.ts';
import { dataFolder } from '../../src/main/site/data-folder.ts';
import { OFFICER_PIN, withLog } from '../support/provision.ts';
import { expect, holder, test, type Desk } from './support/desk.ts';
import { DESK_SIZE, LARGE, looks, SMALLEST } from './support/pictures.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

const HOME = 'app://gerbang/index.html';

/** As Electron names keys for input. */
const LEAVING = ['Control+Q', 'Control+W', 'Control+Shift+W', 'Control+F4', 'Alt+F4'];
const USELESS = [
  ...['F1', 'F5', 'F7', 'F11', 'F12', 'Control+R', 'Control+Shift+R', 'Control+P', 'Control+N', 'Control+T'],
  ...['Control+O', 'Control+S', 'Control+U', 'Control+Shift+I', 'Control+Shift+J', 'Control+Shift+C'],
  ...[
    'Control+Plus',
    'Control+-',
    'Control+0',
    'Alt+Left',
    'Alt+Right',
    'Alt+Home',
    'Alt+Space',
    'Shift+F10',
  ],
];

test.describe('a kiosk that stays', () => {
  test.use({ shared: true });

  test('the pointer goes when nobody moves it, and comes back', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const cursor = () => page.evaluate(() => getComputedStyle(document.body).cursor);
    await expect.poll(cursor).toBe('none');
    await page.mouse.move(300, 300);
    expect(await cursor()).not.toBe('none');
  });

  test('the question is whole in both languages and all sizes', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    await press(app, 'Control+Q');
    await page.getByTestId('leave').waitFor();
    await looks({ app, page }, [DESK_SIZE, SMALLEST, LARGE])('leave');
  });

  test('no key of a browser does anything, on the visitor’s screen and at the desk', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    const before = await stateOf(app);
    for (const keys of USELESS) await press(app, keys);
    expect(await stateOf(app)).toEqual(before);
    await signIn(page);
    for (const keys of USELESS) await press(app, keys);
    expect(await stateOf(app)).toEqual(before);
    await expect(page.getByTestId('desk')).toBeVisible();
    await page.keyboard.press('Escape');
    await takesAScan(desk, page);
  });

  test('a key that leaves asks for an admin’s PIN; without it the kiosk stays', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    for (const keys of LEAVING) {
      await press(app, keys);
      await page.getByTestId('leave').waitFor();
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('leave')).toHaveCount(0);
    }
    // The window's own way to close, which is what a desktop does for Alt+F4.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await page.getByTestId('leave').waitFor();
    await page.getByTestId('leave-pin').fill('135791');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('leave')).toContainText('PIN keliru');
    // The next visitor's colour goes before the question.
    await takesAScan(desk, page);
    await expect(page.getByTestId('leave')).toHaveCount(0);
  });
});

test('an officer’s PIN is not an admin’s', async ({ desk }) => {
  await withOfficer(desk, '909182');
  const { app, page } = await desk.start();
  await screens(page).listening.waitFor();
  await press(app, 'Control+Q');
  await page.getByTestId('leave-pin').fill('909182');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('leave')).toContainText('bukan PIN admin');
  await expect(screens(page).idle).toBeVisible();
});

test('an admin leaves, and that is on record', async ({ desk }) => {
  const { app, page } = await desk.start();
  await screens(page).listening.waitFor();
  await press(app, 'Control+Q');
  await page.getByTestId('leave-pin').fill(OFFICER_PIN);
  const gone = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
  await page.keyboard.press('Enter');
  // Zero: the keeper does not start it again.
  expect(await gone).toBe(0);
  const actions = await withLog(desk.data, (log) => log.listAudit({ limit: 5 }).map(({ action }) => action));
  expect(actions).toContain('KIOSK_LEFT');
});

test('where the settings were damaged, an admin’s PIN is asked for all the same', async ({ desk }) => {
  await writeFile(dataFolder(desk.data).site, '{"version":1,"na');
  const { app, page } = await desk.start();
  await page.getByTestId('setup').waitFor();
  await press(app, 'Control+Q');
  await page.getByTestId('leave-yes').click();
  await expect(page.getByTestId('leave-pin')).toBeVisible();
  await expect(page.getByTestId('leave')).not.toContainText('PIN keliru');
  await page.getByTestId('leave-pin').fill('135791');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('leave')).toContainText('PIN keliru');
  expect(app.process().exitCode).toBeNull();
});

test('the page itself cannot open, load, drop or grow anything', async ({ desk }) => {
  const { app, page } = await desk.start({ size: null });
  await screens(page).listening.waitFor();
  const before = await stateOf(app);
  await page.evaluate(() => {
    window.open('https://example.org/');
    window.moveTo(10, 10);
    window.resizeTo(100, 100);
    void document.documentElement.requestFullscreen().catch(() => undefined);
    history.pushState({}, '', 'index.html');
    history.back();
  });
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools({ mode: 'detach' });
    contents?.setZoomLevel(0);
  });
  await page.keyboard.press('Escape');
  await takesAScan(desk, page);
  await expect.poll(() => stateOf(app)).toEqual(before);
  const loaded = await app.evaluate(async ({ net }) => {
    const urls = ['http://127.0.0.1:9/', 'https://example.org/'];
    return Promise.all(
      urls.map((url) =>
        net.fetch(url).then(
          () => 'loaded',
          () => 'refused',
        ),
      ),
    );
  });
  expect(loaded).toEqual(['refused', 'refused']);
});

test('a page that closes its own window brings the kiosk down only to be started anew', async ({ desk }) => {
  // As under the keeper, which starts whatever ends otherwise than with zero.
  const { app, page } = await desk.start({ env: { GERBANG_KEPT: '1' } });
  await screens(page).listening.waitFor();
  const gone = new Promise<number | null>((resolve) => app.process().once('exit', resolve));
  await page.evaluate(() => window.close()).catch(() => undefined);
  expect(await gone).toBe(75);
});

test.describe('the screen does not sleep', () => {
  test.describe('in office hours', () => {
    test.use({
      site: {
        power: { awakeFrom: hourFromNow(-3) },
        presence: { closingTime: hourFromNow(3) },
      },
    });
    test('it is kept awake', async ({ desk }) => {
      const { app, page } = await desk.start();
      await screens(page).idle.waitFor();
      await expect.poll(() => keptAwake(app)).toBe(true);
    });
  });
  test.describe('at night', () => {
    test.use({
      site: {
        power: { awakeFrom: hourFromNow(3) },
        presence: { closingTime: hourFromNow(6) },
      },
    });
    test('it may', async ({ desk }) => {
      const { app, page } = await desk.start();
      await screens(page).idle.waitFor();
      // It looks a second after the start: main's timers come in the order in which they were set.
      await app.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
      expect(await keptAwake(app)).toBe(false);
    });
  });
});

/** `HH:00` at the office, so many hours from now. */
function hourFromNow(hours: number): Site['power']['awakeFrom'] {
  const then = new Date(Date.now() + (hours + 8) * 3_600_000);
  return `${String(then.getUTCHours()).padStart(2, '0')}:00`;
}

function keptAwake(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ powerSaveBlocker }) => [0, 1, 2, 3].some((id) => powerSaveBlocker.isStarted(id)));
}

function stateOf(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      url: window.webContents.getURL(),
      zoom: window.webContents.getZoomFactor(),
      tools: window.webContents.isDevToolsOpened(),
      // Without a window manager Chromium may keep a window a pixel smaller than the screen.
      bounds: (['x', 'y', 'width', 'height'] as const).map((side) =>
        Math.round((window.getContentBounds()[side] + 3) / 10),
      ),
      visible: window.isVisible(),
    })),
  );
}

function press(app: ElectronApplication, keys: string): Promise<void> {
  return app.evaluate(({ BrowserWindow }, text) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const parts = text.split('+').filter((part) => part !== '');
    const keyCode = parts.pop() ?? '';
    const modifiers = (['control', 'shift', 'alt'] as const).filter((name) =>
      parts.some((part) => part.toLowerCase() === name),
    );
    contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
    contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
  }, keys);
}

async function takesAScan(desk: Desk, page: Page): Promise<void> {
  await desk.pty.write(`${desk.code({ name: holder('Siti Aminah') })}\r`);
  expect(await verdictAfter(page, 0)).toMatchObject({ decision: 'admit' });
  expect(page.url()).toBe(HOME);
}

function withOfficer(desk: Desk, pin: string): Promise<unknown> {
  return withLog(desk.data, (log) =>
    new Officers(log).create({ name: 'Rina', pin, role: 'petugas' }, new Date()),
  );
}
