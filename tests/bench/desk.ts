import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import * as z from 'zod';
import { launchKiosk } from '../support/kiosk.ts';
import { openPty } from '../support/pty.ts';
import { provision } from '../support/provision.ts';
import { createIssuer, issueHcert, trustDocument, type Issuer } from '../support/issuer/hcert.ts';
import { type Effort, timing, wallClock } from './lib/measure.ts';
import { millis, type Row, type Section } from './lib/report.ts';

const SCANS = 48;
/** Of these so many come when the screen is back to idle; the others interrupt the verdict before. */
const FROM_IDLE = 8;
const BAUD_RATES = [9600, 115_200] as const;
/** Start bit, eight data bits, stop bit. */
const BITS_A_BYTE = 10;

const Moments = z.object({ durable: z.number(), painted: z.number() });

/** The last byte into a real port to the painted verdict, in real Electron. */
export async function deskSection({ most }: Effort): Promise<Section> {
  const data = mkdtempSync(join(tmpdir(), 'gerbang-bench-'));
  const pty = await openPty();
  const issuer = await createIssuer({ country: 'ID' }, new Date());
  await provision(data, {
    site: {
      scanner: { kind: 'serial', port: { by: 'path', path: pty.scannerPath } },
      display: { sound: false, verdictSeconds: 2, referSeconds: 5 },
    },
    trust: [trustDocument(issuer)],
  });
  const { app, page, close } = await launchKiosk({ data });
  try {
    await page.locator('[data-testid="idle"][data-scanner-state="connected"]').waitFor();
    await watchMain(app);
    await watchPage(page);
    const scans: { durable: number; painted: number; fromIdle: boolean }[] = [];
    let bytes = 0;
    for (let i = 0; i < most(SCANS); i++) {
      const fromIdle = i < most(FROM_IDLE);
      if (fromIdle) await page.getByTestId('idle').waitFor();
      else await sleep(100);
      const code = `${codeOf(issuer, i)}\r`;
      bytes = code.length;
      const begin = wallClock();
      await pty.write(code);
      const { durable, painted } = Moments.parse({
        painted: await nextPaint(page, i),
        durable: await sentAt(app, i),
      });
      scans.push({ durable: durable - begin, painted: painted - begin, fromIdle });
    }
    return section(scans, bytes);
  } finally {
    await close();
    await pty.close();
    rmSync(data, { recursive: true, force: true });
  }
}

function section(
  scans: readonly { durable: number; painted: number; fromIdle: boolean }[],
  bytes: number,
): Section {
  const [first, ...rest] = scans;
  if (!first) throw new Error('no scan was measured');
  const beside = { to: 'wire at 115200', value: wireMs(bytes, 115_200) };
  const painted = timing(rest.map((scan) => scan.painted));
  const idle = timing(rest.filter(({ fromIdle }) => fromIdle).map((scan) => scan.painted));
  return {
    title: 'Desk: last byte into the port to the painted verdict, in Electron',
    rows: [
      ...BAUD_RATES.map((baud) => wireRow(bytes, baud)),
      millis('entry durable, sent to the page', timing(rest.map((scan) => scan.durable)), beside),
      millis('verdict painted', painted, beside),
      millis('verdict painted, from idle only', idle, beside),
      { name: 'first scan after the start', median: first.painted, p95: null, samples: 1, unit: 'ms' },
    ],
    notes: [
      `A code of ${bytes} bytes goes into a pseudo-terminal at once: the wire times are what a real port adds before.`,
      'painted: the frame in which the verdict entered the page has been laid out and handed over for display.',
    ],
  };
}

function wireMs(bytes: number, baud: number): number {
  return (bytes * BITS_A_BYTE * 1000) / baud;
}

function wireRow(bytes: number, baud: number): Row {
  const name = `wire time at ${baud} baud`;
  return { name, median: wireMs(bytes, baud), p95: null, samples: 1, unit: 'ms' };
}

/** Notes when main tells the page of a verdict: its entry is durable by then. */
async function watchMain(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('no window');
    const times: number[] = [];
    const send = window.webContents.send.bind(window.webContents);
    window.webContents.send = (channel: string, ...rest: unknown[]) => {
      if (channel.endsWith('scan.screen')) times.push(performance.timeOrigin + performance.now());
      send(channel, ...rest);
    };
    Object.assign(globalThis, { benchTimes: times });
  });
}

async function sentAt(app: ElectronApplication, i: number): Promise<unknown> {
  return app.evaluate((_, at) => {
    const times: unknown = Reflect.get(globalThis, 'benchTimes');
    const time: unknown = Array.isArray(times) ? times[at] : undefined;
    return time;
  }, i);
}

/** Notes when each verdict is painted: its place in the log changes, then a frame is made. */
async function watchPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { benchTimes: times });
    let last: string | null = null;
    const frame = new MessageChannel();
    frame.port1.onmessage = () => times.push(performance.timeOrigin + performance.now());
    new MutationObserver(() => {
      const seq = document.querySelector('[data-testid="verdict"]')?.getAttribute('data-seq') ?? null;
      if (seq === null || seq === last) return;
      last = seq;
      // A message posted in an animation frame comes after that frame's layout and paint.
      requestAnimationFrame(() => {
        frame.port2.postMessage(null);
      });
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}

async function nextPaint(page: Page, i: number): Promise<unknown> {
  const time = await page.waitForFunction((at) => {
    const times: unknown = Reflect.get(globalThis, 'benchTimes');
    const time: unknown = Array.isArray(times) ? times[at] : undefined;
    return time;
  }, i);
  return time.jsonValue();
}

function codeOf(issuer: Issuer, i: number): string {
  const day = 86_400_000;
  const now = Date.now();
  const daysAgo = (days: number) => new Date(now - days * day);
  return issueHcert(issuer, {
    issuedAt: daysAgo(2),
    expiresAt: daysAgo(-300),
    vaccination: {
      dt: daysAgo(150).toISOString().slice(0, 10),
      ci: `URN:UVCI:01:ID:GERBANG/CONTOH#${1000 + i}`,
    },
  });
}
