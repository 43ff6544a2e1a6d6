import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requests, type Refusal, type RequestName } from '#shared/ipc/contract.ts';
import type { RequestShape, Who } from '#shared/ipc/request.ts';
import { launchKiosk } from '../support/kiosk.ts';
import { SAMPLE_BIRTH_DATE } from '../support/issuer/hcert.ts';
import { OFFICER_PIN } from '../support/provision.ts';
import { expect, holder, test, type Desk } from './support/desk.ts';
import { FOREIGN_NAMES, sendHostile, type Answer } from './support/hostile.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';
import type { ElectronApplication, Page } from '@playwright/test';

const isRequestName = (name: string): name is RequestName => name in requests;
const REQUESTS = Object.keys(requests).filter(isRequestName);
const HOME = 'app://gerbang/index.html';

test.describe('the page', () => {
  test.use({ shared: true });

  test('knows the bridge and nothing of Node or Electron', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).idle.waitFor();
    const seen = await page.evaluate(() => ({
      of: Object.fromEntries(
        [
          'require',
          'process',
          'module',
          'exports',
          'Buffer',
          'global',
          '__dirname',
          'setImmediate',
          'electron',
          'ipcRenderer',
        ].map((name) => [name, name in window]),
      ),
      bridge: Object.keys(window.gerbang).sort(),
      frozen: Object.isFrozen(window.gerbang),
      replaced: Reflect.set(window, 'gerbang', { request: () => Promise.resolve() }),
    }));
    expect(Object.values(seen.of)).not.toContain(true);
    expect(seen).toMatchObject({ bridge: ['request', 'subscribe'], frozen: true, replaced: false });

    const preferences: unknown = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Not in Electron's types, but there since its first versions.
      const get: unknown = contents && Reflect.get(contents, 'getLastWebPreferences');
      const all: unknown = typeof get === 'function' ? Reflect.apply(get, contents, []) : null;
      return all;
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
  });

  test('is refused in so many words, whatever it asks with, and the kiosk goes on', async ({ desk }) => {
    const { app, page } = await desk.start();
    const said = outputOf(app);
    await screens(page).listening.waitFor();
    expectRefused(await sendHostile(page, REQUESTS), refusalIn('ready', 'anyone'));
    await signIn(page);
    expectRefused(
      await sendHostile(
        page,
        REQUESTS.filter((name) => name !== 'officer.signOut'),
      ),
      refusalIn('ready', 'admin'),
    );
    await page.keyboard.press('Escape');

    expect(await app.evaluate(() => Reflect.get({}, 'polluted') === undefined)).toBe(true);
    expect(said()).not.toContain('gerbang: request');
    await takesAScan(desk, page);
  });

  test('cannot set the kiosk up with half an office', async () => {
    const kiosk = await launchKiosk();
    await kiosk.page.getByTestId('setup').waitFor();
    expectRefused(await sendHostile(kiosk.page, REQUESTS), refusalIn('setup', 'anyone'));
    const early = await kiosk.page.evaluate(() =>
      Promise.all([
        window.gerbang.request('officer.signIn', { pin: '000000' }),
        window.gerbang.request('entries.today', { limit: 1 }),
        window.gerbang.request('site.setLanguage', { language: 'en' }),
      ]),
    );
    expect(early).toEqual([
      { ok: false, code: 'WRONG_PHASE' },
      { ok: false, code: 'NOT_SIGNED_IN' },
      { ok: false, code: 'NOT_SIGNED_IN' },
    ]);
    await expect(kiosk.page.getByTestId('setup')).toHaveAttribute('data-step', 'language');
    await kiosk.close();
  });

  test('cannot set up a kiosk that is set up, nor look for its ports', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).idle.waitFor();
    const late = await page.evaluate(() =>
      Promise.all([
        window.gerbang.request('setup.finish', {
          site: { version: 1, name: 'Kantor lain', scanner: null },
          officer: { name: 'Penyusup', pin: '000000' },
        }),
        window.gerbang.request('setup.ports', undefined),
      ]),
    );
    expect(late).toEqual([
      { ok: false, code: 'WRONG_PHASE' },
      { ok: false, code: 'WRONG_PHASE' },
    ]);
  });

  test('reaches no channel but the contract’s', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    const answers = await page.evaluate(
      (names) => Promise.all(names.map((name) => window.gerbang.request(name, undefined))),
      FOREIGN_NAMES,
    );
    for (const answer of answers) expect(answer).toEqual({ ok: false, code: 'BAD_REQUEST' });
    await takesAScan(desk, page);
  });
});

// It locks the pad: its own kiosk.
test('the page’s PINs that are no PINs are wrong PINs', async ({ desk }) => {
  const { page } = await desk.start();
  await screens(page).idle.waitFor();
  const answers = await page.evaluate(async () => {
    const all: unknown[] = [];
    for (const pin of ['', '\0', "' OR 1=1 --", '２４６８１０', '\ud800'.repeat(64), ' 246810', '246810 ']) {
      all.push(await window.gerbang.request('officer.signIn', { pin }));
    }
    return all;
  });
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, code: expect.stringMatching(/^PIN_(WRONG|LOCKED)$/) });
  }
});

test.describe('others', () => {
  test.use({ shared: true });

  test('a frame within the page has no bridge, and no page gets a frame', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).idle.waitFor();
    const away = ['https://example.org/', 'data:text/html,hi', HOME, 'file:///etc/passwd'];
    const bridged = await page.evaluate(async (sources) => {
      const frames = ['about:blank', ...sources].map((src) => {
        const frame = document.createElement('iframe');
        frame.src = src;
        document.body.append(frame);
        return frame;
      });
      await Promise.all(frames.map((frame) => new Promise((resolve) => setTimeout(resolve, 500, frame.src))));
      return frames.map((frame) => {
        try {
          return frame.contentWindow !== null && 'gerbang' in frame.contentWindow;
        } catch {
          // Another origin: an error page of Chromium's.
          return false;
        }
      });
    }, away);
    expect(bridged).toEqual([false, false, false, false, false]);
    const shown = page
      .frames()
      .filter((frame) => frame !== page.mainFrame())
      .map((frame) => frame.url());
    expect(shown).toHaveLength(5);
    expect(shown.filter((url) => !/^(about:blank|chrome-error:.*|)$/.test(url))).toEqual([]);
  });

  test('another window is refused, though it has the bridge and even shows our page', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).idle.waitFor();
    const answers = await app.evaluate(async ({ app: electronApp, BrowserWindow }, home) => {
      const answers: unknown[] = [];
      for (const url of ['data:text/html,<p>elsewhere', home]) {
        const other = new BrowserWindow({
          show: false,
          webPreferences: {
            preload: `${electronApp.getAppPath()}/out/preload/index.cjs`,
            sandbox: true,
            contextIsolation: true,
          },
        });
        await other.loadURL(url);
        answers.push(
          await other.webContents.executeJavaScript(
            `Promise.all(['kiosk.state', 'officer.signOut'].map((name) => window.gerbang.request(name)))`,
          ),
        );
        other.destroy();
      }
      return answers;
    }, HOME);
    const refused = { ok: false, code: 'BAD_REQUEST' };
    expect(answers).toEqual([
      [refused, refused],
      [refused, refused],
    ]);
  });

  test('nothing leads away from the kiosk’s own page', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    const away = [
      'https://example.org/',
      'http://127.0.0.1:9/',
      'file:///etc/passwd',
      'data:text/html,<h1>GRATIS',
      'javascript:document.body.remove()',
      'app://gerbang/nope.html',
      'app://gerbang/',
      'diagnosis://gerbang/diagnosis.html',
      'app://other/index.html',
      'app://gerbang.example.org/index.html',
      'app://user@other/index.html',
      'chrome://gpu',
      'devtools://devtools/bundled/inspector.html',
      'view-source:app://gerbang/index.html',
      'blob:app://gerbang/00000000-0000-0000-0000-000000000000',
    ];
    for (const url of away) {
      await page.evaluate((to) => {
        window.open(to);
        const link = document.createElement('a');
        link.href = to;
        link.target = '_blank';
        document.body.append(link);
        link.click();
        link.target = '';
        link.click();
        link.remove();
        try {
          location.assign(to);
        } catch {
          // Some are not even tried.
        }
      }, url);
    }
    const state = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    );
    expect(state).toEqual([HOME]);
    await takesAScan(desk, page);
  });

  test('a page that is led into nothing comes back by itself', async ({ desk }) => {
    const { page } = await desk.start();
    const { listening } = screens(page);
    await listening.waitFor();
    const nothing = 'about:blank';
    const gone = page.waitForEvent('framenavigated', (frame) => frame.url() === nothing);
    const back = page.waitForEvent('framenavigated', (frame) => frame.url() === HOME);
    await page.evaluate((to) => setTimeout(() => location.assign(to)), nothing);
    await gone;
    await back;
    await listening.waitFor();
    await takesAScan(desk, page);
  });

  test('keys of a browser, the right button and a dropped file do nothing', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    const pagesVisited = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.navigationHistory.length(),
      );
    const before = await pagesVisited();
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.openDevTools();
      const keys = [
        ['F12', []],
        ['I', ['control', 'shift']],
        ['R', ['control']],
        ['F5', []],
        ['W', ['control']],
        ['Q', ['control']],
        ['P', ['control']],
        ['Plus', ['control']],
        ['-', ['control']],
        ['F11', []],
        ['Left', ['alt']],
      ] as const;
      for (const [keyCode, modifiers] of keys) {
        contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers: [...modifiers] });
        contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers: [...modifiers] });
      }
    });
    await page.mouse.click(300, 300, { button: 'right' });
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -500);
    await page.keyboard.up('Control');
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [join(desk.data, 'site.json')], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
    }
    await takesAScan(desk, page);
    const state = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => ({
        url: webContents.getURL(),
        zoom: webContents.getZoomFactor(),
        tools: webContents.isDevToolsOpened(),
      })),
    );
    expect(state).toEqual([{ url: HOME, zoom: 1, tools: false }]);
    expect(await pagesVisited()).toBe(before);
    expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1);
  });

  test('camera, place, notes, clipboard and devices are denied', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).idle.waitFor();
    await page.bringToFront();
    const asked = await page.evaluate(async () => {
      const outcome = (work: Promise<unknown>) =>
        work.then(
          (value) => `gave ${JSON.stringify(value)}`,
          (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
        );
      const states: string[] = [];
      // Chromium knows more names than the types do.
      const query = async (name: string) => {
        const status: unknown = await Reflect.apply(navigator.permissions.query, navigator.permissions, [
          { name },
        ]);
        return status instanceof PermissionStatus ? status.state : 'unknown';
      };
      for (const name of ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi']) {
        states.push(await query(name));
      }
      const devices: string[] = [];
      for (const kind of ['hid', 'usb', 'serial']) {
        const bus: unknown = Reflect.get(navigator, kind);
        if (typeof bus !== 'object' || bus === null) continue;
        const list: unknown = Reflect.get(bus, kind === 'serial' ? 'getPorts' : 'getDevices');
        if (typeof list !== 'function') continue;
        const asked: unknown = Reflect.apply(list, bus, []);
        devices.push(await outcome(Promise.resolve(asked)));
      }
      return {
        states,
        devices,
        notifications: await Notification.requestPermission(),
        place: await new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('gave'),
            (error) => resolve(error.code),
          );
        }),
        refused: [
          await outcome(navigator.clipboard.readText()),
          await outcome(navigator.mediaDevices.getDisplayMedia()),
          await outcome(navigator.requestMIDIAccess()),
        ],
        camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
      };
    });
    expect(asked.states).toEqual(Array(6).fill('denied'));
    expect(asked.devices).toEqual(['gave []', 'gave []', 'gave []']);
    expect(asked.notifications).toBe('denied');
    expect(asked.place).toBe(1);
    expect(asked.refused).toEqual(Array(3).fill('NotAllowedError'));
    // Where there is no camera, Chromium says that before it asks.
    expect(asked.camera).toMatch(/^(NotAllowedError|NotFoundError)$/);
  });
});

test.describe('what the page may load', () => {
  test.use({ shared: true });

  test('only what is our own: no inline code, no code from text, nothing from elsewhere', async ({
    desk,
  }) => {
    const { page } = await desk.start();
    await screens(page).idle.waitFor();
    const found = await page.evaluate(
      () =>
        new Promise<{ directives: string[]; ran: string[]; threw: string[]; visible: boolean }>((resolve) => {
          const directives = new Set<string>();
          const ran: string[] = [];
          const threw: string[] = [];
          document.addEventListener('securitypolicyviolation', (event) =>
            directives.add(event.effectiveDirective),
          );
          Reflect.set(window, 'ranInline', () => ran.push('inline'));
          const attempts: Record<string, () => unknown> = {
            eval: () => {
              const value: unknown = Reflect.apply(Reflect.get(window, 'eval'), window, ['1']);
              return value;
            },
            Function: () => Reflect.construct(Function, ['return 1']),
            'inline script': () => {
              const script = document.createElement('script');
              script.append('ranInline()');
              document.body.append(script);
            },
            'script as text': () => {
              document.createElement('script').text = 'ranInline()';
            },
            'markup as text': () => {
              document.createElement('div').innerHTML = '<img src=x onerror="ranInline()">';
            },
            handler: () => {
              const button = document.createElement('button');
              button.setAttribute('onclick', 'ranInline()');
              button.click();
            },
            'script from elsewhere': () => {
              const script = document.createElement('script');
              script.src = 'https://example.org/x.js';
              document.body.append(script);
            },
            picture: () => {
              new Image().src = 'https://example.org/x.png';
            },
            'data picture': () => {
              new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
            },
            beacon: () => navigator.sendBeacon('https://example.org/'),
            'module from elsewhere': () => {
              const elsewhere = 'https://example.org/x.mjs';
              void import(elsewhere).catch(() => undefined);
            },
            fetch: () => void fetch('https://example.org/').catch(() => undefined),
            socket: () => new WebSocket('wss://example.org/'),
            style: () => {
              const style = document.createElement('style');
              style.append('body { display: none }');
              document.body.append(style);
            },
            worker: () => new Worker(URL.createObjectURL(new Blob(['1']))),
            object: () => {
              const object = document.createElement('object');
              object.data = 'https://example.org/';
              document.body.append(object);
            },
            form: () => {
              const form = document.createElement('form');
              form.action = 'https://example.org/';
              document.body.append(form);
              form.submit();
            },
            base: () => {
              const base = document.createElement('base');
              base.href = 'https://example.org/';
              document.head.append(base);
            },
          };
          // In a task of its own: what the test's own tool evaluates may make code of text, for its tool's sake.
          setTimeout(() => {
            for (const [name, attempt] of Object.entries(attempts)) {
              try {
                const value = attempt();
                if (name === 'eval' || name === 'Function') ran.push(`${name} ${String(value)}`);
              } catch {
                threw.push(name);
              }
            }
            setTimeout(() => {
              const visible = document.querySelector('[data-testid="idle"]')?.checkVisibility() ?? false;
              resolve({ directives: [...directives].sort(), ran, threw, visible });
            }, 1000);
          });
        }),
    );
    expect(found.ran).toEqual([]);
    // Text that would become code does not even get into the page: Trusted Types, with no policy to make any.
    expect(found.threw.sort()).toEqual([
      'Function',
      'eval',
      'handler',
      'inline script',
      'markup as text',
      'object',
      'script as text',
      'script from elsewhere',
      'worker',
    ]);
    expect(found.directives).toEqual([
      'base-uri',
      'connect-src',
      'form-action',
      'img-src',
      'require-trusted-types-for',
      'script-src-elem',
      'style-src-elem',
    ]);
    expect(found.visible).toBe(true);
  });

  test('every file of ours comes with the policy, and no path leads out of the folder', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).idle.waitFor();
    const ask = (urls: readonly string[]) =>
      app.evaluate(
        ({ net }, all) =>
          Promise.all(
            all.map(async (url) => {
              const response = await net.fetch(url).catch(() => null);
              return [
                url,
                response?.status ?? 0,
                response ? Object.fromEntries(response.headers) : {},
              ] as const;
            }),
          ),
        urls,
      );

    const [index] = await ask([HOME]);
    expect(index?.[1]).toBe(200);
    expect(index?.[2]).toMatchObject({ 'x-content-type-options': 'nosniff' });
    const policy = index?.[2]['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);

    const answers = await ask([
      'app://gerbang/../main/index.js',
      'app://gerbang/%2e%2e/main/index.js',
      'app://gerbang/%2e%2e%2fmain%2findex.js',
      'app://gerbang/..%2fmain/index.js',
      'app://gerbang/assets/..%2f..%2fmain%2findex.js',
      'app://gerbang/..%5cmain%5cindex.js',
      'app://gerbang/..\\main\\index.js',
      'app://gerbang/%252e%252e%252fmain%252findex.js',
      'app://gerbang//main/index.js',
      'app://gerbang/%2fetc%2fpasswd',
      'app://gerbang/..%2f..%2fpackage.json',
      'app://gerbang/index.html%00.js',
      'app://gerbang/index.html%00',
      'app://gerbang/%ff.html',
      'app://gerbang/%',
      'app://gerbang/',
      'app://gerbang/assets',
      'app://gerbang/nope.js',
      'app://other/index.html',
      'app://gerbang.example.org/index.html',
    ]);
    // Nothing: not even an answer that says so.
    expect(answers.filter(([, status]) => status !== 0)).toEqual([]);
    const posted = await app.evaluate(
      ({ net }, url) =>
        net.fetch(url, { method: 'POST', body: 'x' }).then(
          ({ status }) => status,
          () => 0,
        ),
      HOME,
    );
    expect(posted).toBe(0);
  });
});

test('no name and no birth date is in plain text in any file, nor in what the program says', async ({
  desk,
}) => {
  const { app, page } = await desk.start();
  const said = outputOf(app);
  await screens(page).listening.waitFor();
  const name = 'Zulkarnaen Purnamasari';
  const codes = [
    desk.code({ name: holder(name) }),
    desk.code({ name: holder(name), tamper: { breakSignature: true } }),
    desk.code({ name: holder(name), vaccination: { dn: 1, sd: 2, dt: desk.daysAgo(40) } }),
    desk.code({ name: holder(name) }).slice(0, 200),
  ];
  let seq = 0;
  for (const code of codes) {
    await desk.pty.write(`${code}\r`);
    ({ seq } = await verdictAfter(page, seq));
  }
  await page.keyboard.press('Escape');
  await signIn(page);
  await expect(page.getByTestId('desk')).toContainText(name);
  expect(await page.title()).not.toContain('Zulkarnaen');

  const personal = [
    'Zulkarnaen',
    'Purnamasari',
    'ZULKARNAEN',
    'PURNAMASARI',
    SAMPLE_BIRTH_DATE,
    'Budi Santoso',
    OFFICER_PIN,
    ...codes.map((code) => code.slice(4, 64)),
  ];
  for (const when of ['while it runs', 'when it has ended']) {
    if (when === 'when it has ended') await app.close();
    const files = await filesOf(desk.data);
    // The search finds what is there in the clear: the office's name, in the settings.
    expect(findIn(files, ['Kantor Bupati'])).toEqual([['site.json', 'Kantor Bupati']]);
    expect([...files.keys()], when).toContain('gerbang.db');
    expect(findIn(files, personal), when).toEqual([]);
  }
  expect(personal.filter((text) => said().includes(text))).toEqual([]);
});

/** What a kiosk of a phase answers to whoever asks wrongly: who may ask comes before what is asked. */
function refusalIn(phase: 'setup' | 'ready', who: Who): (name: RequestName) => Refusal {
  return (name) => {
    const line: RequestShape = requests[name];
    if (line.phase !== undefined && line.phase !== phase) return 'WRONG_PHASE';
    if (line.for !== 'anyone' && who === 'anyone') return 'NOT_SIGNED_IN';
    if (line.for === 'admin' && who !== 'admin') return 'NOT_ALLOWED';
    return 'BAD_REQUEST';
  };
}

/** All that was refused was refused as it deserves, if it arrived at all; what is valid by chance may be answered. */
function expectRefused(answers: readonly Answer[], refusal: (name: RequestName) => Refusal): void {
  expect(answers.length).toBeGreaterThan(40 * 6);
  const arrived = answers.filter(({ reply }) => reply !== null);
  expect(arrived.length).toBeGreaterThan(answers.length * 0.8);
  const wrong = arrived.filter(({ request, reply }) => {
    const known = REQUESTS.find((name) => name === request);
    return (
      JSON.stringify(reply) !== JSON.stringify({ ok: false, code: known ? refusal(known) : 'BAD_REQUEST' })
    );
  });
  expect(wrong).toEqual([]);
}

async function takesAScan(desk: Desk, page: Page): Promise<void> {
  const total = Number(await page.getByTestId('counts').getAttribute('data-total'));
  await desk.pty.write(`${desk.code()}\r`);
  expect((await verdictAfter(page, total)).decision).toBe('admit');
}

/** All that the program has written to its output since. */
function outputOf(app: ElectronApplication): () => string {
  let text = '';
  const { stdout, stderr } = app.process();
  for (const stream of [stdout, stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  return () => text;
}

/** Every file below a folder, by its path from there. */
async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const item of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue;
    const path = join(item.parentPath, item.name);
    // Chromium's own files come and go.
    const content = await readFile(path).catch(() => null);
    if (content) files.set(path.slice(folder.length + 1), content);
  }
  return files;
}

/** Which of these texts is in which file, in UTF-8 or UTF-16. */
function findIn(
  files: ReadonlyMap<string, Buffer>,
  texts: readonly string[],
): [path: string, text: string][] {
  return [...files].flatMap(([path, content]) =>
    texts
      .filter((text) => content.includes(text, 0, 'utf8') || content.includes(text, 0, 'utf16le'))
      .map((text): [string, string] => [path, text]),
  );
}
