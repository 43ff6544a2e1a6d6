import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { launchKiosk } from '../support/kiosk.ts';
import { OFFICER_PIN, readEntries, withLog } from '../support/provision.ts';
import { expect, holder, test as base, type Desk } from './support/desk.ts';
import { looks, pictures } from './support/pictures.ts';
import { screens, verdictAfter } from './support/screens.ts';
import { missingForDisplays, openXDisplays, type XDisplays } from './support/x-displays.ts';

let x: XDisplays;
/** There before the kiosk and after it: a program whose displays are all taken away ends as it can. */
const test = base.extend<{ displays: undefined }>({
  displays: [
    async ({}, use) => {
      x = await openXDisplays('1280x720');
      await use(undefined);
      await x.close();
    },
    { auto: true },
  ],
});

test.skip(missingForDisplays !== null, missingForDisplays ?? '');
if (missingForDisplays !== null) process.stderr.write(`SKIPPED: two displays; ${missingForDisplays}.\n`);

test.describe('with a display for visitors and one for the officer', () => {
  test('each has what is theirs: the colour here, the work there, and the name to match on both', async ({
    desk,
  }) => {
    await x.plug('DUMMY1', '1024x768', 1280);
    const { app, officer, visitor } = await startOnTwo(desk);
    expect(await windowsOf(app)).toEqual([
      { x: 0, width: 1280, height: 720 },
      { x: 1280, width: 1024, height: 768 },
    ]);
    await expect(officer.getByTestId('desk-lock')).toBeVisible();
    await expect(visitor.getByTestId('officer-open')).toHaveCount(0);

    await desk.pty.write(`${desk.code({ name: holder('Siti Aminah') })}\r`);
    expect(await verdictAfter(visitor, 0)).toMatchObject({ decision: 'admit' });
    // The officer matches it with the identity card without turning around, and without a PIN.
    await expect(officer.getByTestId('standing')).toContainText('SITI AMINAH', { ignoreCase: true });
    await expect(officer.getByTestId('verdict')).toHaveCount(0);

    await officer.getByTestId('pin').fill(OFFICER_PIN);
    await officer.keyboard.press('Enter');
    await officer.getByTestId('desk').waitFor();
    await officer.getByTestId('section-review').click();
    await desk.pty.write(`${desk.code({ name: holder('Budi Santoso') })}\r`);
    expect(await verdictAfter(visitor, 1)).toMatchObject({ decision: 'admit' });
    // The work goes on beneath nothing.
    await expect(officer.getByTestId('verdict-strip')).toContainText('BUDI SANTOSO', { ignoreCase: true });
    await expect(officer.getByTestId('verdict')).toHaveCount(0);
    await expect(visitor.getByTestId('desk')).toHaveCount(0);
  });

  test('what waits is decided with the officer’s keys, and the visitor sees it', async ({ desk }) => {
    await x.plug('DUMMY1', '1024x768', 1280);
    const { officer, visitor } = await startOnTwo(desk);
    // One dose of two is for the officer to decide.
    await desk.pty.write(`${desk.code({ vaccination: { dn: 1, sd: 2, dt: desk.daysAgo(40) } })}\r`);
    expect(await verdictAfter(visitor, 0)).toMatchObject({ decision: 'refer' });
    await expect(visitor.locator('.verdict__dismiss')).toHaveCount(0);
    await officer.keyboard.press('F4');
    await expect(officer.getByTestId('standing-keys')).toHaveText('Ketik PIN Anda untuk mengizinkan');
    await officer.getByTestId('pin').fill(OFFICER_PIN);
    await officer.keyboard.press('Enter');
    await officer.getByTestId('decision').waitFor();
    await officer.keyboard.press('1');
    await officer.keyboard.press('Enter');
    await expect.poll(async () => (await verdictAfter(visitor, 0)).decision).toBe('admit');
    await expect(officer.getByTestId('desk')).toBeVisible();
  });

  test('signed in, too, the decision is of whose verdict stands; one of who waits elsewhere covers it not', async ({
    desk,
  }) => {
    await x.plug('DUMMY1', '1024x768', 1280);
    const { app, officer, visitor } = await startOnTwo(desk);
    await signInAt(officer);
    const vaccination = { dn: 1, sd: 2, dt: desk.daysAgo(40) };
    await desk.pty.write(`${desk.code({ name: holder('Dewi Lestari'), vaccination })}\r`);
    const a = await verdictAfter(visitor, 0);
    await desk.pty.write(`${desk.code({ name: holder('Budi Santoso'), vaccination })}\r`);
    const b = await verdictAfter(visitor, a.seq);
    await expect(officer.getByTestId('waiting')).toHaveAttribute('data-seq', String(b.seq));
    await officer.keyboard.press('F4');
    await expect(officer.getByTestId('decision-of')).toHaveAttribute('data-seq', String(b.seq));

    // A third comes meanwhile: what is open is of the one whom it names, and nothing covers the desk.
    await desk.pty.write('HC1:NONSENSE\r');
    const red = await verdictAfter(visitor, b.seq);
    await expect(officer.getByTestId('decision-of')).toBeVisible();
    await officer.keyboard.press('1');
    await expect(officer.getByTestId('decision')).toHaveCount(0);
    await expect.poll(async () => (await readEntries(desk.data))[1]?.state.decision).toBe('admit');
    expect((await verdictAfter(visitor, b.seq)).seq).toBe(red.seq);
    await officer.keyboard.press('F4');
    await expect(officer.getByTestId('decision-of')).toHaveAttribute('data-seq', String(red.seq));
    await looks({ app, page: officer }, [{ width: 1280, height: 720 }])('desk-decides-standing');
    await officer.keyboard.press('2');
    await expect.poll(async () => (await verdictAfter(visitor, b.seq)).decision).toBe('admit');
    expect((await readEntries(desk.data)).map(({ state }) => state.decision)).toEqual([
      'refer',
      'admit',
      'admit',
    ]);
  });

  test.describe('after the screen went back to idle', () => {
    test.use({ site: { display: { verdictSeconds: 2, referSeconds: 5 } } });

    test('a decision is seen by the visitor and said at the desk', async ({ desk }) => {
      await x.plug('DUMMY1', '1024x768', 1280);
      const { officer, visitor } = await startOnTwo(desk);
      await signInAt(officer);
      const partial = { dn: 1, sd: 2, dt: desk.daysAgo(40) };
      await desk.pty.write(`${desk.code({ name: holder('Dewi Lestari'), vaccination: partial })}\r`);
      const dewi = await verdictAfter(visitor, 0);
      await desk.pty.write(`${desk.code({ name: holder('Siti Aminah') })}\r`);
      await verdictAfter(visitor, dewi.seq);
      await expect(visitor.getByTestId('verdict')).toHaveCount(0);
      await officer.keyboard.press('F4');
      await officer.getByTestId('decision').waitFor();
      await officer.keyboard.press('1');
      await expect(officer.getByTestId('decided')).toContainText('Dewi Lestari');
      await expect(visitor.getByTestId('verdict-name')).toHaveText('Dewi Lestari');
    });
  });

  test('pulling out the visitors’ cable leaves both at the officer’s, with what is half typed', async ({
    desk,
  }) => {
    await x.plug('DUMMY1', '1024x768', 1280);
    const { app, officer } = await startOnTwo(desk);
    await signInAt(officer);
    await officer.keyboard.press('F3');
    await officer.getByTestId('manual-name').fill('Nur Hay');
    await x.unplug('DUMMY1');
    await expect.poll(() => app.windows().length).toBe(1);
    await expect(officer.getByTestId('manual-name')).toHaveValue('Nur Hay');
    await desk.pty.write(`${desk.code()}\r`);
    expect(await verdictAfter(officer, 0)).toMatchObject({ decision: 'admit' });
    await officer.keyboard.press('Escape');
    await expect(officer.getByTestId('manual-name')).toHaveValue('Nur Hay');

    // Plugged in again, visitors have theirs again.
    await x.plug('DUMMY1', '1024x768', 1280);
    await expect.poll(() => app.windows().length).toBe(2);
    const visitor = await visitorOf(app, officer);
    await screens(visitor).listening.waitFor();
    await desk.pty.write(`${desk.code({ name: holder('Dewi Lestari') })}\r`);
    expect(await verdictAfter(visitor, 1)).toMatchObject({ decision: 'admit' });
    await expect(officer.getByTestId('manual-name')).toHaveValue('Nur Hay');
  });

  test('pulling out the officer’s cable shows visitors nothing of the desk: whoever was signed in no longer is', async ({
    desk,
  }) => {
    await x.plug('DUMMY1', '1024x768', 1280);
    const { app, officer } = await startOnTwo(desk);
    await signInAt(officer);
    await x.unplug('DUMMY0');
    await expect.poll(() => app.windows().length).toBe(1);
    await screens(officer).listening.waitFor();
    await expect(officer.getByTestId('desk')).toHaveCount(0);
    await expect.poll(async () => (await windowsOf(app))[0]).toMatchObject({ width: 1024, height: 768 });
    await desk.pty.write(`${desk.code()}\r`);
    expect(await verdictAfter(officer, 0)).toMatchObject({ decision: 'admit' });
  });

  test('an admin moves the desk to the other display; it is there after a restart, too', async ({ desk }) => {
    await x.plug('DUMMY1', '1024x768', 1280);
    const first = await startOnTwo(desk);
    await signInAt(first.officer);
    await first.officer.getByTestId('section-office').click();
    await first.officer.getByTestId('displays-move').click();
    await expect.poll(async () => (await windowsOf(first.app)).map((each) => each.x)).toEqual([1280, 0]);
    const visitor = await visitorOf(first.app, first.officer);
    await screens(visitor).listening.waitFor();
    const actions = await withLog(desk.data, (log) =>
      log.listAudit({ limit: 5 }).map(({ action }) => action),
    );
    expect(actions).toContain('SETTINGS_CHANGED');
    await first.app.close();

    const second = await startOnTwo(desk);
    expect((await windowsOf(second.app)).map((each) => each.x)).toEqual([1280, 0]);
  });

  test('a visitors’ screen that crashes or closes itself comes back; the officer stays signed in', async ({
    desk,
  }) => {
    await x.plug('DUMMY1', '1024x768', 1280);
    const { app, officer, visitor } = await startOnTwo(desk);
    await signInAt(officer);
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => !window.isFocusable())
        ?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(() => idleOnVisitors(app)).toBe(true);
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => !window.isFocusable())
        ?.webContents.executeJavaScript('window.close()')
        .catch(() => undefined),
    );
    await expect
      .poll(() => app.windows().filter((page) => page !== visitor && page !== officer).length)
      .toBe(1);
    await expect.poll(() => idleOnVisitors(app)).toBe(true);
    await expect(officer.getByTestId('desk')).toBeVisible();
  });

  test('a click on the visitors’ display takes the keys from nobody: a scanner that types is read', async ({
    desk,
  }) => {
    await x.plug('DUMMY1', '1024x768', 1280);
    const { app, officer, visitor } = await startOnTwo(desk);
    const xdotool = (...args: string[]) =>
      promisify(execFile)('xdotool', args, { env: { ...process.env, ...x.env } });
    await xdotool('mousemove', '1800', '400', 'click', '1');
    await xdotool('key', 'F2');
    await xdotool('type', '--delay', '40', OFFICER_PIN);
    await xdotool('key', 'Return');
    await officer.getByTestId('desk').waitFor();
    await xdotool('mousemove', '1800', '500', 'click', '3');
    await xdotool('key', 'Escape');
    await officer.getByTestId('desk-lock').waitFor();
    expect(visitor.url()).toBe('app://gerbang/index.html');
    expect(app.windows()).toHaveLength(2);
  });
});

test('a display that is plugged in later becomes the visitors’, a third one too; none shows the desktop behind', async ({
  desk,
}) => {
  const { app, page } = await desk.start({ size: null, env: x.env });
  await screens(page).listening.waitFor();
  await x.plug('DUMMY1', '1024x768', 1280);
  await expect.poll(() => app.windows().length).toBe(2);
  await page.getByTestId('desk-lock').waitFor();
  await x.plug('DUMMY2', '1024x768', 2304);
  await expect.poll(() => app.windows().length).toBe(3);
  await expect.poll(async () => (await windowsOf(app)).map((each) => each.x)).toEqual([0, 1280, 2304]);
  const muted = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((window) => !window.isFocusable())
      .map((window) => window.webContents.audioMuted),
  );
  expect(muted.sort()).toEqual([false, true]);
  await desk.pty.write(`${desk.code()}\r`);
  await expect.poll(async () => (await readEntries(desk.data)).length).toBe(1);
});

test('while the kiosk is set up visitors see that it is; a kiosk that keeps failing tells both', async () => {
  await x.plug('DUMMY1', '1024x768', 1280);
  const fresh = await launchKiosk({ size: null, env: x.env });
  try {
    await expect.poll(() => fresh.app.windows().length).toBe(2);
    const seen = async (testId: string) =>
      (await Promise.all(fresh.app.windows().map((page) => page.getByTestId(testId).count()))).toSorted();
    await expect.poll(() => seen('setup')).toEqual([0, 1]);
    await expect.poll(() => seen('preparing')).toEqual([0, 1]);
    for (const page of fresh.app.windows())
      if ((await page.getByTestId('preparing').count()) > 0)
        await pictures({ app: fresh.app, page }, 'id', [{ width: 1024, height: 768 }])('visitor-preparing');
  } finally {
    await fresh.close();
  }
  const data = await mkdtemp(join(tmpdir(), 'gerbang-loop-'));
  await mkdir(join(data, 'logs'));
  const now = Date.now();
  await writeFile(join(data, 'logs/starts.json'), JSON.stringify([now - 9, now - 7, now - 5, now - 3]));
  const looping = await launchKiosk({ size: null, env: x.env, data });
  try {
    await expect.poll(() => looping.app.windows().length).toBe(2);
    for (const page of looping.app.windows())
      await expect(page.locator('footer')).toContainText('KIOSK_KEEPS_FAILING');
  } finally {
    await looping.close();
    await rm(data, { recursive: true, force: true });
  }
});

test('the visitors’ page may ask nothing but how the kiosk is, whoever is signed in', async ({ desk }) => {
  await x.plug('DUMMY1', '1024x768', 1280);
  const { officer, visitor } = await startOnTwo(desk);
  await signInAt(officer);
  const ask = (name: string, payload?: unknown) =>
    visitor.evaluate(([asked, what]) => window.gerbang.request(String(asked), what), [name, payload]);
  expect(await ask('entries.today', { limit: 10 })).toEqual({ ok: false, code: 'BAD_REQUEST' });
  expect(await ask('officer.signOut')).toEqual({ ok: false, code: 'BAD_REQUEST' });
  expect(await ask('kiosk.state')).toMatchObject({ ok: true, value: { officer: null } });
  await expect(officer.getByTestId('desk')).toBeVisible();
});

test.describe('the screens', () => {
  test.use({
    site: {
      display: { verdictSeconds: 120, referSeconds: 600, sound: false },
      name: 'Kantor Kecamatan Penajam, Kabupaten Penajam Paser Utara',
    },
  });
  for (const mode of ['1024x768', '1920x1080'] as const) {
    test(`are whole in both languages at ${mode}`, async ({ desk }) => {
      await x.plug('DUMMY0', mode, 0);
      const [width = 0, height = 0] = mode.split('x').map(Number);
      await x.plug('DUMMY1', mode, width);
      const { app, officer, visitor } = await startOnTwo(desk);
      const size = { width, height };
      const picture = looks({ app, page: officer }, [size]);
      const visitors = looks({ app, page: visitor }, [size]);
      await picture('lock-quiet');
      await visitors('visitor-idle');
      const name = 'Raden Ajeng Siti Nurhaliza Wulandari binti Haji Muhammad Sulaiman Kartawijaya';
      await desk.pty.write(`${desk.code({ name: holder(name) })}\r`);
      await verdictAfter(visitor, 0);
      await picture('lock-admit');
      await desk.pty.write(`${desk.code({ vaccination: { dn: 1, sd: 2, dt: desk.daysAgo(40) } })}\r`);
      await verdictAfter(visitor, 1);
      await picture('lock-refer');
      await visitors('visitor-refer');
      await desk.pty.write('HC1:NONSENSE\r');
      await verdictAfter(visitor, 2);
      await picture('lock-deny');
      await signInAt(officer);
      await officer.getByTestId('section-office').click();
      await officer.getByTestId('displays-move').scrollIntoViewIfNeeded();
      await picture('office-displays');
    });
  }
});

interface OnTwo {
  readonly app: ElectronApplication;
  readonly officer: Page;
  readonly visitor: Page;
}

async function startOnTwo(desk: Desk): Promise<OnTwo> {
  const { app } = await desk.start({ size: null, env: x.env });
  await expect.poll(() => app.windows().length).toBe(2);
  const [one, other] = app.windows();
  if (!one || !other) throw new Error('two windows');
  await Promise.race([one.getByTestId('desk-lock').waitFor(), other.getByTestId('desk-lock').waitFor()]);
  const officer = (await one.getByTestId('desk-lock').count()) > 0 ? one : other;
  const visitor = officer === one ? other : one;
  await screens(visitor).listening.waitFor();
  return { app, officer, visitor };
}

async function visitorOf(app: ElectronApplication, officer: Page): Promise<Page> {
  await expect.poll(() => app.windows().filter((page) => page !== officer)).toHaveLength(1);
  const visitor = app.windows().find((page) => page !== officer);
  if (!visitor) throw new Error('no visitors’ window');
  return visitor;
}

async function signInAt(officer: Page): Promise<void> {
  await officer.getByTestId('pin').fill(OFFICER_PIN);
  await officer.keyboard.press('Enter');
  await officer.getByTestId('desk').waitFor();
}

/** The officer's first, then the visitors' from left to right. */
function windowsOf(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .toSorted(
        (a, b) => Number(b.isFocusable()) - Number(a.isFocusable()) || a.getBounds().x - b.getBounds().x,
      )
      .map((window) => {
        const { x, width, height } = window.getBounds();
        // Without a window manager Chromium may keep a window a pixel smaller than the screen.
        const even = (pixels: number) => pixels + (pixels % 2);
        return { x, width: even(width), height: even(height) };
      }),
  );
}

/** Asked through the window: after a crash its page is another one. */
function idleOnVisitors(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => !each.isFocusable());
    if (!window || window.webContents.isLoading() || window.webContents.isCrashed()) return false;
    const asked: Promise<unknown> = window.webContents.executeJavaScript(
      `document.querySelector('[data-testid="idle"]') !== null`,
    );
    // A page that is just going never answers.
    const gone = new Promise((resolve) => setTimeout(resolve, 500));
    return (await Promise.race([asked.catch(() => null), gone])) === true;
  });
}
