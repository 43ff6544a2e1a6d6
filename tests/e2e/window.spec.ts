import { expect, test } from './support/desk.ts';
import { screens } from './support/screens.ts';

test('the kiosk fills the screen, with and without a window manager', async ({ desk }) => {
  const { app, page } = await desk.start({ size: null });
  await screens(page).listening.waitFor();
  const window = await app.evaluate(({ BrowserWindow, screen }) => ({
    bounds: BrowserWindow.getAllWindows()[0]?.getContentBounds(),
    display: screen.getPrimaryDisplay().bounds,
  }));
  // Without a window manager Chromium keeps a window a pixel smaller than the screen.
  expect(window.bounds?.width).toBeGreaterThanOrEqual(window.display.width - 1);
  expect(window.bounds?.height).toBeGreaterThanOrEqual(window.display.height - 1);
  expect(await page.evaluate(() => innerWidth)).toBe(window.bounds?.width);
});
