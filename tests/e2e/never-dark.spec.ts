import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { electronCommand } from '../../scripts/lib/electron.mjs';
import { readEntries, verifyLog } from '../support/provision.ts';
import { expect, holder, mayMount, test, type Desk } from './support/desk.ts';
import { axeViolations } from './support/layout.ts';
import { screens, signIn } from './support/screens.ts';

const HOME = 'app://gerbang/index.html';
const DIAGNOSIS = 'diagnosis://gerbang/diagnosis.html';

test.describe('the screen comes back', () => {
  test('after its process crashed; nobody is signed in any more, and the next scan is taken', async ({
    desk,
  }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    await signIn(page);
    await watchReturns(app);
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(() => returns(app)).toHaveLength(1);
    // How fast is for people to see in the list of tests; three seconds are promised.
    test.info().annotations.push({ type: 'back after', description: `${(await returns(app))[0]} ms` });
    await expect.poll(() => onScreen(app, 'idle')).toBe(true);
    expect(await onScreen(app, 'desk')).toBe(false);
    await takesAScan(desk, app);
    expect(await logOf(desk)).toMatch(/ screen-gone reason=\S+ exitCode=/);
  });

  test('after it hangs in an endless loop', async ({ desk }) => {
    const { app, page } = await desk.start({ patient: false });
    await screens(page).listening.waitFor();
    await watchReturns(app);
    await app.evaluate(({ BrowserWindow }) => {
      void BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript('for (;;);')
        .catch(() => undefined);
    });
    await expect.poll(() => returns(app)).toHaveLength(1);
    expect(await logOf(desk)).toContain(' screen-sick how=hangs');
    await expect.poll(() => onScreen(app, 'idle')).toBe(true);
    await takesAScan(desk, app);
  });

  test('after it hangs while it loads', async ({ desk }) => {
    const { app, page } = await desk.start({ patient: false });
    await screens(page).listening.waitFor();
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.once('did-navigate', () => {
        void contents.mainFrame.executeJavaScript('for (;;);').catch(() => undefined);
      });
      setImmediate(() => contents?.reload());
    });
    await expect.poll(() => logOf(desk), { timeout: 30_000 }).toContain(' screen-sick how=hangs');
    await expect.poll(() => urlOf(app)).toBe(HOME);
    await expect.poll(() => onScreen(app, 'idle')).toBe(true);
  });

  test('after it lost all that it had drawn', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    await page.evaluate(() => document.getElementById('root')?.replaceChildren());
    await expect.poll(() => onScreen(app, 'idle')).toBe(true);
    expect(await logOf(desk)).toContain(' screen-sick how=blank');
  });

  test('after the graphics process was killed', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    await watchReturns(app);
    const killed = await app.evaluate(({ app: electron }) => {
      const gpu = electron.getAppMetrics().find(({ type }) => type === 'GPU');
      if (gpu) process.kill(gpu.pid, 'SIGKILL');
      return gpu !== undefined;
    });
    expect(killed, 'there is a graphics process').toBe(true);
    await expect.poll(() => returns(app)).toHaveLength(1);
    await expect.poll(() => onScreen(app, 'idle')).toBe(true);
    expect(await logOf(desk)).toContain(' process-gone type=GPU reason=killed');
    await takesAScan(desk, app);
  });
});

test.describe('what does not come back', () => {
  test('a screen that crashes again and again ends in a diagnosis; Enter gives it another try', async ({
    desk,
  }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    for (let crash = 1; crash <= 4; crash++) {
      await expect.poll(() => urlOf(app)).toBe(HOME);
      await expect.poll(() => onScreen(app, 'idle')).toBe(true);
      await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      );
      await expect.poll(async () => (await logOf(desk)).split('screen-gone').length - 1).toBe(crash);
    }
    await expect.poll(() => urlOf(app)).toBe(DIAGNOSIS);
    const text = await textOf(app);
    expect(text).toContain('Kios sedang bermasalah');
    expect(text).toContain('This kiosk has a problem');
    expect(text).toContain('SCREEN_KEEPS_FAILING');
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (const keyCode of ['A', 'Escape', 'F5'])
        contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers: [] });
    });
    expect(await urlOf(app)).toBe(DIAGNOSIS);
    // What is scanned meanwhile is logged, though nobody sees its colour.
    const before = (await readEntries(desk.data)).length;
    await desk.pty.write(`${desk.code({ name: holder('Dewi Lestari') })}\r`);
    await expect.poll(async () => (await readEntries(desk.data)).length).toBe(before + 1);

    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'Enter' }),
    );
    await expect.poll(() => urlOf(app)).toBe(HOME);
    await expect.poll(() => onScreen(app, 'idle')).toBe(true);
    await takesAScan(desk, app);
  });

  test('a kiosk that is killed again and again shows the diagnosis, and starts anew after a proper end', async ({
    desk,
  }) => {
    for (let start = 1; start <= 4; start++) {
      const { app } = await desk.start();
      await expect.poll(() => urlOf(app)).toBe(HOME);
      await killed(app);
    }
    const fifth = await desk.start();
    await expect.poll(() => urlOf(fifth.app)).toBe(DIAGNOSIS);
    expect(await textOf(fifth.app)).toContain('KIOSK_KEEPS_FAILING');
    expect(await axeViolations(fifth.page)).toEqual([]);
    for (const [width, height] of [
      [1024, 768],
      [1920, 1080],
    ] as const) {
      await fifth.page.setViewportSize({ width, height });
      await fifth.page.screenshot({ path: `test-results/screens/diagnosis-${width}.png` });
      const fits = await fifth.page.evaluate(
        () => document.documentElement.scrollHeight <= innerHeight && document.body.scrollWidth <= innerWidth,
      );
      expect(fits, `the diagnosis fits ${width}x${height}`).toBe(true);
    }
    await fifth.close();
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
  });
});

test.describe('the keeper', () => {
  test('ends a kiosk that hangs as a whole, and starts it again', async ({ desk }) => {
    const keeper = startKeeper(desk);
    try {
      const first = await kioskOf(desk, 1);
      await scanUntil(desk, 1);
      // It stands still and is there all the same, as in an endless loop of its own.
      process.kill(first, 'SIGSTOP');
      await expect.poll(() => logOf(desk), { timeout: 60_000 }).toContain(' kiosk-hangs');
      expect(await kioskOf(desk, 2)).not.toBe(first);
      expect(await logOf(desk)).toContain(' kiosk-died code=null signal=SIGKILL');
      await desk.pty.close();
      await desk.pty.reopen();
      await scanUntil(desk, 2);
      expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
    } finally {
      const gone = new Promise((resolve) => keeper.once('exit', resolve));
      keeper.kill('SIGTERM');
      await gone;
    }
  });

  test('starts a kiosk again that was ended with kill -9; every visit it had shown is in the log', async ({
    desk,
  }) => {
    const keeper = startKeeper(desk);
    try {
      const first = await kioskOf(desk, 1);
      await scanUntil(desk, 1);
      process.kill(first, 'SIGKILL');
      const second = await kioskOf(desk, 2);
      expect(second).not.toBe(first);
      expect(await logOf(desk)).toContain(' kiosk-died code=null signal=SIGKILL');
      const before = await readEntries(desk.data);
      await desk.pty.close();
      await desk.pty.reopen();
      await scanUntil(desk, before.length + 1);
      expect((await readEntries(desk.data)).slice(0, before.length)).toEqual(before);
      expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
    } finally {
      const gone = new Promise((resolve) => keeper.once('exit', resolve));
      keeper.kill('SIGTERM');
      await gone;
    }
    // The kiosk went with it, properly.
    expect((await logOf(desk)).trimEnd()).toMatch(/ end$/);
  });
});

test.describe('the keeper, too', () => {
  test('starts a kiosk again that somebody asked to end (SIGTERM): that was no admin', async ({ desk }) => {
    const keeper = startKeeper(desk);
    try {
      const first = await kioskOf(desk, 1);
      await scanUntil(desk, 1);
      process.kill(first, 'SIGTERM');
      expect(await kioskOf(desk, 2)).not.toBe(first);
      expect(await logOf(desk)).toContain(' kiosk-died code=75 signal=null');
      expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
    } finally {
      const gone = new Promise((resolve) => keeper.once('exit', resolve));
      keeper.kill('SIGTERM');
      await gone;
    }
  });
});

test.describe('on a disk that Linux made read-only', () => {
  test.use({ disk: '32m' });
  test.skip(!mayMount, 'only root mounts a file system');

  test('the kiosk starts, and says what is wrong', async ({ desk }) => {
    execFileSync('mount', ['-o', 'remount,ro', desk.data]);
    const { page } = await desk.start();
    await expect(page.locator('body')).toContainText('Kios bermasalah');
    await expect(page.locator('body')).toContainText('tidak dapat ditulis');
  });
});

/** From now on, notes how long the page's own screen was away, in milliseconds. */
async function watchReturns(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow, app: electron }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const returns: number[] = [];
    Reflect.set(globalThis, 'returns', returns);
    let gone = 0;
    contents?.on('render-process-gone', () => (gone = Date.now()));
    electron.on('child-process-gone', () => (gone = Date.now()));
    contents?.on('did-finish-load', () => returns.push(Date.now() - gone));
  });
}

function returns(app: ElectronApplication): Promise<number[]> {
  return app.evaluate(() => {
    const found: unknown = Reflect.get(globalThis, 'returns');
    return Array.isArray(found) ? found.map(Number) : [];
  });
}

/** The page is another one after a crash: asked through its window. */
function inPage(app: ElectronApplication, code: string): Promise<unknown> {
  return app.evaluate(
    ({ BrowserWindow }, script): Promise<unknown> =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script) ?? Promise.resolve(null),
    code,
  );
}

async function onScreen(app: ElectronApplication, testId: string): Promise<boolean> {
  const found = await inPage(app, `document.querySelector('[data-testid="${testId}"]') !== null`);
  return found === true;
}

async function textOf(app: ElectronApplication): Promise<string> {
  return String(await inPage(app, 'document.body.innerText'));
}

async function urlOf(app: ElectronApplication): Promise<string | undefined> {
  const url = app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents?.isLoading() === false && !contents.isCrashed() ? contents.getURL() : undefined;
  });
  // While the program starts, the answer may be lost.
  return await url.catch(() => undefined);
}

async function takesAScan(desk: Desk, app: ElectronApplication): Promise<void> {
  await desk.pty.write(`${desk.code({ name: holder('Siti Aminah') })}\r`);
  await expect.poll(() => onScreen(app, 'verdict')).toBe(true);
}

async function killed(app: ElectronApplication): Promise<void> {
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await gone;
}

function logOf(desk: Desk): Promise<string> {
  return readFile(join(desk.data, 'logs/gerbang.log'), 'utf8').catch(() => '');
}

/** Holds a code to the scanner until there are so many visits. */
async function scanUntil(desk: Desk, visits: number): Promise<void> {
  await expect
    .poll(async () => {
      await desk.pty.write(`${desk.code({ name: holder('Agus Salim') })}\r`);
      return (await readEntries(desk.data)).length;
    })
    .toBeGreaterThanOrEqual(visits);
}

function startKeeper(desk: Desk): ChildProcess {
  const { executable, args, env } = electronCommand();
  const root = join(import.meta.dirname, '../..');
  return spawn(executable, [...args, root, `--data=${desk.data}`, '--windowed=1366x768', '--keep'], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
}

/** The process id of the kiosk's latest start, once there are so many. */
async function kioskOf(desk: Desk, start: number): Promise<number> {
  const pids = async () =>
    [...(await logOf(desk)).matchAll(/ start .* pid=(\d+)/g)].map(([, pid]) => Number(pid));
  // A whole kiosk is started by another: on a busy machine that takes its time.
  await expect.poll(pids, { timeout: 60_000 }).toHaveLength(start);
  return (await pids())[start - 1] ?? 0;
}
