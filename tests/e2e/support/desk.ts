import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import {
  createIssuer,
  type Issuer,
  issueHcert,
  type HcertOptions,
  trustDocument,
} from '../../support/issuer/hcert.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { openDisplay } from '../../../scripts/lib/display.mjs';
import { launchKiosk, type LaunchOptions, type RunningKiosk } from '../../support/kiosk.ts';
import { openPty, type Pty } from '../../support/pty.ts';
import { provision, readEntries, withLog } from '../../support/provision.ts';
import { DESK_SIZE, resize } from './pictures.ts';

const DAY_MS = 86_400_000;

/** A whole desk: a set-up kiosk in real Electron, its scanner's port, and an issuer that it trusts. */
export interface Desk {
  readonly pty: Pty;
  readonly issuer: Issuer;
  readonly data: string;
  /** Starts the kiosk, or starts it anew; resolves when it shows its first screen. */
  start(options?: Omit<LaunchOptions, 'data'>): Promise<RunningKiosk>;
  /** A credential of the trusted issuer. Default: a complete vaccination long enough ago. */
  code(options?: Partial<HcertOptions>): string;
  /** The entries that were made since this test began, the oldest first. */
  entries(): Promise<Visit[]>;
  /** A day so many days before today, `YYYY-MM-DD`. */
  daysAgo(days: number): string;
}

interface Options {
  /** What this desk's site has otherwise than the sample. */
  site: Record<string, unknown>;
  /** The size of a file system of its own for the data folder, as `mount` takes it; needs root. */
  disk: string | null;
  /**
   * Whether the tests that have this, the file and the site in common have one desk, one after another: a start of it
   * without options is a sign-out and a page loaded anew, which takes a tenth of the time. For tests of which the
   * start is not the subject and whose log need not be empty; what one leaves behind, the next finds.
   */
  shared: boolean;
}

interface OpenDesk extends Desk {
  close(): Promise<void>;
}

/** The desk that tests share, until another test needs its own. */
class Kept {
  #of = '';
  #desk: OpenDesk | null = null;
  #running: RunningKiosk | null = null;

  async take(of: string, open: () => Promise<OpenDesk>): Promise<Desk> {
    if (this.#desk === null || this.#of !== of) {
      await this.close();
      this.#desk = await open();
      this.#of = of;
    }
    const desk = this.#desk;
    const before = await withLog(desk.data, (log) => log.tip());
    return {
      ...desk,
      entries: async () => (await desk.entries()).filter(({ seq }) => seq > before),
      start: async (options) => {
        if (options !== undefined) throw new Error('a desk that is shared starts as all others do');
        if (this.#running?.app.process().exitCode === null) await anew(this.#running);
        else this.#running = await desk.start();
        return this.#running;
      },
    };
  }

  async close(): Promise<void> {
    await this.#desk?.close();
    this.#desk = null;
    this.#running = null;
  }
}

/** Each worker has a screen and a keyboard of its own: what one types, no other hears. */
interface Place {
  display: undefined;
  kept: Kept;
}

export const test = base.extend<{ desk: Desk; own: undefined } & Options, Place>({
  display: [
    async ({}, use) => {
      const display = await openDisplay({ own: true });
      Object.assign(process.env, display.env);
      await use(undefined);
      display.stop();
    },
    { scope: 'worker', auto: true },
  ],
  kept: [
    async ({}, use) => {
      const kept = new Kept();
      await use(kept);
      await kept.close();
    },
    { scope: 'worker' },
  ],
  site: [{}, { option: true }],
  disk: [null, { option: true }],
  shared: [false, { option: true }],
  // A kiosk that is not meant would take the keys.
  own: [
    async ({ shared, kept }, use) => {
      if (!shared) await kept.close();
      await use(undefined);
    },
    { auto: true },
  ],
  desk: async ({ site, disk, shared, kept }, use, info) => {
    if (shared) {
      await use(await kept.take(`${info.file} ${JSON.stringify(site)}`, () => openDesk(site, disk)));
      return;
    }
    const desk = await openDesk(site, disk);
    await use(desk);
    await desk.close();
  },
});

async function openDesk(site: Record<string, unknown>, disk: string | null): Promise<OpenDesk> {
  const data = await mkdtemp(join(tmpdir(), 'gerbang e2e '));
  if (disk !== null) execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${disk}`, 'tmpfs', data]);
  const pty = await openPty();
  const now = new Date();
  const issuer = await createIssuer({ country: 'ID' }, now);
  await provision(data, {
    site: { scanner: serialAt(pty.scannerPath), ...site },
    trust: [trustDocument(issuer)],
  });
  const running = new Set<RunningKiosk>();
  return {
    pty,
    issuer,
    data,
    start: async (options = {}) => {
      const kiosk = await launchKiosk({ ...options, data });
      running.add(kiosk);
      return kiosk;
    },
    code: (options = {}) =>
      issueHcert(issuer, {
        issuedAt: new Date(now.getTime() - 2 * DAY_MS),
        expiresAt: new Date(now.getTime() + 300 * DAY_MS),
        ...(options.test || options.recovery || options.payload
          ? {}
          : { vaccination: { dt: daysBefore(now, 150) } }),
        ...options,
      }),
    daysAgo: (days) => daysBefore(now, days),
    entries: () => readEntries(data),
    close: async () => {
      for (const kiosk of running) await kiosk.close().catch(() => undefined);
      await pty.close();
      if (disk !== null) execFileSync('umount', ['--lazy', data]);
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** A kiosk that runs, as it is after its start: nobody signed in, the first screen, the window as large as at first. */
async function anew(kiosk: RunningKiosk): Promise<void> {
  // What stands is closed, so that main knows of it.
  await kiosk.page.keyboard.press('Escape');
  await kiosk.page.evaluate(() => window.gerbang.request('officer.signOut', undefined));
  await resize(kiosk, DESK_SIZE);
  await kiosk.page.reload();
}

/** Whether this account may mount a file system, for `disk`. */
export const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

/** The name fields of a credential, for a name in one piece: what is after the first word is the family's. */
export function holder(name: string) {
  const [given = '', ...rest] = name.split(' ');
  const mrz = (text: string) => text.toUpperCase().replace(/[^A-Z]+/g, '<');
  const family = rest.join(' ');
  return { gn: given, gnt: mrz(given), fn: family, fnt: mrz(family) };
}

export { expect };

function serialAt(path: string) {
  return { kind: 'serial', port: { by: 'path', path } };
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);
}
