import { join } from 'node:path';
import { _electron, test as base } from '@playwright/test';
import * as z from 'zod';
import { KioskState } from '#shared/domain/kiosk.ts';
import type { EventName, EventPayload } from '#shared/ipc/contract.ts';
import { electronCommand } from '../../../scripts/lib/electron.mjs';
import { openDisplay } from '../../../scripts/lib/display.mjs';
import { answering, type Answers, kioskState, type KioskFacts } from '../fake-main.ts';
import type { Seen } from '../../e2e/support/speak.ts';

const HOME = 'app://gerbang/index.html';

declare global {
  interface Window {
    /** Asks the fake main, which is here. */
    askFake: (name: string, payload: unknown) => Promise<unknown>;
    /** Tells the page's listeners. */
    sayFake: (name: string, payload: unknown) => void;
  }
}

/** The moment at which all that is shown is looked at: half past ten of a Thursday in Penajam. */
export const NOW = new Date('2022-02-24T02:30:00Z');

/** The built renderer with a fake main: a state costs a render, not a start of the kiosk. */
export interface Stage extends Seen {
  /** Loads the page anew, with this kiosk and these answers behind it. */
  open(kiosk?: KioskFacts, answers?: Answers): Promise<void>;
  /** Tells the page something, unasked. */
  say<N extends EventName>(name: N, payload: EventPayload<N>): Promise<void>;
  /** Tells it that the kiosk is otherwise than `READY` in this. */
  sayKiosk(facts: KioskFacts): Promise<void>;
  /** What the page has asked since it was opened, the first first. */
  asked(): readonly { readonly name: string; readonly payload: unknown }[];
  /** Requests that the fake main knew no answer to. */
  unanswered(): readonly string[];
}

/** What stands for main: another one for each page that is opened. */
interface Behind {
  current: ReturnType<typeof answering>;
}

export const test = base.extend<{ stage: Stage }, { window: Seen & { readonly behind: Behind } }>({
  window: [
    async ({}, use) => {
      const display = await openDisplay({ own: true });
      const electron = electronCommand();
      const app = await _electron.launch({
        executablePath: electron.executable,
        args: [...electron.args, join(import.meta.dirname, 'main.mjs')],
        env: { ...definedOnly(process.env), ...electron.env, ...display.env },
      });
      const page = await app.firstWindow();
      const behind: Behind = { current: answering(kioskState(), {}) };
      await page.exposeFunction('askFake', (name: string, payload: unknown) =>
        behind.current.request(name, payload),
      );
      await page.clock.setFixedTime(NOW);
      await page.addInitScript(bridge);
      await use({ app, page, behind });
      await app.close();
      display.stop();
    },
    { scope: 'worker' },
  ],
  stage: async ({ window: { app, page, behind } }, use) => {
    let state = kioskState();
    const say: Stage['say'] = async (name, payload) => {
      const told = KioskState.safeParse(payload);
      if (name === 'kiosk.changed' && told.success) state = told.data;
      const what: readonly [string, unknown] = [name, payload];
      await page.evaluate(([to, about]) => window.sayFake(to, about), what);
    };
    await use({
      app,
      page,
      say,
      sayKiosk: (facts) => say('kiosk.changed', kioskState(facts)),
      speak: async (language) => {
        const { site } = state;
        const spoken = language ?? site?.language ?? 'id';
        const before = state;
        await say('kiosk.changed', { ...state, site: site && { ...site, language: spoken } });
        state = before;
        await page.waitForFunction((wanted) => document.documentElement.lang === wanted, spoken);
      },
      open: async (kiosk = {}, answers = {}) => {
        state = kioskState(kiosk);
        behind.current = answering(state, answers);
        await page.goto(HOME);
        await page.locator('#root > *').first().waitFor();
      },
      asked: () => behind.current.asked,
      unanswered: () => behind.current.unanswered,
    });
  },
});

export { expect } from '@playwright/test';

/** In the page, before any script of it: what preload gives a kiosk's. */
function bridge(): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  window.sayFake = (name, payload) => {
    for (const listener of listeners.get(name) ?? []) listener(payload);
  };
  Reflect.set(window, 'gerbang', {
    request: (name: string, payload: unknown): unknown => window.askFake(name, payload),
    subscribe: (name: string, listener: (payload: unknown) => void) => {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => all.delete(listener);
    },
  });
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return z
    .record(z.string(), z.string())
    .parse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)));
}
