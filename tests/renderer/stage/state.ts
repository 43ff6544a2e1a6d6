import type { Page } from '@playwright/test';
import type { ScanScreen } from '#shared/domain/kiosk.ts';
import type { Answers, KioskFacts } from '../fake-main.ts';
import type { Stage } from './stage.ts';

/** A screen in one of its states: how the kiosk is, what main answers, and the way there. */
export interface State {
  /** What its picture is called. */
  readonly name: string;
  readonly kiosk?: KioskFacts;
  readonly answers?: Answers;
  /** What is told the page once it is there: what a scan leads to. */
  readonly screen?: ScanScreen;
  /** The same screen as another state has, with other words: axe has seen it there. */
  readonly variant?: true;
  /** Where to go from the first screen, until what is meant can be seen. */
  readonly go: (page: Page, stage: Stage) => Promise<unknown>;
}

/** Shows a state. */
export async function show(stage: Stage, { kiosk, answers, screen, go }: State): Promise<void> {
  await stage.open(kiosk, answers);
  if (screen) await stage.say('scan.screen', screen);
  await go(stage.page, stage);
}

/** Waits for what has this test id. */
export const seen = (testId: string) => (page: Page) => page.getByTestId(testId).first().waitFor();

/** Clicks what has these test ids, one after another, and waits for the last. */
export const through =
  (...testIds: readonly [string, ...string[]]) =>
  async (page: Page) => {
    for (const each of testIds.slice(0, -1)) await page.getByTestId(each).first().click();
    await seen(testIds.at(-1) ?? '')(page);
  };

/** A code, as a picture is called by it. */
export const codeName = (code: string) => code.toLowerCase().replaceAll('_', '-');
