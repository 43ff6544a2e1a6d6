import { setTimeout as sleep } from 'node:timers/promises';
import { readEntries, verifyLog } from '../support/provision.ts';
import { expect, test } from './support/desk.ts';
import { screens } from './support/screens.ts';

/** How often the kiosk is killed; each time at another moment of the stream. */
const KILLS = 4;

test('killed in mid-stream, every entry whose colour was shown is in the log', async ({ desk }) => {
  const shown = new Set<number>();
  for (let round = 1; round <= KILLS; round++) {
    const { app, page } = await desk.start();
    await screens(page).listening.waitFor();
    page.on('console', (message) => shown.add(Number(message.text())));
    await page.evaluate(() => {
      const report = () => {
        const seq = document.querySelector('[data-testid="verdict"]')?.getAttribute('data-seq');
        // eslint-disable-next-line no-console -- That is how the page tells the test, at once.
        if (seq) console.log(seq);
      };
      new MutationObserver(report).observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
      });
    });
    const before = shown.size;
    const code = `${desk.code()}\r`;
    const gone = new Promise((resolve) => app.process().once('exit', resolve));
    // Nobody reads the port of a dead kiosk: the writes that are left fail when it is unplugged.
    const stream = (async () => {
      for (let i = 0; i < 200; i++) {
        await desk.pty.write(code);
        // Not all at once: what is too much for the desk is one entry.
        await sleep(10);
      }
    })().catch(() => undefined);
    await expect.poll(() => shown.size).toBeGreaterThan(before + 5 * round);
    app.process().kill('SIGKILL');
    await gone;
    await desk.pty.close();
    await stream;
    await desk.pty.reopen();
  }

  const logged = new Set((await readEntries(desk.data)).map(({ seq }) => seq));
  expect(shown.size).toBeGreaterThan(5 * KILLS);
  expect([...shown].filter((seq) => !logged.has(seq))).toEqual([]);
  expect(await verifyLog(desk.data)).toMatchObject({ ok: true });
});
