import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Language } from '#shared/domain/locale.ts';
import { axeViolations, layoutFaults } from './layout.ts';
import { repack } from './png.ts';
import { inBothLanguages, type Seen } from './speak.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** The documentation's pictures: drawn anew only on request, for their clocks differ with every run. */
const UPDATE = process.env['UPDATE_SCREENSHOTS'] === '1';
const DOCS = join(ROOT, 'docs/screenshots');
const DOCS_BYTES = 200_000;

/** Where the pictures of the kiosk go. */
const SCREENS = 'screens';
/** Axe in every language and size, not once a screen: what it looks at is the same in all of them, so far. */
const EVERY = process.env['GERBANG_EVERY_PICTURE'] === '1';

/** What a busy machine may need for the pictures of one size. */
const PICTURES_MS = 15_000;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of the documentation's pictures, and of most old desks. */
export const DESK_SIZE: Size = { width: 1366, height: 768 };
export const SMALLEST: Size = { width: 1024, height: 768 };
export const LARGE: Size = { width: 1920, height: 1080 };

/** The first is the one that the window has afterwards. */
type Sizes = readonly [Size, ...Size[]];

interface More {
  /** Looked at besides, in every language and size. */
  readonly also?: (name: string) => Promise<void>;
  /** Whether axe looks at it; true unless told. */
  readonly axe?: boolean;
  /** Where the pictures go, below `test-results`; those of the kiosk itself unless told. */
  readonly folder?: string;
}

/**
 * Takes the pictures of a screen in both languages and each of these sizes, without going away from it, and looks at
 * what no eye has to: its layout, its language, what axe says.
 * @param sizes also that of a window that cannot have another, where it has it already
 */
export function looks(seen: Seen, sizes: Sizes = [DESK_SIZE], more: More = {}) {
  return inSizes(seen, sizes, more, (take) => inBothLanguages(seen, take));
}

/** As `looks`, in one language: where the page is not the office's yet. */
export function pictures(seen: Seen, language: Language, sizes: Sizes = [DESK_SIZE], more: More = {}) {
  return inSizes(seen, sizes, more, (take) => take(language));
}

function inSizes(
  seen: Seen,
  sizes: Sizes,
  { also, axe = true, folder = SCREENS }: More,
  inLanguages: (take: (language: Language) => Promise<void>) => Promise<void>,
) {
  const every = EVERY && folder === SCREENS;
  return async (name: string): Promise<void> => {
    // Each takes its time, on a busy machine more than the rest of a test.
    test.info().setTimeout(test.info().timeout + sizes.length * PICTURES_MS);
    for (const size of sizes) {
      await resize(seen, size);
      await inLanguages(async (language) => {
        await picture(seen.page, name, language, size, folder);
        await also?.(`${name}-${language}`);
        if (axe && every) expect.soft(await axeViolations(seen.page), `${name}-${language}`).toEqual([]);
      });
    }
    await resize(seen, sizes[0]);
    if (axe && !every) expect.soft(await axeViolations(seen.page), name).toEqual([]);
  };
}

/** Gives the kiosk's window another size inside, where it has not that already. */
export async function resize({ app, page }: Seen, { width, height }: Size): Promise<void> {
  // The system may give a pixel less.
  const isThat = (wanted: Size) =>
    Math.abs(innerWidth - wanted.width) < 2 && Math.abs(innerHeight - wanted.height) < 2;
  if (await page.evaluate(isThat, { width, height })) return;
  await app.evaluate(
    ({ BrowserWindow }, wanted) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height),
    { width, height },
  );
  await page.waitForFunction(isThat, { width, height });
}

async function picture(
  page: Page,
  name: string,
  language: Language,
  size: Size,
  below: string,
): Promise<void> {
  await settled(page);
  const file = `${name}-${language}.png`;
  const folder = join(ROOT, 'test-results', below, `${size.width}x${size.height}`);
  await mkdir(folder, { recursive: true });
  const options = { animations: 'disabled', scale: 'css' } as const;
  // The port of a test is a path of the machine that it runs on: not for the documentation.
  if (UPDATE)
    await page.evaluate(() => {
      const paths =
        '.notice__device, .device__detail, .bench__settings, .live__source, .probe__path, .bench-form select, .bench-form input';
      for (const each of document.querySelectorAll<HTMLElement>(paths)) each.style.visibility = 'hidden';
    });
  const taken = await page.screenshot({ ...options, path: join(folder, file) });
  if (UPDATE && size === DESK_SIZE && below === SCREENS) {
    const small = repack(taken);
    expect(small.length, file).toBeLessThan(DOCS_BYTES);
    await mkdir(DOCS, { recursive: true });
    await writeFile(join(DOCS, file), small);
  }
  await expect.soft(page.locator('html'), file).toHaveAttribute('lang', language);
  expect.soft(await layoutFaults(page), file).toEqual([]);
}

/** Waits for the fonts, and for the entrance to be over. */
export function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const short = document.getAnimations().filter((animation) => {
      const end = animation.effect?.getComputedTiming().endTime;
      return typeof end === 'number' && end <= 500;
    });
    const over = Promise.all(short.map((animation) => animation.finished.catch(() => undefined)));
    // One that a picture has put forward to its end may never say that it has finished.
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 2000))]);
  });
}
