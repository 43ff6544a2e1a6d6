import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Language } from '#shared/domain/locale.ts';
import { axeViolations, layoutFaults } from './layout.ts';
import { repack } from './png.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** The documentation's pictures: drawn anew only on request, for their clocks differ with every run. */
const UPDATE = process.env['UPDATE_SCREENSHOTS'] === '1';
const DOCS = join(ROOT, 'docs/screenshots');
const DOCS_BYTES = 200_000;

/** The size of the documentation's pictures, and of most old desks. */
export const DESK_SIZE = { width: 1366, height: 768 };

/** Takes the picture of a screen, and looks at what no eye has to: its layout, its language, what axe says. */
export function pictures(
  page: Page,
  language: Language,
  size: { width: number; height: number } = DESK_SIZE,
) {
  return async (name: string): Promise<void> => {
    await settled(page);
    const file = `${name}-${language}.png`;
    const folder = join(ROOT, 'test-results/screens', `${size.width}x${size.height}`);
    await mkdir(folder, { recursive: true });
    const options = { animations: 'disabled', scale: 'css' } as const;
    // The port of a test is a path of the machine that it runs on: not for the documentation.
    if (UPDATE)
      await page.evaluate(() => {
        const paths =
          '.notice__device, .device__detail, .bench__settings, .live__source, .probe__path, .bench-form select, .bench-form input';
        for (const each of document.querySelectorAll<HTMLElement>(paths)) each.style.visibility = 'hidden';
      });
    const picture = await page.screenshot({ ...options, path: join(folder, file) });
    if (UPDATE && size === DESK_SIZE) {
      const small = repack(picture);
      expect(small.length, file).toBeLessThan(DOCS_BYTES);
      await mkdir(DOCS, { recursive: true });
      await writeFile(join(DOCS, file), small);
    }
    await expect.soft(page.locator('html'), file).toHaveAttribute('lang', language);
    expect.soft(await layoutFaults(page), file).toEqual([]);
    expect.soft(await axeViolations(page), file).toEqual([]);
  };
}

/** Waits for the fonts, and for the entrance to be over. */
export function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const short = document.getAnimations().filter((animation) => {
      const end = animation.effect?.getComputedTiming().endTime;
      return typeof end === 'number' && end <= 500;
    });
    await Promise.all(short.map((animation) => animation.finished.catch(() => undefined)));
  });
}
