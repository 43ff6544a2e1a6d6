import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { LANGUAGES } from '#shared/domain/locale.ts';
import { dataFolder } from '../../src/main/site/data-folder.ts';
import { launchKiosk } from '../support/kiosk.ts';
import { createShcIssuer, immunization, issueShcJws, toNumericChunks } from '../support/issuer/shc.ts';
import { expect, holder, test, type Desk } from './support/desk.ts';
import { contrasts, verdictPlaces } from './support/layout.ts';
import {
  DESK_SIZE,
  LARGE,
  looks,
  pictures,
  resize,
  settled,
  SMALLEST,
  type Size,
} from './support/pictures.ts';
import { screens, signIn, verdictAfter } from './support/screens.ts';

const PORTRAIT: Size = { width: 1080, height: 1920 };
const HUGE: Size = { width: 3840, height: 2160 };

/** Seventy-nine letters, as long as names get on paper. */
const LONG_NAME = 'Raden Ajeng Kusumawardhani Purwaningrum Hadiningrat Sastroamidjojo Tjokrodiningr';

const VISITORS = [
  'Rahmat Hidayat',
  'Dewi Lestari',
  'I Gusti Ngurah Made Agung',
  'Maria Yosefina Da Costa',
  'Muhammad Iqbal Ramadhan',
  'Yohanes Krisostomus Wangge',
] as const;

test.describe('in both languages', () => {
  test.use({
    shared: true,
    site: { display: { verdictSeconds: 120, referSeconds: 600, sound: false } },
  });

  test('what the officer sees', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    let seq = 0;
    const codes = [
      ...VISITORS.map((name) => desk.code({ name: holder(name) })),
      ...verdicts(desk).map(([, code]) => code),
    ];
    for (const code of codes) {
      await desk.pty.write(`${code}\r`);
      ({ seq } = await verdictAfter(page, seq));
    }
    await page.keyboard.press('Escape');
    const look = looks({ app, page });
    await page.keyboard.press('F2');
    await page.getByTestId('pin').waitFor();
    await page.keyboard.type('1234');
    await look('pin');
    await page.keyboard.press('Escape');
    await signIn(page);
    await expect(page.getByTestId('entry-row')).toHaveCount(codes.length);
    await page.keyboard.press('ArrowDown');
    await look('officer');
  });

  test('the next verdict of the same kind stands where the last one stood', async ({ desk }) => {
    const { page } = await desk.start();
    await screens(page).listening.waitFor();
    let seq = 0;
    const places: Record<string, number[]>[] = [];
    for (const name of ['Rahmat Hidayat', 'Dewi Lestari', 'Siti Nurhaliza']) {
      await desk.pty.write(`${desk.code({ name: holder(name) })}\r`);
      ({ seq } = await verdictAfter(page, seq));
      await settled(page);
      places.push(await verdictPlaces(page));
    }
    expect(places[0]?.['name']).toHaveLength(2);
    expect(places[1]).toEqual(places[0]);
    expect(places[2]).toEqual(places[0]);
  });

  test('what a visitor sees on the largest screens @matrix', async ({ desk }) => {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    const look = looks({ app, page }, [LARGE, HUGE]);
    await look('idle');
    let seq = 0;
    for (const [name, code] of verdicts(desk)) {
      await desk.pty.write(`${code}\r`);
      ({ seq } = await verdictAfter(page, seq));
      await look(name);
    }
    await desk.pty.write(`${await firstOfThree(desk)}\r`);
    await page.getByTestId('part').waitFor();
    await look('part');
    // Nobody waits for the others of it.
    await desk.pty.write(`${desk.code()}\r`);
    await page.locator('[data-testid="verdict"][data-decision="admit"]').waitFor();
  });

  // The last: it leaves the scanner's port closed.
  test('what a visitor sees', async ({ desk }) => {
    const { app, page } = await desk.start();
    const { listening, fault } = screens(page);
    await listening.waitFor();
    const look = looks({ app, page }, [DESK_SIZE, SMALLEST, PORTRAIT]);
    const strong = looks({ app, page }, [DESK_SIZE, SMALLEST, PORTRAIT], { also: () => isStrong(page) });
    expect(await fontIsOurs(page)).toBe(true);
    await look('idle');

    let seq = 0;
    const scan = async (code: string) => {
      await desk.pty.write(`${code}\r`);
      const shown = await verdictAfter(page, seq);
      seq = shown.seq;
      return shown;
    };
    for (const [name, code, expected] of verdicts(desk)) {
      expect(await scan(code), name).toMatchObject(expected);
      await strong(name);
    }

    await desk.pty.write(`${await firstOfThree(desk)}\r`);
    await page.getByTestId('part').waitFor();
    await strong('part');
    await page.keyboard.press('Escape');

    const other = new Database(dataFolder(desk.data).log);
    other.exec('BEGIN EXCLUSIVE');
    await desk.pty.write(`${desk.code()}\r`);
    await fault.waitFor();
    await look('fault');
    other.exec('ROLLBACK');
    other.close();
    await page.keyboard.press('Escape');

    await desk.pty.close();
    await page.locator('[data-testid="idle"][data-scanner-state="lost"]').waitFor();
    // Until the log has been found well again, that is the worse news.
    await expect(page.getByTestId('notice')).toHaveAttribute('data-notice', 'scanner');
    await look('idle-scanner-lost');
  });
});

test('the first run, which fits the smallest screen without scrolling', async () => {
  const kiosk = await launchKiosk();
  const { page } = kiosk;
  for (const language of LANGUAGES) {
    await page.reload();
    const look = pictures(kiosk, language, [DESK_SIZE, SMALLEST], {
      also: async (name) => {
        if ((await page.evaluate(() => innerWidth)) < DESK_SIZE.width - 2)
          expect(await scrolls(page), name).toBe(false);
      },
    });
    const next = page.getByTestId('setup-next');
    await page.getByTestId(`setup-language-${language}`).check();
    await look('setup-1-language');
    await next.click();
    await page.getByTestId('setup-name').fill('Kantor Camat Penajam');
    await look('setup-2-office');
    await next.click();
    await page.getByTestId('setup-manual').check();
    await page.getByTestId('setup-port-path').fill('/dev/ttyACM0');
    await look('setup-3-scanner');
    await next.click();
    await page.getByTestId('setup-officer').waitFor();
    await resize(kiosk, SMALLEST);
    expect(await scrolls(page)).toBe(false);
    await resize(kiosk, DESK_SIZE);
    await page.getByTestId('setup-officer').fill('Budi Santoso');
    await page.getByTestId('setup-pin').fill('246810');
    await page.getByTestId('setup-pin-again').fill('246811');
    await page.getByTestId('setup-finish').click();
    await pictures(kiosk, language)('setup-4-officer');
  }
  await kiosk.close();
});

/** Every kind of verdict: what it is called here, the code that leads to it, and what it must be. */
function verdicts(desk: Desk) {
  return [
    ['admit', desk.code(), { decision: 'admit', category: 'hijau' }],
    [
      'refer',
      desk.code({ name: holder('Dewi Lestari'), vaccination: { dn: 1, sd: 2, dt: desk.daysAgo(40) } }),
      { decision: 'refer', reason: 'VACCINATION_PARTIAL' },
    ],
    [
      'deny-forged',
      desk.code({ tamper: { breakSignature: true } }),
      { decision: 'deny', reason: 'SIGNATURE_INVALID' },
    ],
    [
      'deny-test-expired',
      desk.code({
        name: holder('Rahmat Hidayat'),
        test: { tr: '260415000', sc: `${desk.daysAgo(9)}T02:00:00Z` },
      }),
      { decision: 'deny', category: 'merah', reason: 'TEST_EXPIRED' },
    ],
    [
      'hitam',
      desk.code({
        name: holder('Yohanes Wangge'),
        test: { tr: '260373001', sc: `${desk.daysAgo(2)}T02:00:00Z` },
      }),
      { decision: 'deny', category: 'hitam' },
    ],
    ['long-name', desk.code({ name: holder(LONG_NAME) }), { decision: 'admit', category: 'hijau' }],
    ['not-a-certificate', 'https://example.test/menu', { decision: 'deny', reason: 'NOT_A_CREDENTIAL_URL' }],
  ] as const;
}

/** The first code of a card in three. */
async function firstOfThree(desk: Desk): Promise<string> {
  const card = await issueShcJws(await createShcIssuer(), {
    issuedAt: new Date(),
    resources: [immunization(desk.daysAgo(200)), immunization(desk.daysAgo(170))],
  });
  return toNumericChunks(card, 3)[0] ?? '';
}

/** All that a verdict says can be read by whoever sees badly. */
async function isStrong(page: Page): Promise<void> {
  const found = await contrasts(page);
  expect(found.length).toBeGreaterThanOrEqual(4);
  expect(found.filter(({ ratio }) => ratio < 7)).toEqual([]);
}

/** Whether the first run has to be scrolled to be seen whole. */
function scrolls(page: Page): Promise<boolean> {
  return page.getByTestId('setup').evaluate((element) => element.scrollHeight > element.clientHeight);
}

/** Whether the texts are set in the typeface that the kiosk brings, and not in a stand-in. */
function fontIsOurs(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const [family = ''] = getComputedStyle(document.body).fontFamily.split(',');
    const loaded = [...document.fonts].some(
      (face) => face.status === 'loaded' && face.family.includes('Atkinson Hyperlegible Next'),
    );
    return loaded && family.includes('Atkinson Hyperlegible Next') && document.fonts.check(`16px ${family}`);
  });
}
