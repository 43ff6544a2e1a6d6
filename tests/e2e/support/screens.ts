import type { Locator, Page } from '@playwright/test';
import { OFFICER_PIN } from '../../support/provision.ts';

/** The screens of the kiosk, as a person tells them apart. */
export function screens(page: Page) {
  return {
    idle: page.getByTestId('idle'),
    /** Idle, with the scanner connected: a code held to it now is read. */
    listening: page.locator('[data-testid="idle"][data-scanner-state="connected"]'),
    verdict: page.getByTestId('verdict'),
    fault: page.getByTestId('fault'),
  };
}

/** What a verdict on the screen says of itself. */
export async function told(verdict: Locator) {
  const [seq, decision, category, reason] = await Promise.all(
    ['data-seq', 'data-decision', 'data-category', 'data-reason'].map((name) => verdict.getAttribute(name)),
  );
  return { seq: Number(seq), decision, category, reason };
}

/** Waits for the verdict of an entry later than `seq`. */
export async function verdictAfter(page: Page, seq: number) {
  await page.waitForFunction((last) => {
    const shown = document.querySelector('[data-testid="verdict"]')?.getAttribute('data-seq');
    return shown !== null && shown !== undefined && Number(shown) > last;
  }, seq);
  return told(screens(page).verdict);
}

/** Signs in, from the idle screen, as the officer whom `provision` makes. */
export async function signIn(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByTestId('pin').fill(OFFICER_PIN);
  await page.keyboard.press('Enter');
  await page.getByTestId('desk').waitFor();
}
