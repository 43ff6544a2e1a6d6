import type { ElectronApplication, Page } from '@playwright/test';
import { LANGUAGES, type Language } from '#shared/domain/locale.ts';

/** A kiosk that runs, and the page that is looked at. */
export interface Seen {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Another way to have it speak a language than through its main. */
  readonly speak?: (language: Language | null) => Promise<void>;
}

/**
 * Lets the screen that stands speak another language, as if the office had chosen it: what main tells the page is told
 * with that language until the office's own is given back (null). Nothing is saved and the page stays where it is.
 */
export async function speak(seen: Seen, language: Language | null): Promise<void> {
  if (seen.speak) return seen.speak(language);
  const { app, page } = seen;
  const spoken = await app.evaluate(async ({ BrowserWindow }, other) => {
    const told = 'gerbang:kiosk.changed';
    const inOther = (state: unknown): unknown => {
      if (other === null || typeof state !== 'object' || state === null || !('site' in state)) return state;
      const { site } = state;
      if (typeof site !== 'object' || site === null) return state;
      return { ...state, site: { ...site, language: other } };
    };
    let now: unknown = other;
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      // Electron's own is beneath, on the prototype.
      Reflect.deleteProperty(webContents, 'send');
      const plain = webContents.send;
      if (other !== null)
        Reflect.set(webContents, 'send', (channel: string, payload: unknown) =>
          Reflect.apply(plain, webContents, [channel, channel === told ? inOther(payload) : payload]),
        );
      const reply: unknown = await webContents.executeJavaScript('window.gerbang.request("kiosk.state")');
      if (typeof reply !== 'object' || reply === null || !('value' in reply)) throw new Error('no state');
      const { value } = reply;
      webContents.send(told, value);
      if (other === null && typeof value === 'object' && value !== null && 'site' in value)
        now = typeof value.site === 'object' && value.site !== null && Reflect.get(value.site, 'language');
    }
    return typeof now === 'string' ? now : '';
  }, language);
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, spoken);
}

/** Does something with the screen that stands in each language, the office's own first and back at the end. */
export async function inBothLanguages(
  seen: Seen,
  look: (language: Language) => Promise<unknown>,
): Promise<void> {
  const own = await seen.page.evaluate(() => document.documentElement.lang);
  for (const language of LANGUAGES.toSorted((a, b) => Number(b === own) - Number(a === own))) {
    if (language !== own) await speak(seen, language);
    await look(language);
  }
  await speak(seen, null);
}
